import { grow, heightOf, holdsMiddleOf, middleOf, type Rect, sharedWidth, toBox, union } from '../layout/geometry.ts';
import type { Piece, Segment } from '../layout/page-layout.ts';
import type { DocumentReading, Look } from '../reading.ts';
import type { DocumentVerdict } from '../verdict.ts';
import { type FormPage, hitsOf } from './form-page.ts';

/** ICD-10-GM as it is printed, with what engines make of its digits: `J06.9`, `S60.81`, `JO6,9`. Only to recognise one. */
const icdPattern = /^[A-Z][0-9OIlSB][0-9OIlSB](?:[.,·-]?[0-9OIlSB-]{1,2}[!*+]?)?$/;

export interface DiagnosisPlaces {
  readonly isPrinted: boolean;
  readonly sensitive: DocumentVerdict['sensitive'];
}

/**
 * Whether a diagnosis is printed, and everywhere it is, generously: the ICD cells with all that stands in them, a text
 * after "Diagnose", the insurer's PDF417. What it says is neither returned nor kept.
 */
export function findDiagnosis(reading: DocumentReading, forms: readonly FormPage[]): DiagnosisPlaces {
  const barcodes = reading.barcodes.filter(isCertificateCode);
  const pages = forms.flatMap((form) => {
    const cells = cellsOf(form);
    const text = textAfterDiagnosis(form);
    const rects = cells !== null && text !== null && holdsMiddleOf(cells, text) ? [cells] : [cells, text];
    return rects
      .filter((rect) => rect !== null)
      .map((rect) => ({ page: form.page.page, box: toBox(rect, form.page), reason: 'diagnosis' as const }));
  });
  return {
    isPrinted: pages.length > 0 || barcodes.length > 0,
    sensitive: [
      ...pages,
      ...barcodes.map(({ page, box }) => ({ page, box: growBox(box), reason: 'barcode' as const })),
    ],
  };
}

/** Muster 1 as PDF417: form code 01, `a` (KBV, technical annex, table 22). Its later fields hold the diagnoses. */
export function isCertificateCode(barcode: DocumentReading['barcodes'][number]): boolean {
  const [form, part] = barcode.firstFields;
  return form?.trim() === '01' && part?.trim().toLowerCase() === 'a';
}

/** On a picture, cells in which the first reading saw nothing are looked at once more: a thin print is soon overlooked. */
export function lookForDiagnosis(form: FormPage): readonly Look[] {
  const area = areaOfCells(form);
  if (area === null || form.page.source !== 'ocr' || filledIn(form, area).length > 0) return [];
  return [{ id: diagnosisLookId(form), page: form.page.page, box: toBox(area, form.page), kind: 'text' }];
}

/** The region of the cells, if anything stands in it that is no label. */
function cellsOf(form: FormPage): Rect | null {
  const area = areaOfCells(form);
  if (area === null) return null;
  const filled = filledIn(form, area);
  const readings = form.looks.get(diagnosisLookId(form))?.readings ?? [];
  const isSeenCloser = readings.some(({ text }) => text.split(/\s+/).some((word) => icdPattern.test(word)));
  if (filled.length === 0 && !isSeenCloser) return null;
  return union(area, ...filled.map(({ rect }) => grow(rect, heightOf(rect), heightOf(rect) * 0.6)));
}

/** From the heading "Diagnose(n)" down over all cells. */
function areaOfCells(form: FormPage): Rect | null {
  const labels = [...hitsOf(form, 'diagnoses'), ...hitsOf(form, 'icdCode')];
  const [first, ...others] = labels.map(({ rect }) => rect);
  if (first === undefined) return null;
  const height = Math.max(...labels.map(({ lineHeight }) => lineHeight));
  const all = union(first, ...others);
  const below = all.bottom + height * 3.2;
  const next = form.labels
    .filter(({ name, rect }) => !['diagnoses', 'icdCode'].includes(name) && rect.top > all.bottom)
    .filter(({ rect }) => sharedWidth(rect, { ...all, right: form.layout.size.width }) > 0)
    .reduce((least, { rect }) => Math.min(least, rect.top), below);
  const cells = hitsOf(form, 'icdCode').length;
  const right = cells >= 3 ? all.right + (all.right - all.left) * 0.5 : form.layout.size.width * 0.97;
  return {
    left: Math.max(0, all.left - height),
    right: Math.min(form.layout.size.width, right),
    top: Math.max(0, all.top - height * 0.2),
    bottom: Math.min(form.layout.size.height, Math.max(all.bottom + height, next)),
  };
}

function filledIn(form: FormPage, area: Rect): readonly Piece[] {
  const labels = new Set(form.labels.flatMap((label) => [...label.pieces]));
  return form.layout.pieces.filter((piece) => {
    if (labels.has(piece)) return false;
    const { x, y } = middleOf(piece.rect);
    const isInside = x > area.left && x < area.right && y > area.top && y < area.bottom;
    return isInside && isCode(piece.text);
  });
}

/** A code, or at least what cannot be a label, a sign or a misread line of the frame. */
function isCode(text: string): boolean {
  const bare = text.replace(/[^\p{L}\p{N}.,]/gu, '');
  if (/icd|code|^10$/i.test(bare)) return false;
  return icdPattern.test(bare) || (/\d/.test(bare) && /\p{L}/u.test(bare) && bare.length >= 3);
}

/** `Diagnose: …` of a free attest or a hospital. The notes of the employer's copy speak of a diagnosis and have none. */
function textAfterDiagnosis(form: FormPage): Rect | null {
  const labels = new Set(form.labels.flatMap((label) => [...label.pieces]));
  const rects = form.layout.segments.flatMap((segment) => {
    const at = segment.pieces.findIndex((piece) => !labels.has(piece) && diagnosisHead.test(piece.text));
    const head = segment.pieces[at];
    return head === undefined || at > 1
      ? []
      : behindHead(form, segment, segment.pieces.slice(at + 1), head.text.endsWith(':'));
  });
  const codes = form.layout.pieces.filter((piece) => !labels.has(piece) && /^[A-Z]\d\d\.\d{1,2}$/.test(piece.text));
  const beside = codes.filter((code) =>
    form.layout.pieces.some((piece) => isCertainty(piece) && isOnLineOf(piece, code)),
  );
  const [first, ...others] = [...rects, ...beside.map(({ rect }) => grow(rect, heightOf(rect) * 3, heightOf(rect)))];
  return first === undefined ? null : union(first, ...others);
}

/** Heads such as "Diagnose", "Aufnahmediagnose", "Diagnosen:". */
const diagnosisHead = /^\p{L}*diagnosen?(?:\(n\))?:?$/iu;

/** What stands behind the head on its line, or right of it with its further lines, or else below. */
function behindHead(form: FormPage, segment: Segment, own: readonly Piece[], hasColon: boolean): readonly Rect[] {
  const height = segment.lineHeight;
  const { rect } = segment;
  const isColumn = own.length === 0;
  if (!isColumn && !hasColon && !own.some(({ text }) => icdPattern.test(text))) return [];
  const beside = form.layout.segments.filter(
    (other) =>
      other !== segment &&
      Math.abs(middleOf(other.rect).y - middleOf(rect).y) < height * 0.6 &&
      other.rect.left > rect.left,
  );
  const start = beside[0]?.rect ?? rect;
  const below = form.layout.segments.filter(
    ({ rect: other }) =>
      other.top > start.bottom - height * 0.3 &&
      other.top < start.bottom + height * 1.2 &&
      Math.abs(other.left - start.left) < height * 2,
  );
  const found = [...own.map((piece) => piece.rect), ...beside.map((other) => other.rect)];
  const all = hasColon || found.length === 0 ? [...found, ...below.map((other) => other.rect)] : found;
  return all.map((other) => grow(other, height, height * 0.4));
}

/** Certainty of a diagnosis (G, V, Z, A) or its label. */
function isCertainty({ text }: Piece): boolean {
  return /^(?:[GVZA]|ICD.*)$/.test(text);
}

function isOnLineOf(piece: Piece, code: Piece): boolean {
  return Math.abs(middleOf(piece.rect).y - middleOf(code.rect).y) < heightOf(code.rect);
}

function growBox(box: DocumentVerdict['sensitive'][number]['box']): DocumentVerdict['sensitive'][number]['box'] {
  const margin = 0.01;
  const left = Math.max(0, box.left - margin);
  const top = Math.max(0, box.top - margin);
  return {
    left,
    top,
    width: Math.min(1 - left, box.width + 2 * margin),
    height: Math.min(1 - top, box.height + 2 * margin),
  };
}

function diagnosisLookId(form: FormPage): string {
  return `${form.page.page}:diagnosis`;
}
