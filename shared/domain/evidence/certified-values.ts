import { addDays, type CalendarDate, isCalendarDate } from '../../base/calendar-date.ts';
import type { CertifiedValues } from './findings/situation.ts';
import { followUpStart } from './follow-up-start.ts';
import type { EvidenceRules } from './rules.ts';
import { later, type Span } from './sick-chain.ts';
import type { FieldVerdict, SickPeriod } from './verdict.ts';

const nothing: CertifiedValues = {
  kind: null,
  unfitSince: null,
  isStartDerived: false,
  unfitUntil: null,
  assessedOn: null,
};

/** What was surely read for a field, in its comparable form; null where it was not found, or not surely. */
export function sureValue(verdict: FieldVerdict | undefined): string | null {
  if (verdict === undefined || verdict.found === null || verdict.found === '') return null;
  if (verdict.verdict === 'unreadable') return null;
  if (verdict.tolerance === 'low-confidence' || verdict.tolerance === 'other-place') return null;
  if (verdict.verdict === 'not-found') return verdict.tolerance === 'derived' ? verdict.found : null;
  return verdict.found;
}

/** The values of a sick note that the proof surely says, and the start that a follow-up does not carry (C07). */
export function certifiedValues(
  fields: readonly FieldVerdict[],
  previous: readonly SickPeriod[],
  rules: EvidenceRules,
): CertifiedValues {
  if (rules.document !== 'sick-note') return nothing;
  const of = (field: string) => fields.find((verdict) => verdict.field === field);
  const start = of('unfitSince');
  const values = {
    kind: kindOf(sureValue(of('kind'))) ?? kindOf(of('kind')?.declared ?? null),
    unfitUntil: dayOf(sureValue(of('unfitUntil'))),
    assessedOn: dayOf(sureValue(of('assessedOn'))),
  };
  const printed = dayOf(sureValue(start));
  if (printed !== null) return { ...values, unfitSince: printed, isStartDerived: start?.tolerance === 'derived' };
  const isPrintedSomehow = start?.verdict === 'unreadable'; // what stands there must not be replaced by a guess
  if (isPrintedSomehow || values.kind !== 'FOLLOW_UP' || values.assessedOn === null) {
    return { ...values, unfitSince: null, isStartDerived: false };
  }
  const { from } = followUpStart(previous, values.assessedOn, values.unfitUntil, rules.holidaysOf);
  return { ...values, unfitSince: from, isStartDerived: true };
}

/** The period that holds if the task is confirmed as the proof says; null where it cannot be told. */
export function effectivePeriod(certified: CertifiedValues, previous: readonly SickPeriod[]): Span | null {
  const { kind, unfitSince, unfitUntil } = certified;
  if (unfitSince === null || unfitUntil === null || unfitSince > unfitUntil) return null;
  if (kind !== 'FOLLOW_UP' || certified.isStartDerived) return { from: unfitSince, to: unfitUntil };
  // an older follow-up repeats the onset of the whole illness: what is new begins after what is filed
  const ends = previous.filter((period) => period.from <= unfitSince && period.to >= unfitSince).map(({ to }) => to);
  const next = ends.map((end) => addDays(end, 1)).filter((day) => day <= unfitUntil);
  return { from: next.reduce(later, unfitSince), to: unfitUntil };
}

function kindOf(text: string | null): SickPeriod['kind'] | null {
  return text === 'INITIAL' || text === 'FOLLOW_UP' ? text : null;
}

function dayOf(text: string | null): CalendarDate | null {
  return text !== null && isCalendarDate(text) ? (text as CalendarDate) : null;
}
