import type { Assignment, Relation } from '../layout/assign-values.ts';
import type { DateOnPage } from '../layout/find-dates.ts';
import { grow, heightOf, holdsMiddleOf, middleOf, type Rect, sharedWidth, toBox, union } from '../layout/geometry.ts';
import type { LabelHit } from '../layout/label-hit.ts';
import { roomAround } from '../layout/page-layout.ts';
import { parseComb } from '../parse-date.ts';
import type { Look } from '../reading.ts';
import type { FormLabel } from './form-labels.ts';
import { type FormPage, hitsOf } from './form-page.ts';

export const dayFields = ['unfitSince', 'unfitUntil', 'assessedOn', 'birthDate', 'issuedOn'] as const;
export type DayField = (typeof dayFields)[number];

/** The labels whose days stand in one column or row, all in the same relation to their labels. */
const periodLabels: ReadonlySet<FormLabel> = new Set(['unfitSince', 'unfitUntil', 'assessedOn']);

/** One place on a page where the day of a field stands or should stand. */
export interface DayPlace {
  readonly field: DayField;
  readonly label: LabelHit<FormLabel>;
  /** What the first reading found there. */
  readonly assigned: Assignment<FormLabel, DateOnPage> | null;
  /** Where the value is looked for more closely. */
  readonly areas: readonly { readonly lookId: string; readonly rect: Rect }[];
}

/** Where the days of one field stand on the page: one place for each time its label is printed. */
export function dayPlaces(form: FormPage, field: DayField): readonly DayPlace[] {
  return hitsOf(form, field).map((label, index) => {
    const assigned = form.days.find((day) => day.label === label) ?? null;
    const id = `${form.page.page}:${field}:${index + 1}`;
    return { field, label, assigned, areas: areasOf(form, label, assigned, id) };
  });
}

export function lookAtDay(form: FormPage, place: DayPlace): readonly Look[] {
  return place.areas.map(({ lookId, rect }) => ({
    id: lookId,
    page: form.page.page,
    box: toBox(rect, form.page),
    kind: 'date' as const,
  }));
}

function areasOf(
  form: FormPage,
  label: LabelHit<FormLabel>,
  assigned: Assignment<FormLabel, DateOnPage> | null,
  id: string,
): DayPlace['areas'] {
  if (assigned !== null) {
    const height = heightOf(assigned.value.rect);
    const { rect, pieces, printed } = assigned.value;
    const room = roomAround(form.layout, rect, new Set(pieces), height * 1.1, height * 0.45);
    // `02.11.20` may be the beginning of `02.11.2026` whose end was not seen, or was read as something else
    const isCut = printed.hasShortYear && (printed.year === 20 || printed.year === 19);
    const own = isCut
      ? new Set([...pieces, ...form.layout.pieces.filter(({ text }) => !isOtherPrint(text))])
      : new Set(pieces);
    // engines place the end of a word less exactly than its beginning
    const reach = isCut ? Math.max(height * 4, (rect.right - rect.left) * 0.45) : height * 2.2;
    const longer = roomAround(form.layout, rect, own, reach, height * 0.45);
    return [{ lookId: id, rect: { ...room, right: longer.right } }];
  }
  // nothing was read there: where the other days of this form stand seen from their labels, else both
  const others = periodLabels.has(label.name) ? form.days.filter((day) => periodLabels.has(day.label.name)) : [];
  const relations = new Set(others.map(({ relation }) => relation));
  const wanted = (relation: Relation) => relations.size === 0 || relations.has(relation);
  const areas: { lookId: string; rect: Rect }[] = [];
  const right = wanted('right') ? areaRight(form, label, others) : null;
  const below = wanted('below') ? areaBelow(form, label, others) : null;
  if (right !== null) areas.push({ lookId: `${id}:right`, rect: right });
  if (below !== null) areas.push({ lookId: `${id}:below`, rect: below });
  return areas;
}

/** What is left of digits on the label's line, or the free place from the label to the next print. */
function areaRight(form: FormPage, label: LabelHit<FormLabel>, others: FormPage['days']): Rect | null {
  const { rect, lineHeight } = label;
  const sample = others.find(({ relation }) => relation === 'right');
  // days of one form stand in one column
  const column = sample === undefined || sample.value.rect.left < rect.right ? null : sample.value.rect;
  const height = column === null ? lineHeight * 1.6 : heightOf(column);
  const { y } = middleOf(rect);
  const band = { top: Math.min(rect.top, y - height), bottom: Math.max(rect.bottom, y + height) };
  const left = rect.right + lineHeight * 0.3;
  const free = Math.min(nextPrint(form, label, band, left), form.layout.size.width);
  const digits = restOfDigits(form, label, { left, right: free, ...band });
  if (digits !== null) {
    const reach = heightOf(digits) * 4;
    return {
      ...grow(digits, 0, heightOf(digits) * 0.4),
      left,
      right: Math.min(free, digits.right + reach),
    };
  }
  const furthest = column === null ? rect.right + lineHeight * 40 : column.right + height * 2;
  const right = Math.min(furthest, free);
  return right - left < lineHeight * 3 ? null : { left, right, ...band };
}

/** Pieces with digits in the area that belong to no day. */
function restOfDigits(form: FormPage, label: LabelHit<FormLabel>, area: Rect): Rect | null {
  const dates = new Set(form.dates.flatMap(({ pieces }) => pieces));
  const [first, ...others] = form.layout.pieces
    .filter(
      (piece) =>
        /\d/.test(piece.text) && !label.pieces.has(piece) && !dates.has(piece) && holdsMiddleOf(area, piece.rect),
    )
    .map((piece) => piece.rect);
  return first === undefined ? null : union(first, ...others);
}

/** Below the label to the next print, as wide as the label or a long date. */
function areaBelow(form: FormPage, label: LabelHit<FormLabel>, others: FormPage['days']): Rect | null {
  const { rect, lineHeight } = label;
  const sample = others.find(({ relation }) => relation === 'below');
  const height = sample === undefined ? lineHeight * 2 : heightOf(sample.value.rect);
  const left = rect.left - lineHeight;
  const right = Math.min(form.layout.size.width, Math.max(rect.right, rect.left + height * 10));
  const lowest = rect.bottom + height * 2.2;
  const next = form.layout.pieces
    .filter((piece) => !label.pieces.has(piece) && /\p{L}{3}/u.test(piece.text))
    .filter(
      (piece) =>
        piece.rect.top > rect.bottom - lineHeight * 0.2 && sharedWidth(piece.rect, { ...rect, left, right }) > 0,
    )
    .reduce((least, piece) => Math.min(least, piece.rect.top), lowest);
  const bottom = Math.min(lowest, next - lineHeight * 0.1);
  return bottom - rect.bottom < lineHeight ? null : { left: Math.max(0, left), right, top: rect.bottom, bottom };
}

function nextPrint(
  form: FormPage,
  label: LabelHit<FormLabel>,
  band: { top: number; bottom: number },
  from: number,
): number {
  return form.layout.pieces
    .filter((piece) => !label.pieces.has(piece) && isOtherPrint(piece.text) && piece.rect.left >= from)
    .filter((piece) => middleOf(piece.rect).y > band.top && middleOf(piece.rect).y < band.bottom)
    .reduce((least, piece) => Math.min(least, piece.rect.left), Number.POSITIVE_INFINITY);
}

/** A word, or a number too long for a day: the stamp of the practice stands on the same lines. */
function isOtherPrint(text: string): boolean {
  return /\p{L}{3}/u.test(text) || (/\d{7}/.test(text) && parseComb(text) === null);
}
