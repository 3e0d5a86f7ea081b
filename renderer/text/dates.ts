import {
  addDays,
  type CalendarDate,
  dayInBerlin,
  daysBetween,
  formatGermanDay,
  formatGermanDayShort,
  type Instant,
  isCalendarDate,
} from '../../shared/base/calendar-date.ts';

const time = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' });
const weekdayShort = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', weekday: 'short' });

/** `08:12`, in German official time. */
export function formatTime(moment: Instant): string {
  return time.format(new Date(moment));
}

/** As short as it stays clear, for lists: `08:12`, `gestern`, `Fr`, `12.11.`, `12.11.2025`. */
export function formatMomentShort(moment: Instant, now: Date): string {
  const day = dayInBerlin(moment);
  const today = dayInBerlin(now);
  const age = daysBetween(day, today);
  if (age === 0) return formatTime(moment);
  if (age === 1) return 'gestern';
  if (age > 1 && age < 7) return weekdayShort.format(new Date(`${day}T00:00:00Z`)).replace('.', '');
  return formatDayNear(day, today);
}

/** In a sentence: `heute 08:12`, `gestern 17:40`, `12.11. 09:30`. */
export function formatMoment(moment: Instant, now: Date): string {
  const day = dayInBerlin(moment);
  const today = dayInBerlin(now);
  const at = formatTime(moment);
  if (day === today) return `heute ${at}`;
  if (day === addDays(today, -1)) return `gestern ${at}`;
  return `${formatDayNear(day, today)} ${at}`;
}

const monthShort = new Intl.DateTimeFormat('de-DE', { timeZone: 'UTC', month: 'short' });

/** `Sep`, below a band of months. */
export function formatMonthShort(day: CalendarDate): string {
  return monthShort.format(new Date(`${day}T00:00:00Z`)).slice(0, 3);
}

/** Reads `8.12.2026` as people write it; undefined where that is no day. */
export function parseGermanDay(text: string): CalendarDate | undefined {
  const match = /^\s*(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\s*$/.exec(text);
  if (match === null) return undefined;
  const [, day = '', month = '', year = ''] = match;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(written) ? (written as CalendarDate) : undefined;
}

/** `26.11.` in this year, `26.11.2025` otherwise. */
export function formatDayNear(day: CalendarDate, today: CalendarDate): string {
  return day.slice(0, 4) === today.slice(0, 4) ? formatGermanDayShort(day) : formatGermanDay(day);
}

const wholeNumber = new Intl.NumberFormat('de-DE');

/** `12.000`. */
export function formatCount(count: number): string {
  return wholeNumber.format(count);
}
