import { type CalendarDate, formatGermanDay, formatGermanDayShort, isCalendarDate } from '../base/calendar-date.ts';
import { unreachable } from '../base/unreachable.ts';
import type { Field } from './procedure.ts';

export type DeclaredValue = string | number | boolean;
/** How a place in a text template wants its value: in short (`24.11.`, `Erst`), sortable (`2026-11-24`), or as on the screen. */
export type ValueStyle = 'screen' | 'short' | 'iso';

const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
const decimal = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 });

/** A declared value as people read it in German: `24.11.2026`, `612,50 €`, `Ja`, `Erstbescheinigung`. */
export function formatValue(field: Field, value: DeclaredValue, style: ValueStyle = 'screen'): string {
  switch (field.type) {
    case 'date':
      return formatDay(String(value), style);
    case 'choice':
      return formatChoice(field, value, style);
    case 'money':
      return euro.format(Number(value));
    case 'number':
      return typeof value === 'number' ? decimal.format(value) : String(value);
    case 'yes-no':
      return value === true ? 'Ja' : 'Nein';
    case 'text':
    case 'postal-code':
      return String(value);
    default:
      return unreachable(field);
  }
}

function formatChoice(field: Extract<Field, { type: 'choice' }>, value: DeclaredValue, style: ValueStyle): string {
  const choice = field.choices.find((candidate) => candidate.value === value);
  if (choice === undefined) return String(value);
  return style === 'short' ? (choice.short ?? choice.label) : choice.label;
}

export function formatDay(text: string, style: ValueStyle): string {
  if (!isCalendarDate(text) || style === 'iso') return text;
  return style === 'short' ? formatGermanDayShort(text as CalendarDate) : formatGermanDay(text as CalendarDate);
}
