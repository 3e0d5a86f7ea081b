import { type CalendarDate, dayInBerlin, type Instant } from '../../shared/base/calendar-date.ts';
import type { HandedBack } from '../../shared/commands/hand-back.ts';
import { type Deputyship, isActiveOn, type Span, spansUntil } from '../../shared/domain/deputyship.ts';

/** From which day to which a hand-back tells. */
export interface HandBackPlan extends Span {
  /** The last day of what is over and was not read yet; null: there is nothing to come back to. */
  readonly unreadUntil: CalendarDate | null;
  readonly isRunning: boolean;
}

/**
 * What is to be told to a person who comes back, after each time of a recurring deputyship as after a planned one: all
 * times that are over and were not read, and what has been done since where one goes on. Where everything was read, the one
 * of today or the last one is there to read up. Null before the first time. Pure.
 * @param readUntil the last day of which the person has read
 */
export function planHandBack(
  deputyship: Deputyship,
  readUntil: CalendarDate | null,
  today: CalendarDate,
): HandBackPlan | null {
  const spans = spansUntil(deputyship, today);
  const isRunning = isActiveOn(deputyship, today);
  const unread = (isRunning ? spans.slice(0, -1) : spans).filter(
    ({ until }) => readUntil === null || readUntil < until,
  );
  const last = spans.at(-1);
  if (last === undefined) return null;
  return {
    from: (unread[0] ?? last).from,
    until: last.until,
    unreadUntil: unread.at(-1)?.until ?? null,
    isRunning,
  };
}

/** Whether the server was asked late enough to know all of it: after the end, or while it goes on. Pure. */
export function isAskedAfter(
  { until, isRunning }: HandBackPlan,
  { revokedAt }: Pick<Deputyship, 'revokedAt'>,
  askedAt: Instant,
): boolean {
  const askedOn = dayInBerlin(askedAt);
  if (until < askedOn) return true;
  if (isRunning) return askedOn === until;
  return revokedAt !== null && revokedAt <= askedAt;
}

/**
 * What of the server's word belongs to these days; with what belonged to former ones and came only after they were read.
 * Pure.
 */
export function partOf({ from }: Span, readAt: Instant | null, { done, conflicts }: HandedBack): HandedBack {
  const isNews = ({ at, takenAt }: HandedBack['done'][number]) =>
    typeof takenAt === 'string' && readAt !== null && readAt < at;
  return {
    done: done.filter((step) => from <= dayInBerlin(step.at) || isNews(step)),
    conflicts: conflicts.filter(({ at, refusedAt }) => from <= dayInBerlin(refusedAt ?? at)),
  };
}
