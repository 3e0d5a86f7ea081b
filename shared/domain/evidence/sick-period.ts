import { type CalendarDate, isCalendarDate } from '../../base/calendar-date.ts';
import type { ContentHash } from '../../base/ids.ts';
import type { Declared, Submission } from '../submission.ts';
import { effectivePeriod } from './certified-values.ts';
import { followUpStart } from './follow-up-start.ts';
import type { EvidenceRules } from './rules.ts';
import type { SickPeriod } from './verdict.ts';

/**
 * The period that a confirmed sick note certifies, on the server and on the workstation that has not reached it yet. A follow-up without "seit" begins after the note before it, or on the
 * day of assessment (DOMAIN C07). Null where no start can be told: nothing is made up. Pure.
 * @param values what holds: declared or taken over
 * @param previous the person's other periods that count
 */
export function sickPeriodOf(
  values: Declared,
  previous: readonly SickPeriod[],
  rules: EvidenceRules,
  contentHash: ContentHash | null,
): SickPeriod | null {
  const kind: SickPeriod['kind'] = values.kind === 'FOLLOW_UP' ? 'FOLLOW_UP' : 'INITIAL';
  const [declaredStart, unfitUntil, assessedOn] = ['unfitSince', 'unfitUntil', 'assessedOn'].map((name) =>
    dayOf(values[name]),
  );
  const isStartDerived = declaredStart == null && kind === 'FOLLOW_UP' && assessedOn != null;
  const unfitSince = isStartDerived
    ? followUpStart(previous, assessedOn, unfitUntil ?? null, rules.holidaysOf).from
    : (declaredStart ?? null);
  const certified = {
    kind,
    unfitSince,
    isStartDerived,
    unfitUntil: unfitUntil ?? null,
    assessedOn: assessedOn ?? null,
  };
  const span = effectivePeriod(certified, previous);
  return span === null ? null : { ...span, kind, assessedOn: assessedOn ?? null, contentHash };
}

/** The certificate's bytes, known only where there is one proof: of several nobody can tell which it is. */
export function certificateOf({ attachments }: Pick<Submission, 'attachments'>): ContentHash | null {
  const [only, ...others] = attachments;
  return only === undefined || others.length > 0 ? null : only.contentHash;
}

function dayOf(value: Declared[string] | undefined): CalendarDate | null {
  return typeof value === 'string' && isCalendarDate(value) ? (value as CalendarDate) : null;
}
