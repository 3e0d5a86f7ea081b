import { type CalendarDate, formatGermanDay, isCalendarDate, weekday } from '../../../base/calendar-date.ts';
import type { EvidenceRules } from '../rules.ts';
import { shorten } from './make-finding.ts';

const weekdays = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'] as const;
const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' });
const kinds: Readonly<Record<string, string>> = { INITIAL: 'Erstbescheinigung', FOLLOW_UP: 'Folgebescheinigung' };

/** `Do, 19.11.2026`. */
export function dayWithWeekday(day: CalendarDate): string {
  return `${weekdays[weekday(day) - 1]}, ${formatGermanDay(day)}`;
}

/** `1 Tag`, `19 Tage`. */
export function daysText(count: number): string {
  return count === 1 ? '1 Tag' : `${count} Tage`;
}

/** A value in its comparable form as people read it in German. */
export function valueText(value: string, compare: EvidenceRules['fields'][number]['compare']): string {
  if (compare === 'money' && Number.isFinite(Number(value))) return euro.format(Number(value)).replace(/\u00a0/g, ' ');
  if (isCalendarDate(value)) return formatGermanDay(value as CalendarDate);
  return compare === 'choice' ? (kinds[value] ?? value) : `„${shorten(value, 60)}“`;
}
