import { z } from 'zod';

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayInMs = 86_400_000;

/** A day without a time or a zone, `YYYY-MM-DD`, years 1900 to 2199. Only days that exist are accepted. */
export const calendarDate = z
  .string()
  .refine(isCalendarDate, { message: 'not a calendar date YYYY-MM-DD' })
  .meta({ format: 'date', pattern: pattern.source })
  .brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof calendarDate>;

/** A moment in time, ISO 8601 in UTC with milliseconds, for example `2026-11-24T07:12:00.000Z`. */
export const instant = z.iso.datetime({ offset: false }).brand<'Instant'>();
export type Instant = z.infer<typeof instant>;

export function isCalendarDate(text: string): boolean {
  const match = pattern.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Takes text from inside the program that is known to be a day; throws on anything else (a defect). */
export function toCalendarDate(text: string): CalendarDate {
  return calendarDate.parse(text);
}

export function toInstant(date: Date): Instant {
  return date.toISOString() as Instant;
}

/** The day it is in an office of the Federal Republic (Europe/Berlin) at that moment. */
export function dayInBerlin(moment: Instant | Date): CalendarDate {
  const date = typeof moment === 'string' ? new Date(moment) : moment;
  return berlinDay.format(date) as CalendarDate;
}

const berlinDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Midnight in Berlin at which that day begins. Clocks are never changed at midnight. */
export function startOfDayInBerlin(day: CalendarDate): Instant {
  const inSummer = new Date(Date.parse(`${day}T00:00:00Z`) - 2 * 3_600_000);
  return toInstant(dayInBerlin(inSummer) === day ? inSummer : new Date(inSummer.getTime() + 3_600_000));
}

export function addDays(day: CalendarDate, count: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * dayInMs).toISOString().slice(0, 10) as CalendarDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayInMs);
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekday(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** `24.11.2026`, the German way of writing a day (DIN 5008). */
export function formatGermanDay(day: CalendarDate): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

/** `24.11.`, where the year is clear from the context. */
export function formatGermanDayShort(day: CalendarDate): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.`;
}
