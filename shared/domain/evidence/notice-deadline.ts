import { addDays, type CalendarDate } from '../../base/calendar-date.ts';
import { nextWorkday } from './holidays.ts';
import type { EvidenceRules } from './rules.ts';

/**
 * The last day on which the certificate is in time: § 56 (1) SGB II, before the end of the third calendar day after
 * onset. The day of onset does not count (§ 26 (1) SGB X, § 187 (1) BGB); an end on a Saturday, Sunday or holiday moves
 * to the next working day (§ 26 (3) SGB X). Being late is told, never a reason to turn down (DOMAIN 1.3).
 */
export function noticeDeadline(
  onset: CalendarDate,
  rules: Pick<EvidenceRules, 'noticeDays' | 'holidaysOf'>,
): CalendarDate {
  return nextWorkday(addDays(onset, rules.noticeDays), rules.holidaysOf);
}
