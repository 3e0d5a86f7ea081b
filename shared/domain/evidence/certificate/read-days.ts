import type { CalendarDate } from '../../../base/calendar-date.ts';
import { heightOf, holdsMiddleOf, sharedHeight, sharedWidth, toBox, toRect, union } from '../layout/geometry.ts';
import { normalPrint } from '../layout/page-layout.ts';
import { type PrintedDay, readDay, toBirthDate, toCertificateDay } from '../parse-date.ts';
import type { Candidate } from '../verdict.ts';
import { type ValueReading, weighReadings } from '../weigh-readings.ts';
import { type DayField, type DayPlace, dayPlaces } from './day-fields.ts';
import type { FormPage } from './form-page.ts';

interface DayReading extends ValueReading {
  readonly text: string;
  readonly box: Candidate['box'];
}

/** A reading in which a letter was taken for a digit counts for less than one that needs no help. */
const uncleanWorth = 0.6;
/** Even read three times, a year without its end must not become sure. */
const cutWorth = 0.2;
const ambiguousAtMost = 0.5;
/** So many digits are the rest of a day; fewer are the frames of empty cells. */
const fewestDigits = 4;

/** What stands at the labels of a field, for each label the likeliest first. */
export function readDays(form: FormPage, field: DayField, onDay: CalendarDate): readonly Candidate[] {
  return dayPlaces(form, field).flatMap((place) => readPlace(form, place, onDay));
}

/** Days on the page that belong to no label, or to another one: what else could have been meant. */
export function otherDays(form: FormPage, field: DayField): readonly Candidate[] {
  return form.dates
    .filter((date) => form.days.every((day) => day.value !== date || day.label.name !== field))
    .flatMap((date) => {
      const value = toCertificateDay(date.printed);
      if (value === null) return [];
      return [
        {
          value,
          text: asPrinted(date.printed.text),
          contentHash: form.contentHash,
          page: form.page.page,
          box: toBox(date.rect, form.page),
          confidence: Math.min(date.confidence, ambiguousAtMost),
          label: null,
        },
      ];
    });
}

function readPlace(form: FormPage, place: DayPlace, onDay: CalendarDate): readonly Candidate[] {
  const base = { contentHash: form.contentHash, page: form.page.page, label: place.label.text };
  const toDay = (printed: PrintedDay) =>
    place.field === 'birthDate' ? toBirthDate(printed, onDay) : toCertificateDay(printed);
  const readings = [...firstReading(form, place, toDay), ...closerReadings(form, place, toDay)];
  const isPrinted = form.page.source === 'text-layer';
  const weighed = isPrinted
    ? readings.map(({ value, confidence }) => ({ value, confidence }))
    : weighReadings(readings);
  const found = weighed.flatMap(({ value, confidence }) => {
    const reading = readings.find((candidate) => candidate.value === value);
    if (reading === undefined) return [];
    const most = place.assigned?.isAmbiguous === true ? ambiguousAtMost : 1;
    return [
      { ...base, value, text: asPrinted(reading.text), box: reading.box, confidence: Math.min(confidence, most) },
    ];
  });
  if (found.length > 0) return found;
  const unread = unreadAt(form, place);
  return unread === null ? [] : [{ ...base, value: '', text: '', box: unread, confidence: 0 }];
}

/** Two digits of a year where the form's other days have four: the other two were overlooked. */
function isCut(form: FormPage, place: DayPlace, printed: PrintedDay): boolean {
  if (!printed.hasShortYear || (printed.year !== 20 && printed.year !== 19)) return false;
  return form.days.some(({ label, value }) => label !== place.label && !value.printed.hasShortYear);
}

function worthOf(form: FormPage, place: DayPlace, printed: PrintedDay, confidence: number): number {
  if (isCut(form, place, printed)) return confidence * cutWorth;
  return printed.isClean ? confidence : confidence * uncleanWorth;
}

function firstReading(
  form: FormPage,
  place: DayPlace,
  toDay: (printed: PrintedDay) => CalendarDate | null,
): readonly DayReading[] {
  if (place.assigned === null) return [];
  const { printed, confidence, rect } = place.assigned.value;
  const value = toDay(printed);
  if (value === null) return [];
  return [
    {
      value,
      text: asPrinted(printed.text),
      confidence: worthOf(form, place, printed, confidence),
      engine: 'page',
      box: toBox(rect, form.page),
    },
  ];
}

function closerReadings(
  form: FormPage,
  place: DayPlace,
  toDay: (printed: PrintedDay) => CalendarDate | null,
): readonly DayReading[] {
  return place.areas.flatMap(({ lookId }) =>
    (form.looks.get(lookId)?.readings ?? []).flatMap(({ text, confidence, engine, box }) => {
      if (isOfOtherLabel(form, place, box)) return [];
      const printed = readDay(normalPrint(text));
      const value = printed === null ? null : toDay(printed);
      if (printed === null || value === null) return [];
      return [
        {
          value,
          text: asPrinted(printed.text),
          confidence: worthOf(form, place, printed, confidence),
          engine,
          box,
        },
      ];
    }),
  );
}

/** The look reached into the place of a day that another label owns, for example the next row's. */
function isOfOtherLabel(form: FormPage, place: DayPlace, box: Candidate['box']): boolean {
  const rect = toRect(box, form.page);
  return form.days.some(
    ({ label, value }) =>
      label !== place.label &&
      sharedHeight(rect, value.rect) > 0.5 * heightOf(value.rect) &&
      sharedWidth(rect, value.rect) > 0.5 * (value.rect.right - value.rect.left),
  );
}

/** Digits at the place of the value that make no day: it stands there, but could not be read. */
function unreadAt(form: FormPage, place: DayPlace): Candidate['box'] | null {
  const dates = new Set(form.dates.flatMap(({ pieces }) => pieces));
  const taken = new Set(form.labels.flatMap((label) => [...label.pieces]));
  for (const { lookId, rect } of place.areas) {
    const pieces = form.layout.pieces.filter(
      (piece) => !dates.has(piece) && !taken.has(piece) && /\d/.test(piece.text) && holdsMiddleOf(rect, piece.rect),
    );
    const [first, ...others] = pieces.map((piece) => piece.rect);
    if (first !== undefined && countDigits(pieces.map(({ text }) => text).join('')) >= fewestDigits) {
      return toBox(union(first, ...others), form.page);
    }
    const readings = (form.looks.get(lookId)?.readings ?? []).filter(({ box }) => !isOfOtherLabel(form, place, box));
    const unread = readings.find(({ text, confidence }) => confidence > 0.3 && countDigits(text) >= fewestDigits);
    if (unread !== undefined) return unread.box;
  }
  return null;
}

function countDigits(text: string): number {
  return (text.match(/\d/g) ?? []).length;
}

/** Readers put blanks around the points of comb cells, which nobody sees on the paper. */
function asPrinted(text: string): string {
  return text.replace(/ *([.,]) */g, '$1').slice(0, 60);
}
