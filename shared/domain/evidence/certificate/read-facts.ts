import type { CalendarDate } from '../../../base/calendar-date.ts';
import { isValidIk, isValidKvnr, isValidLanr } from '../../check-digits.ts';
import { type CertificateBox, certificateBoxes, type Fact, type SickNoteFacts } from '../extraction.ts';
import { assignValues } from '../layout/assign-values.ts';
import { toBox } from '../layout/geometry.ts';
import type { Piece } from '../layout/page-layout.ts';
import type { Candidate } from '../verdict.ts';
import type { FormLabel } from './form-labels.ts';
import type { FormPage } from './form-page.ts';
import { readDays } from './read-days.ts';
import { readTick, type TickLabel, tickPlaces } from './tick-marks.ts';

const identifiers: readonly {
  readonly name: FormLabel;
  readonly kind: 'LANR' | 'IK' | 'KVNR';
  readonly form: RegExp;
  readonly isValid: (text: string) => boolean;
}[] = [
  { name: 'doctorNumber', kind: 'LANR', form: /^\d{9}$/, isValid: isValidLanr },
  { name: 'insurerCode', kind: 'IK', form: /^\d{9}$/, isValid: isValidIk },
  { name: 'insuredNumber', kind: 'KVNR', form: /^[A-Z]\d{9}$/, isValid: isValidKvnr },
];
/** Numbers of hospitals and of doctors without one (KBV): they have no check digit. */
const withoutCheckDigit = /^(?:555555|999999|000000)/;

/** What stands on the certificates besides the compared fields. */
export function readFacts(
  certificates: readonly FormPage[],
  all: readonly FormPage[],
  kinds: readonly Candidate[],
  legibleFrom: number,
  onDay: CalendarDate,
): SickNoteFacts {
  const issued = only(
    certificates
      .flatMap((form) => readDays(form, 'issuedOn', onDay))
      .filter(({ confidence }) => confidence >= legibleFrom),
  );
  const kind = only(kinds.filter(({ confidence, value }) => confidence >= legibleFrom && value !== ''));
  const boxes = certificateBoxes.map((name) => [name, readBox(certificates, name, legibleFrom)] as const);
  return {
    issuedOn: issued === null ? null : { ...placeOf(issued), value: issued.value as CalendarDate },
    kind: kind === null ? null : { ...placeOf(kind), value: kind.value as 'INITIAL' | 'FOLLOW_UP' },
    boxes: Object.fromEntries(boxes) as SickNoteFacts['boxes'],
    wrongCheckDigits: certificates.flatMap(findWrongCheckDigits),
    caseNumbers: all.flatMap((form) => findNumbers(form, /(?<![0-9A-Z])\d{5} ?(?:BG|\/\/) ?\d{7}(?!\d)/gi)),
    customerNumbers: all.flatMap((form) => findNumbers(form, /(?<![0-9A-Z])\d{3}[A-Z]\d{6}(?![0-9A-Z])/g)),
  };
}

/** The one value that all of them have; null where they differ. */
function only(candidates: readonly Candidate[]): Candidate | null {
  const [first, ...others] = candidates;
  return first !== undefined && others.every(({ value }) => value === first.value) ? first : null;
}

function placeOf({ contentHash, page, box, confidence }: Candidate): Omit<Fact<never>, 'value'> {
  return { contentHash, page, box, confidence };
}

function readBox(forms: readonly FormPage[], name: CertificateBox, legibleFrom: number): Fact<boolean> | null {
  const ticks = forms.flatMap((form) =>
    tickPlaces(form, name as TickLabel).flatMap((label, index) => {
      const tick = readTick(form, name as TickLabel, label, index, 'left');
      return tick === null || tick.confidence < legibleFrom ? [] : [{ form, tick }];
    }),
  );
  const found = ticks.find(({ tick }) => tick.isTicked) ?? ticks[0];
  if (found === undefined) return null;
  const { form, tick } = found;
  return {
    value: tick.isTicked,
    contentHash: form.contentHash,
    page: form.page.page,
    box: toBox(tick.rect, form.page),
    confidence: tick.confidence,
  };
}

/** Only in printed text: a misread digit is no oddity of the certificate. */
function findWrongCheckDigits(form: FormPage): SickNoteFacts['wrongCheckDigits'] {
  if (form.page.source !== 'text-layer') return [];
  return identifiers.flatMap(({ name, kind, form: pattern, isValid }) => {
    const values = form.layout.pieces
      .filter(({ text }) => pattern.test(text))
      .map((piece) => ({ rect: piece.rect, pieces: [piece] as readonly Piece[], text: piece.text }));
    return assignValues(form.layout, form.labels, values)
      .filter(
        ({ label, value, isAmbiguous }) =>
          label.name === name && !isAmbiguous && !isValid(value.text) && !withoutCheckDigit.test(value.text),
      )
      .map(({ value }) => ({
        value: kind,
        contentHash: form.contentHash,
        page: form.page.page,
        box: toBox(value.rect, form.page),
        confidence: value.pieces[0]?.confidence ?? 0,
      }));
  });
}

function findNumbers(form: FormPage, pattern: RegExp): readonly Fact<string>[] {
  return form.layout.segments.flatMap((segment) =>
    [
      ...segment.pieces
        .map(({ text }) => text)
        .join(' ')
        .matchAll(pattern),
    ].map((match) => ({
      value: match[0].replaceAll(' ', '').toUpperCase(),
      contentHash: form.contentHash,
      page: form.page.page,
      box: toBox(segment.rect, form.page),
      confidence: Math.min(...segment.pieces.map(({ confidence }) => confidence)),
    })),
  );
}
