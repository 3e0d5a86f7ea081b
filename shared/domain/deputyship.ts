import { z } from 'zod';
import { addDays, type CalendarDate, calendarDate, dayInBerlin, instant } from '../base/calendar-date.ts';
import { deputyshipId, teamId, workerId } from '../base/ids.ts';

/** `planned` and `recurring` are set up by the absent person, `sudden` by the team lead. */
export const deputyshipKinds = ['planned', 'recurring', 'sudden'] as const;

/**
 * Vertretung: who stands in for whom, first and last day included, and for what. Everybody in the office may know of it;
 * which persons a limited one is about stays on the server.
 */
export const deputyshipSchema = z.object({
  id: deputyshipId,
  absentWorkerId: workerId,
  /** In order: the first who is not absent stands in. */
  deputyIds: z.array(workerId).min(1).max(10),
  from: calendarDate,
  until: calendarDate,
  /** ISO 8601, Monday is 1; null for every day of the period. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).nullable(),
  /** Only these kinds of submissions; null for all. */
  procedures: z.array(z.string().max(60)).min(1).max(60).nullable(),
  /** Only what came to these teams; null for all. */
  teamIds: z.array(teamId).min(1).max(60).nullable(),
  /** Only certain persons, whom the server knows. */
  limitedToPersons: z.boolean(),
  kind: z.enum(deputyshipKinds),
  setByName: z.string().max(120),
  /** Ended before its last day. */
  revokedAt: instant.nullable(),
});
export type Deputyship = z.infer<typeof deputyshipSchema>;

/** What says on which days it holds. */
export type DeputyshipPeriod = Pick<Deputyship, 'from' | 'until' | 'weekdays' | 'revokedAt'>;

export function isActiveOn({ from, until, weekdays, revokedAt }: DeputyshipPeriod, day: CalendarDate): boolean {
  if (revokedAt !== null || day < from || until < day) return false;
  return weekdays === null || weekdays.includes(weekdayOf(day));
}

/** Whether a person is away on that day: somebody stands in for everything they do. */
export function isAbsentOn(
  worker: Deputyship['absentWorkerId'],
  all: readonly Deputyship[],
  day: CalendarDate,
): boolean {
  return all.some((one) => one.absentWorkerId === worker && isUnlimited(one) && isActiveOn(one, day));
}

/** The first in the order who is not absent; null when it is not active on that day or all of them are away. */
export function actingDeputy(
  deputyship: DeputyshipPeriod & Pick<Deputyship, 'deputyIds'>,
  all: readonly Deputyship[],
  day: CalendarDate,
): Deputyship['absentWorkerId'] | null {
  if (!isActiveOn(deputyship, day)) return null;
  return deputyship.deputyIds.find((deputy) => !isAbsentOn(deputy, all, day)) ?? null;
}

/** The deputyships in which a person stands in for somebody on that day. */
export function actingFor(
  worker: Deputyship['absentWorkerId'],
  all: readonly Deputyship[],
  day: CalendarDate,
): readonly Deputyship[] {
  return all.filter((one) => one.deputyIds.includes(worker) && actingDeputy(one, all, day) === worker);
}

/** Over for good: a recurring one is not over on the days between. */
export function isOverOn({ until, revokedAt }: Pick<Deputyship, 'until' | 'revokedAt'>, day: CalendarDate): boolean {
  return revokedAt !== null || until < day;
}

/** Since when, without a day between, a person has been standing in; null when they do not on that day. */
export function actingSince(
  worker: Deputyship['absentWorkerId'],
  deputyship: Deputyship,
  all: readonly Deputyship[],
  day: CalendarDate,
): CalendarDate | null {
  let since: CalendarDate | null = null;
  for (let each = day; each >= deputyship.from; each = addDays(each, -1)) {
    if (actingDeputy(deputyship, all, each) !== worker) break;
    since = each;
  }
  return since;
}

/** The last day until which, without a day between, a person who stands in on that day does so by the plan; else null. */
export function actingUntil(
  worker: Deputyship['absentWorkerId'],
  deputyship: Deputyship,
  all: readonly Deputyship[],
  day: CalendarDate,
): CalendarDate | null {
  let until: CalendarDate | null = null;
  for (let each = day; each <= deputyship.until; each = addDays(each, 1)) {
    if (actingDeputy(deputyship, all, each) !== worker) break;
    until = each;
  }
  return until;
}

/** The last day on which somebody stood in, or will; in the office's time zone. */
export function lastDayOf({ until, revokedAt }: Pick<Deputyship, 'until' | 'revokedAt'>): CalendarDate {
  const revokedOn = revokedAt === null ? until : dayInBerlin(revokedAt);
  return revokedOn < until ? revokedOn : until;
}

/** First and last day of a time without a day between. */
export interface Span {
  readonly from: CalendarDate;
  readonly until: CalendarDate;
}

/**
 * The times in which a deputyship held up to a day, in order: one for a planned one, one for each week of a recurring one.
 * None where it was taken back before it began.
 */
export function spansUntil(deputyship: DeputyshipPeriod, day: CalendarDate): readonly Span[] {
  const { from, weekdays } = deputyship;
  const lastDay = lastDayOf(deputyship);
  const spans: Span[] = [];
  for (let each = from; each <= lastDay && each <= day; each = addDays(each, 1)) {
    if (weekdays !== null && !weekdays.includes(weekdayOf(each))) continue;
    const before = spans.at(-1);
    const goesOn = before !== undefined && addDays(before.until, 1) === each;
    if (goesOn) spans.pop();
    spans.push({ from: goesOn ? before.from : each, until: each });
  }
  return spans;
}

/** Nothing of the absent person's work is left out, but for what is personal. */
export function isUnlimited({ procedures, teamIds, limitedToPersons }: Deputyship): boolean {
  return procedures === null && teamIds === null && !limitedToPersons;
}

/** ISO 8601: Monday is 1, Sunday is 7. */
export function weekdayOf(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
