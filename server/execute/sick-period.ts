import { type CalendarDate, isCalendarDate } from '../../shared/base/calendar-date.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import { effectivePeriod } from '../../shared/domain/evidence/certified-values.ts';
import { followUpStart } from '../../shared/domain/evidence/follow-up-start.ts';
import type { EvidenceRules } from '../../shared/domain/evidence/rules.ts';
import type { SickPeriod } from '../../shared/domain/evidence/verdict.ts';
import type { Declared } from '../../shared/domain/submission.ts';

/**
 * The period that a confirmed sick note certifies. A follow-up without "seit" begins after the note before it, or on the
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

function dayOf(value: Declared[string] | undefined): CalendarDate | null {
  return typeof value === 'string' && isCalendarDate(value) ? (value as CalendarDate) : null;
}
