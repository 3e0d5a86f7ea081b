import { addDays, type CalendarDate } from '../../base/calendar-date.ts';
import type { FederalState } from './rules.ts';
import { gapBetween, later } from './sick-chain.ts';
import type { SickPeriod } from './verdict.ts';

/** Where the start of a follow-up certificate without "seit" comes from. */
export interface FollowUpStart {
  readonly from: CalendarDate;
  /** Last day of the certificate before it; null where there is none that began earlier. */
  readonly previousEnd: CalendarDate | null;
  /** Whether it joins the certificate before it without a working day between. */
  readonly isContinuous: boolean;
}

/**
 * The start that a follow-up certificate does not carry (DOMAIN C07): the day after the certificate before it if no
 * working day lies between that one's end and the day of assessment, else the day of assessment.
 */
export function followUpStart(
  previous: readonly SickPeriod[],
  assessedOn: CalendarDate,
  unfitUntil: CalendarDate | null,
  state: FederalState,
): FollowUpStart {
  const ends = previous.filter((period) => period.from < assessedOn).map((period) => period.to);
  const [first, ...others] = ends;
  if (first === undefined) return { from: assessedOn, previousEnd: null, isContinuous: false };
  const previousEnd = others.reduce(later, first);
  const next = addDays(previousEnd, 1);
  // a certificate that ends within what is already certified joins nothing: its own day of assessment holds
  if (unfitUntil !== null && next > unfitUntil) return { from: assessedOn, previousEnd, isContinuous: false };
  const gap = gapBetween(previousEnd, assessedOn, state);
  const isContinuous = gap === null || gap.isBridged;
  return { from: isContinuous ? next : assessedOn, previousEnd, isContinuous };
}
