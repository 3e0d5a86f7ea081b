import { addDays, type CalendarDate, weekday } from '../../base/calendar-date.ts';
import type { FederalState } from './rules.ts';

export interface Holiday {
  readonly day: CalendarDate;
  readonly name: string;
}

/** A day of every year (`MM-DD`), a distance from Easter Sunday in days, or the Wednesday before 23 November. */
type Rule = { readonly on: string } | { readonly afterEaster: number } | { readonly special: 'repentance-day' };

interface HolidayRule {
  readonly name: string;
  readonly rule: Rule;
  /** Absent where the day is kept in all 16 states. */
  readonly states?: readonly FederalState[];
  /** First year in which it is kept. */
  readonly since?: number;
  /** Years in which it is kept in all states. */
  readonly everywhereIn?: readonly number[];
}

/**
 * Public holidays by state law (Feiertagsgesetze der Länder), as they stand since 2019. Left out: holidays of single
 * municipalities (Augsburger Friedensfest, Fronleichnam in parts of Saxony and Thuringia) and of single years, except
 * Reformation 2017. Mariä Himmelfahrt counts as kept in all of Bavaria, though only its catholic municipalities keep it.
 */
const rules: readonly HolidayRule[] = [
  { name: 'Neujahr', rule: { on: '01-01' } },
  { name: 'Heilige Drei Könige', rule: { on: '01-06' }, states: ['BW', 'BY', 'ST'] },
  { name: 'Internationaler Frauentag', rule: { on: '03-08' }, states: ['BE'], since: 2019 },
  { name: 'Internationaler Frauentag', rule: { on: '03-08' }, states: ['MV'], since: 2023 },
  { name: 'Karfreitag', rule: { afterEaster: -2 } },
  { name: 'Ostersonntag', rule: { afterEaster: 0 }, states: ['BB'] },
  { name: 'Ostermontag', rule: { afterEaster: 1 } },
  { name: 'Tag der Arbeit', rule: { on: '05-01' } },
  { name: 'Christi Himmelfahrt', rule: { afterEaster: 39 } },
  { name: 'Pfingstsonntag', rule: { afterEaster: 49 }, states: ['BB'] },
  { name: 'Pfingstmontag', rule: { afterEaster: 50 } },
  { name: 'Fronleichnam', rule: { afterEaster: 60 }, states: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'] },
  { name: 'Mariä Himmelfahrt', rule: { on: '08-15' }, states: ['BY', 'SL'] },
  { name: 'Weltkindertag', rule: { on: '09-20' }, states: ['TH'], since: 2019 },
  { name: 'Tag der Deutschen Einheit', rule: { on: '10-03' }, since: 1990 },
  {
    name: 'Reformationstag',
    rule: { on: '10-31' },
    states: ['BB', 'MV', 'SN', 'ST', 'TH'],
    everywhereIn: [2017],
  },
  { name: 'Reformationstag', rule: { on: '10-31' }, states: ['HB', 'HH', 'NI', 'SH'], since: 2018 },
  { name: 'Allerheiligen', rule: { on: '11-01' }, states: ['BW', 'BY', 'NW', 'RP', 'SL'] },
  { name: 'Buß- und Bettag', rule: { special: 'repentance-day' }, states: ['SN'] },
  { name: '1. Weihnachtsfeiertag', rule: { on: '12-25' } },
  { name: '2. Weihnachtsfeiertag', rule: { on: '12-26' } },
];

/** Public holidays of a state in a calendar year, in order. */
export function holidaysOfYear(year: number, state: FederalState): readonly Holiday[] {
  return rules
    .filter((rule) => isKept(rule, year, state))
    .map(({ name, rule }) => ({ day: dayOf(rule, year), name }))
    .sort((one, other) => one.day.localeCompare(other.day));
}

/** Public holidays from the first to the last day, both included. */
export function holidaysBetween(from: CalendarDate, to: CalendarDate, state: FederalState): readonly Holiday[] {
  const [first, last] = [yearOf(from), yearOf(to)];
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return years
    .flatMap((year) => holidaysOfYear(year, state))
    .filter((holiday) => holiday.day >= from && holiday.day <= to);
}

/** Name of the public holiday on that day, null on any other one. */
export function holidayName(day: CalendarDate, state: FederalState): string | null {
  return holidaysOfYear(yearOf(day), state).find((holiday) => holiday.day === day)?.name ?? null;
}

/** Monday to Friday and no public holiday. A Saturday is a Werktag by other laws, but no day on which offices work. */
export function isWorkday(day: CalendarDate, state: FederalState): boolean {
  return weekday(day) < 6 && holidayName(day, state) === null;
}

/** The day itself where it is a working day, else the next one (§ 26 (3) SGB X). */
export function nextWorkday(day: CalendarDate, state: FederalState): CalendarDate {
  let candidate = day;
  while (!isWorkday(candidate, state)) candidate = addDays(candidate, 1);
  return candidate;
}

/**
 * Whether no working day lies between the last day of one certificate and the first of the next (DOMAIN C11). True also
 * where no day at all lies between them.
 */
export function isBridged(previousEnd: CalendarDate, start: CalendarDate, state: FederalState): boolean {
  return nextWorkday(addDays(previousEnd, 1), state) >= start;
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterSunday(year: number): CalendarDate {
  const [golden, century, yearOfCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const leapCenturies = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const exception = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const dayNumber = epact + toSunday - 7 * exception + 114;
  return dayIn(year, `${two(Math.floor(dayNumber / 31))}-${two((dayNumber % 31) + 1)}`);
}

function isKept(rule: HolidayRule, year: number, state: FederalState): boolean {
  if (rule.everywhereIn?.includes(year)) return true;
  if (rule.since !== undefined && year < rule.since) return false;
  return rule.states === undefined || rule.states.includes(state);
}

function dayOf(rule: Rule, year: number): CalendarDate {
  if ('afterEaster' in rule) return addDays(easterSunday(year), rule.afterEaster);
  return 'special' in rule ? repentanceDay(year) : dayIn(year, rule.on);
}

/** Buß- und Bettag: the Wednesday before 23 November. */
function repentanceDay(year: number): CalendarDate {
  const before = addDays(dayIn(year, '11-23'), -1);
  return addDays(before, -((weekday(before) + 4) % 7));
}

function dayIn(year: number, monthAndDay: string): CalendarDate {
  return `${year}-${monthAndDay}` as CalendarDate;
}

function yearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4));
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
