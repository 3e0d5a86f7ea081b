import type { CalendarDate } from '../../../base/calendar-date.ts';
import { foldName } from '../../fold-name.ts';
import { findDays, toBirthDate, toCertificateDay } from '../parse-date.ts';
import type { EvidenceRules } from '../rules.ts';

type Compare = EvidenceRules['fields'][number]['compare'];

/** The value of a sort that a printed text begins with or consists of, in comparable form; null where there is none. */
export function valueIn(text: string, compare: Compare, onDay: CalendarDate): string | null {
  switch (compare) {
    case 'date':
    case 'birth-date': {
      const [day] = findDays(text);
      if (day === undefined || !day.isClean) return null;
      return compare === 'date' ? toCertificateDay(day) : toBirthDate(day, onDay);
    }
    case 'money':
      return moneyIn(text);
    case 'number':
      return numberIn(text);
    case 'postal-code':
      return /(?<![\d.,])\d{5}(?![\d.,]\d|\d)/.exec(text)?.[0] ?? null;
    case 'street':
      return streetIn(text);
    case 'city':
      return cityIn(text);
    default: {
      const plain = text.trim();
      return plain === '' ? null : plain;
    }
  }
}

/** `1.234,50 €`, `450,00 EUR`, `450 Euro`: as a number with a point. */
function moneyIn(text: string): string | null {
  const match = /(?<![\d.,])(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{2}))?(?:,-)?\s*(€|EUR|Euro)?(?![\d,])/u.exec(text);
  if (match?.[1] === undefined || (match[2] === undefined && match[3] === undefined)) return null;
  return String(Number(`${match[1].replace(/[. ]/g, '')}.${match[2] ?? '00'}`));
}

function numberIn(text: string): string | null {
  const match = /(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}))?(?![\d,]|\.\d)/.exec(text);
  if (match?.[1] === undefined) return null;
  return String(Number(`${match[1].replace(/\./g, '')}.${match[2] ?? '0'}`));
}

/** A street with its number, up to a comma or the postal code. */
function streetIn(text: string): string | null {
  const street = (text.split(/,|;|·|\b\d{5}\b/)[0] ?? '').trim();
  return /\p{L}{2}.*\d+\s?[a-zA-Z]?$/u.test(street) ? street : null;
}

/** What follows the postal code. */
function cityIn(text: string): string | null {
  const city = /\b\d{5}\b[ ,]*(\p{L}[\p{L} ()'/-]*)/u.exec(text)?.[1]?.trim();
  return city === undefined || city === '' ? null : city;
}

/** `Hauptstr. 5 a` = `Hauptstraße 5A`: streets are compared without abbreviation, signs and case. */
export function foldStreet(text: string): string {
  return foldName(text)
    .replace(/(?<=\p{L})str(?=$| \d)/gu, 'strasse')
    .replace(/(^| )str (?=\d)/g, '$1strasse ')
    .replace(/ /g, '');
}

/** The comparable form of a declared value of that sort. */
export function comparable(value: string, compare: Compare): string {
  switch (compare) {
    case 'street':
      return foldStreet(value);
    case 'city':
    case 'text':
      return foldName(value);
    case 'money':
    case 'number':
      return Number.isFinite(Number(value)) ? String(Number(value)) : value;
    default:
      return value;
  }
}
