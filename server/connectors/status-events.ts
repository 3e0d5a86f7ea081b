import { addDays, type CalendarDate } from '../../shared/base/calendar-date.ts';
import type { EvidenceRules } from '../../shared/domain/evidence/rules.ts';
import { chainWith, joinPeriods } from '../../shared/domain/evidence/sick-chain.ts';
import type { SickPeriod } from '../../shared/domain/evidence/verdict.ts';

/** A change of the person's status that the statistics are told to expect; a person decides there. */
export interface StatusEvent {
  readonly event: 'exit' | 're-entry';
  readonly on: CalendarDate;
  readonly reason: 'Arbeitsunfähigkeit';
}

/**
 * Six weeks of incapacity end the status "arbeitslos" (DOMAIN.md 2.3, C17): the exit on the day after the last of
 * `statisticsDays`, the re-entry on the day after the end. Nothing where the chain is not longer than that. Pure.
 */
export function statusEventsOf(
  period: SickPeriod,
  previous: readonly SickPeriod[],
  rules: EvidenceRules,
): readonly StatusEvent[] {
  const chain = chainWith(period, joinPeriods([...previous, period], rules.holidaysOf).chains);
  if (chain === undefined || chain.days <= rules.statisticsDays) return [];
  return [
    { event: 'exit', on: addDays(chain.from, rules.statisticsDays), reason: 'Arbeitsunfähigkeit' },
    { event: 're-entry', on: addDays(chain.to, 1), reason: 'Arbeitsunfähigkeit' },
  ];
}
