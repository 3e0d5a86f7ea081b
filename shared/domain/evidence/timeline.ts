import { z } from 'zod';
import { addDays, type CalendarDate, calendarDate } from '../../base/calendar-date.ts';
import { holidaysBetween } from './holidays.ts';
import type { FederalState } from './rules.ts';
import { earlier, joinPeriods, later } from './sick-chain.ts';
import { type SickPeriod, sickPeriodSchema } from './verdict.ts';

/** What the band over the months shows (FEATURES L2). All days belong to their period. */
export const timelineSchema = z.object({
  from: calendarDate,
  to: calendarDate,
  periods: z.array(
    sickPeriodSchema.extend({
      /** `review`: the one of this task, not confirmed yet; drawn hatched. */
      state: z.enum(['filed', 'review']),
    }),
  ),
  gaps: z.array(z.object({ from: calendarDate, to: calendarDate, isBridged: z.boolean() })),
  overlaps: z.array(z.object({ from: calendarDate, to: calendarDate })),
  holidays: z.array(z.object({ day: calendarDate, name: z.string() })),
  /** Meldetermine, also missed ones, and Ortsabwesenheiten. */
  events: z.array(
    z.object({ kind: z.enum(['appointment', 'missed-appointment', 'absence']), from: calendarDate, to: calendarDate }),
  ),
});
export type Timeline = z.infer<typeof timelineSchema>;
export type TimelineEvent = Timeline['events'][number];

export interface TimelineInput {
  /** The person's filed periods, voided ones excluded. */
  readonly previous: readonly SickPeriod[];
  /** The period that holds if this task is confirmed; null where it cannot be told. */
  readonly review: SickPeriod | null;
  readonly events: readonly TimelineEvent[];
  readonly holidaysOf: FederalState;
  /** The last day of the band where no period is under review, usually the day of receipt. */
  readonly endOn: CalendarDate;
}

/** Days before the end of the band that it shows: about six months. */
const shownDays = 182;

/** The band of one person: about six months up to the end of the period under review. No clock. */
export function buildTimeline(input: TimelineInput): Timeline {
  const { previous, review, events, holidaysOf } = input;
  const to = review === null ? input.endOn : later(review.to, input.endOn);
  // a long period under review must fit whole into the band
  const from = review === null ? addDays(to, -shownDays) : earlier(addDays(to, -shownDays), review.from);
  const isShown = (span: { from: CalendarDate; to: CalendarDate }) => span.from <= to && span.to >= from;
  const filed = previous.map((period) => ({ ...period, state: 'filed' as const }));
  const periods = [...filed, ...(review === null ? [] : [{ ...review, state: 'review' as const }])]
    .filter(isShown)
    .sort((one, other) => one.from.localeCompare(other.from) || one.to.localeCompare(other.to));
  const { gaps, overlaps } = joinPeriods(periods, holidaysOf);
  return {
    from,
    to,
    periods,
    gaps: gaps.map(({ from: first, to: last, isBridged }) => ({ from: first, to: last, isBridged })),
    overlaps: [...overlaps],
    holidays: holidaysBetween(from, to, holidaysOf).map(({ day, name }) => ({ day, name })),
    events: events
      .filter(isShown)
      .map(({ kind, from: first, to: last }) => ({ kind, from: first, to: last }))
      .sort((one, other) => one.from.localeCompare(other.from)),
  };
}
