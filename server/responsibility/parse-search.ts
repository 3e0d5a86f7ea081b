import { type CalendarDate, isCalendarDate, toCalendarDate } from '../../shared/base/calendar-date.ts';
import { foldName } from '../../shared/domain/fold-name.ts';
import { normaliseNumber } from './normalise-number.ts';

/** What somebody looks for; all of it must fit. */
export interface DirectoryQuestion {
  readonly birthDate: CalendarDate | null;
  /** Beginnings of words of the name, folded. */
  readonly words: readonly string[];
  /** Beginnings of a BG-Nummer or Kundennummer, normalised. */
  readonly numbers: readonly string[];
}

const leastLetters = 3;
const leastDigits = 5;

/**
 * `Mertens 12.3.1985`, `mara mert`, `31302 BG 0004182`. Undefined when it is too little: nobody may leaf through the
 * people of an office. Pure.
 */
export function parseSearch(text: string): DirectoryQuestion | undefined {
  let birthDate: CalendarDate | null = null;
  const words: string[] = [];
  const numbers: string[] = [];
  // `31302 BG 0004182` is one number, and so is `313 M 004182`
  const joined = text.replace(/(\d)\s*(\/\/|BG)\s*(?=\d)/gi, '$1BG').replace(/(\d)\s+([A-Za-z])\s+(?=\d)/g, '$1$2');
  for (const part of joined.split(/[\s,;]+/).filter((one) => one !== '')) {
    const day = parseDay(part);
    if (day !== undefined) birthDate = day;
    else if (/\d/.test(part)) numbers.push(normaliseNumber(part));
    else
      words.push(
        ...foldName(part)
          .split(' ')
          .filter((word) => word !== ''),
      );
  }
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const isEnough = birthDate !== null || letters >= leastLetters || numbers.some(({ length }) => length >= leastDigits);
  return isEnough ? { birthDate, words, numbers } : undefined;
}

/** `12.03.1985`, `12.3.1985` or `1985-03-12`. */
function parseDay(text: string): CalendarDate | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [, day = '', month = '', year = ''] = german ?? [];
  const written = german === null ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(written) ? toCalendarDate(written) : undefined;
}
