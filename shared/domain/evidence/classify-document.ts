import { findDiagnosis, isCertificateCode } from './certificate/find-diagnosis.ts';
import type { FormLabel } from './certificate/form-labels.ts';
import { type FormPage, has, readForms } from './certificate/form-page.ts';
import { blockRect, personPlaces } from './certificate/person-block.ts';
import { foldLabel, foldPieces } from './layout/fold-print.ts';
import { toBox } from './layout/geometry.ts';
import { findApproximately } from './layout/match-text.ts';
import type { DocumentReading } from './reading.ts';
import type { CopyKind, DocumentKind, DocumentVerdict } from './verdict.ts';

/** Labels that only the form has; a letter about a certificate, or our own Durchschrift of a notice, has none of them. */
const formOnly: readonly FormLabel[] = [
  'insurer',
  'person',
  'insurerCode',
  'insuredNumber',
  'practiceNumber',
  'doctorNumber',
  'transitDoctor',
  'stamp',
  'copyEmployer',
  'copyInsured',
  'copyInsurer',
  'copyDoctor',
  'workAccident',
];
/** What a practice puts on it; a letter of the insurer about a certificate repeats days and names, but not these. */
const practiceLabels: readonly FormLabel[] = [
  'practiceNumber',
  'doctorNumber',
  'transitDoctor',
  'stamp',
  'workAccident',
  'copyEmployer',
  'copyInsured',
  'copyInsurer',
  'copyDoctor',
];
const dayLabels: readonly FormLabel[] = ['unfitSince', 'unfitUntil', 'assessedOn'];
const headLabels: readonly FormLabel[] = [
  'title',
  'initial',
  'followUp',
  'copyEmployer',
  'copyInsured',
  'copyInsurer',
  'copyDoctor',
];

const hospitalWords = [
  'Liegebescheinigung',
  'Aufenthaltsbescheinigung',
  'Krankenhausaufenthalt',
  'stationäre Behandlung',
  'stationären Behandlung',
  'stationärer Behandlung',
  'stationärer Aufenthalt',
  'stationären Aufenthalt',
  'stationär aufgenommen',
  'stationär behandelt',
  'Krankenhausbescheinigung',
];
const attestHeads = [
  'Ärztliches Attest',
  'Attest',
  'Ärztliche Bescheinigung',
  'Privatärztliches Attest',
  'Zahnärztliches Attest',
  'Ärztliches Zeugnis',
];

/** What a document is, by its labels, never by one word alone (DOMAIN 1.2). */
export function classifyDocument(reading: DocumentReading): DocumentVerdict {
  return classifyForms(reading, readForms(reading));
}

export function classifyForms(reading: DocumentReading, forms: readonly FormPage[]): DocumentVerdict {
  const isLegible = reading.problem === null && forms.some(isLegiblePage);
  const kind = kindOf(forms);
  const isCertificate = kind === 'au';
  const diagnosis = findDiagnosis(reading, forms);
  return {
    contentHash: reading.contentHash,
    isCertificate,
    kind,
    copyKind: isCertificate ? copyOf(reading, forms.filter(isCertificatePage)) : 'OTHER',
    containsDiagnosis: diagnosis.isPrinted,
    sensitive: [...diagnosis.sensitive, ...(kind === 'child-sick' ? childrenOn(forms) : [])],
    isLegible,
  };
}

/** Whether this page is Muster 1 or a print of the electronic certificate: several of its labels, of each sort. */
export function isCertificatePage(form: FormPage): boolean {
  if (has(form, 'childSick')) return false;
  const count = (names: readonly FormLabel[]) => names.filter((name) => has(form, name)).length;
  const [days, own, heads, practice] = [count(dayLabels), count(formOnly), count(headLabels), count(practiceLabels)];
  if (practice === 0) return false;
  return (days >= 2 && own >= 2) || (days >= 1 && own >= 3 && heads >= 2);
}

function kindOf(forms: readonly FormPage[]): DocumentKind {
  if (forms.some(isCertificatePage)) return 'au';
  if (
    forms.some(
      (form) => has(form, 'childSick') || (has(form, 'childCare') && has(form, 'person', 'stamp', 'insuredNumber')),
    )
  )
    return 'child-sick';
  if (forms.some(isHospitalPage)) return 'hospital';
  return forms.some(isAttestPage) ? 'attest' : 'other';
}

/** A page whose words are mostly sure, and enough of them to tell a form by. */
function isLegiblePage({ page }: FormPage): boolean {
  if (page.source === 'none' || page.quality === 'unreadable') return false;
  const sure = page.words.filter(({ text, confidence }) => confidence >= 0.5 && /[\p{L}\p{N}]{2}/u.test(text));
  return sure.length >= 8;
}

/** Two sayings of a hospital, or one in a short line of its own: a heading. */
function isHospitalPage(form: FormPage): boolean {
  const found = hospitalWords.filter((word) => mentions(form, word));
  return (
    found.some((word) => isHeading(form, word)) ||
    found.length >= 2 ||
    (found.length === 1 && mentions(form, 'Klinikum', 'Krankenhaus', 'Klinik'))
  );
}

function isAttestPage(form: FormPage): boolean {
  return attestHeads.some((head) => isHeading(form, head));
}

function mentions(form: FormPage, ...words: readonly string[]): boolean {
  return words.some((word) => {
    const pattern = foldLabel(word);
    return form.layout.segments.some(({ pieces }) => {
      const text = foldPieces(pieces)
        .map(({ letter }) => letter)
        .join('');
      return findApproximately(text, pattern, slackOf(pattern)).length > 0;
    });
  });
}

/** Misread letters that a saying may have. With more, `Folgebescheinigung` would be a `Liegebescheinigung`. */
function slackOf(pattern: string): number {
  return Math.floor(pattern.length / 12);
}

/** Alone on its line, or nearly. */
function isHeading(form: FormPage, word: string): boolean {
  const pattern = foldLabel(word);
  return form.layout.segments.some(({ pieces }) => {
    const text = foldPieces(pieces)
      .map(({ letter }) => letter)
      .join('');
    if (text.length > pattern.length * 1.5 + 6) return false;
    return findApproximately(text, pattern, slackOf(pattern)).some(({ from }) => from <= 3);
  });
}

/** By the bar line; else by the form code; else by what only one copy has. */
function copyOf(reading: DocumentReading, forms: readonly FormPage[]): CopyKind {
  const bars: readonly (readonly [FormLabel, CopyKind])[] = [
    ['copyEmployer', 'EMPLOYER'],
    ['copyInsured', 'INSURED'],
    ['copyInsurer', 'INSURER'],
    ['copyDoctor', 'DOCTOR'],
  ];
  const named = bars.filter(([label]) => forms.some((form) => has(form, label))).map(([, copy]) => copy);
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  // several copies in one document: the one with most on it decides what must happen
  if (named.length > 1)
    return (['INSURER', 'INSURED', 'DOCTOR'] as const).find((copy) => named.includes(copy)) ?? 'OTHER';
  const code = codeOf(forms);
  if (code !== null) return code;
  if (reading.barcodes.some(isCertificateCode)) return 'INSURER';
  return forms.some((form) => has(form, 'employerNote') && !has(form, 'diagnoses', 'icdCode')) ? 'EMPLOYER' : 'OTHER';
}

/** `Muster 1b`, `EAU_Stylesheet_AG`. */
function codeOf(forms: readonly FormPage[]): CopyKind | null {
  const byMuster: Readonly<Record<string, CopyKind>> = { a: 'INSURER', b: 'EMPLOYER', c: 'INSURED', d: 'DOCTOR' };
  const bySheet: Readonly<Record<string, CopyKind>> = { kk: 'INSURER', ag: 'EMPLOYER', v: 'INSURED' };
  for (const form of forms) {
    for (const { pieces } of form.layout.segments) {
      const text = pieces.map((piece) => piece.text).join(' ');
      const muster = /\bMuster\s*[1Il]\s?([a-d])\b/i.exec(text)?.[1]?.toLowerCase();
      if (muster !== undefined) return byMuster[muster] ?? null;
      const sheet = /Stylesheet[_ -]?(KK|AG|V)\b/i.exec(text)?.[1]?.toLowerCase();
      if (sheet !== undefined) return bySheet[sheet] ?? null;
    }
  }
  return null;
}

/** The person block of Muster 21 is the child's: another person, surely. */
function childrenOn(forms: readonly FormPage[]): DocumentVerdict['sensitive'] {
  return forms
    .filter((form) => has(form, 'childSick'))
    .flatMap((form) =>
      personPlaces(form).flatMap((place) => {
        const rect = blockRect(form, place);
        return rect === null
          ? []
          : [{ page: form.page.page, box: toBox(rect, form.page), reason: 'third-party' as const }];
      }),
    );
}
