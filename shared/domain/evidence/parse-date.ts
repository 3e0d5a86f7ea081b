import { type CalendarDate, isCalendarDate } from '../../base/calendar-date.ts';

/** A day as it is printed, before anybody decides the century of a two-digit year. */
export interface PrintedDay {
  readonly day: number;
  readonly month: number;
  /** As printed: 0 to 99 where only two digits stand there. */
  readonly year: number;
  readonly hasShortYear: boolean;
  /** False where a letter had to be taken for a digit, or a sign is missing: no sure reading. */
  readonly isClean: boolean;
  /** Place in the text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const digitLike = '[0-9OoQDIl|!±SsBbZzG]';
const gap = '[ \\u00a0]*';
const sign = `${gap}([.,·:;/-])${gap}`;
const pair = `(${digitLike}${gap}${digitLike}|${digitLike})`;
// all digits of a year stand close, or all apart: `26 12:05` is no year 2612
const apart = (count: number) => Array.from({ length: count }, () => digitLike).join('[ \\u00a0]+');
const year = `(${digitLike}{4}|${apart(4)}|${digitLike}{2}|${apart(2)})`;
const noDigitBefore = '(?<![0-9A-Za-z/])(?<![0-9][.,-])';
const noDigitAfter = '(?![0-9A-Za-z])(?![.,/-][0-9])';

const withSigns = new RegExp(`${noDigitBefore}${pair}${sign}${pair}${sign}${year}${noDigitAfter}`, 'gu');
const iso = /(?<![0-9A-Za-z])((?:19|20|21)\d{2})-(\d{2})-(\d{2})(?![0-9A-Za-z])/gu;
const monthPattern = /(?<![0-9A-Za-z])(\d{1,2})[. ]{0,2} ?(\p{L}{3,9})[. ]{0,2} ?(\d{4}|\d{2})(?![0-9A-Za-z])/gu;
const bareDigits = new RegExp(
  `^${gap}(${digitLike}(?:${gap}${digitLike}){5}(?:(?:${gap}${digitLike}){2})?)${gap}[.,]?${gap}$`,
  'u',
);

const monthNames: readonly (readonly string[])[] = [
  ['januar', 'jan', 'jaenner', 'jänner'],
  ['februar', 'feb', 'feber'],
  ['märz', 'maerz', 'mär', 'mrz', 'marz', 'mar'],
  ['april', 'apr'],
  ['mai'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'okt'],
  ['november', 'nov'],
  ['dezember', 'dez'],
];

const digitOf: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  '|': '1',
  '!': '1',
  '±': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  G: '6',
  b: '6',
  B: '8',
};

/**
 * Every day in a text, in German and ISO form. Days that do not exist are none. Numbers without points (`231126`) are not
 * looked for here: in running text they are numbers of something else (see `parseComb`).
 */
export function findDays(text: string): readonly PrintedDay[] {
  const found: PrintedDay[] = [];
  for (const match of text.matchAll(iso)) {
    add(found, match, [match[3], match[2], match[1]], true);
  }
  for (const match of text.matchAll(withSigns)) {
    const [, day, firstSign, month, secondSign, yearText] = match;
    add(found, match, [day, month, yearText], isPoint(firstSign) && isPoint(secondSign) && !/[;:]/.test(match[0]));
  }
  for (const match of text.matchAll(monthPattern)) {
    const name = match[2]?.toLocaleLowerCase('de-DE').normalize('NFC') ?? '';
    const month = monthNames.findIndex((names) => names.includes(name));
    if (month >= 0) add(found, match, [match[1], String(month + 1), match[3]], true);
  }
  const [first, ...others] = found.sort((one, other) => one.from - other.from);
  if (first === undefined) return [];
  const kept = [first];
  for (const day of others) if (day.from >= (kept.at(-1)?.to ?? 0)) kept.push(day);
  return kept;
}

/** Six or eight digits and nothing else, each in a cell of its own: `2 3 1 1 2 6`, `23112026`, `20261123`. */
export function parseComb(text: string): PrintedDay | null {
  const match = bareDigits.exec(text);
  if (match?.[1] === undefined) return null;
  const raw = match[1].replace(/[ \u00a0]/g, '');
  const digits = toDigits(raw);
  const isClean = digits === raw;
  const place = { from: 0, to: text.length, text: text.trim() };
  const [day, month, rest] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4)), digits.slice(4)];
  const german = { day, month, year: Number(rest), hasShortYear: rest.length === 2, isClean, ...place };
  if (exists(german)) return german;
  if (digits.length !== 8) return null;
  const isoDay = {
    day: Number(digits.slice(6)),
    month: Number(digits.slice(4, 6)),
    year: Number(digits.slice(0, 4)),
    hasShortYear: false,
    isClean,
    ...place,
  };
  return exists(isoDay) ? isoDay : null;
}

/** The day that a reading of one date field says, whatever noise stands around it; null where it is none or several. */
export function readDay(text: string): PrintedDay | null {
  const flat = text
    .replace(/[[\](){}_|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const days = findDays(flat);
  if (days.length === 1) {
    const [day] = days;
    if (day === undefined) return null;
    const around = flat.slice(0, day.from) + flat.slice(day.to);
    return /\d/.test(around) ? { ...day, isClean: false } : day;
  }
  return days.length === 0
    ? (parseComb(flat) ?? parseComb(flat.replace(/[.,·:;'’`-]/g, ' ').replace(/\s+/g, ' ')))
    : null;
}

/** A day of a certificate: a short year is one of this century. */
export function toCertificateDay(printed: PrintedDay): CalendarDate | null {
  return toDay(printed, printed.hasShortYear ? 2000 + printed.year : printed.year);
}

/** Ages in whole years between which a person is entitled to benefits for those capable of work (§ 7 SGB II, DOMAIN C04). */
const plausibleAges = { from: 15, to: 67 } as const;

/**
 * A birth date: a short year is of the century that gives a person of 15 to 67 years on that day. A child's or an old
 * person's is the last such year that is not in the future.
 */
export function toBirthDate(printed: PrintedDay, onDay: CalendarDate): CalendarDate | null {
  if (!printed.hasShortYear) return toDay(printed, printed.year);
  const days = [2000, 1900].map((century) => toDay(printed, century + printed.year)).filter((day) => day !== null);
  const plausible = days.find((day) => {
    const age = ageOn(day, onDay);
    return age >= plausibleAges.from && age <= plausibleAges.to;
  });
  return plausible ?? days.find((day) => day <= onDay) ?? null;
}

export function ageOn(birth: CalendarDate, onDay: CalendarDate): number {
  return Number(onDay.slice(0, 4)) - Number(birth.slice(0, 4)) - (onDay.slice(5) < birth.slice(5) ? 1 : 0);
}

function add(
  found: PrintedDay[],
  match: RegExpExecArray,
  [dayText, monthText, yearText]: readonly (string | undefined)[],
  hasPoints: boolean,
): void {
  if (dayText === undefined || monthText === undefined || yearText === undefined) return;
  const raw = [dayText, monthText, yearText].map((part) => part.replace(/[ \u00a0]/g, ''));
  const [day, month, full] = raw.map((part) => Number(toDigits(part)));
  if (day === undefined || month === undefined || full === undefined) return;
  // what has only letters is a word, not a day
  if (!/\d/.test(raw.join(''))) return;
  const printed: PrintedDay = {
    day,
    month,
    year: full,
    hasShortYear: raw[2]?.length === 2,
    isClean: hasPoints && raw.every((part) => toDigits(part) === part),
    from: match.index,
    to: match.index + match[0].length,
    text: match[0].trim(),
  };
  if (exists(printed)) found.push(printed);
}

function isPoint(text: string | undefined): boolean {
  return text === '.' || text === '/' || text === '-';
}

function toDigits(text: string): string {
  return Array.from(text, (character) => digitOf[character] ?? character).join('');
}

function exists(printed: {
  readonly day: number;
  readonly month: number;
  readonly year: number;
  readonly hasShortYear: boolean;
}): boolean {
  const years = printed.hasShortYear ? [1900, 2000].map((century) => century + printed.year) : [printed.year];
  return years.some((full) => toDay({ ...printed }, full) !== null);
}

function toDay(printed: { readonly day: number; readonly month: number }, full: number): CalendarDate | null {
  const two = (value: number) => String(value).padStart(2, '0');
  const text = `${full}-${two(printed.month)}-${two(printed.day)}`;
  return isCalendarDate(text) ? (text as CalendarDate) : null;
}
