import { type CalendarDate, dayInBerlin } from '../../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../../shared/base/ids.ts';
import { holdingClaim } from '../../../shared/domain/claim.ts';
import type { ListedTask } from './covered-tasks.ts';

export type BriefingReason =
  | 'overdue'
  | 'due-today'
  | 'confirmed'
  | 'returned'
  | 'waiting'
  | 'claimed'
  | 'claimed-by-owner'
  | 'with-specialist'
  | 'new'
  | 'open';

export interface BriefedTask {
  readonly task: ListedTask;
  readonly why: BriefingReason;
}

/** Each task once, in the first group that it fits: what must be left alone is no work of today, however urgent. */
export interface Briefing {
  /** The owner has it in hand, or the Fachverfahren has not taken it yet. */
  readonly handsOff: readonly BriefedTask[];
  /** Overdue or due today, the most urgent first. */
  readonly due: readonly BriefedTask[];
  /** Begun and not finished: confirmed or returned but not filed, waiting for an answer, in somebody's hand. */
  readonly halfDone: readonly BriefedTask[];
  /** Come in since the absence began. */
  readonly fresh: readonly BriefedTask[];
}

export interface BriefingFacts {
  readonly absentWorkerId: WorkerId;
  /** Since when the person stands in without a day between. */
  readonly since: CalendarDate;
  readonly today: CalendarDate;
  readonly now: Date;
}

/** What a deputy should know when they begin, from the tasks that are covered. What is neither is ordinary work. Pure. */
export function planBriefing(tasks: readonly ListedTask[], facts: BriefingFacts): Briefing {
  const briefed = tasks.flatMap((task) => {
    const found = placeOf(task, facts);
    return found === undefined ? [] : [{ group: found.group, entry: { task, why: found.why } }];
  });
  const inGroup = (group: keyof Briefing) => briefed.filter((one) => one.group === group).map(({ entry }) => entry);
  return {
    handsOff: inGroup('handsOff'),
    due: inGroup('due').toSorted(byDay),
    halfDone: inGroup('halfDone').toSorted(byDay),
    fresh: inGroup('fresh'),
  };
}

interface Place {
  readonly group: keyof Briefing;
  readonly why: BriefingReason;
}

function placeOf(task: ListedTask, { absentWorkerId, since, today, now }: BriefingFacts): Place | undefined {
  const { state, handover, dueOn } = task;
  const claim = holdingClaim(task, now);
  if (claim?.by === absentWorkerId) return { group: 'handsOff', why: 'claimed-by-owner' };
  if (state === 'filed') {
    const isUndelivered = handover.specialist === 'pending' || handover.specialist === 'failed';
    return isUndelivered ? { group: 'handsOff', why: 'with-specialist' } : undefined;
  }
  if (dueOn !== null && dueOn < today) return { group: 'due', why: 'overdue' };
  if (dueOn === today) return { group: 'due', why: 'due-today' };
  if (state === 'confirmed' || state === 'returned') return { group: 'halfDone', why: state };
  if (state === 'awaiting-citizen') return { group: 'halfDone', why: 'waiting' };
  if (claim !== null) return { group: 'halfDone', why: 'claimed' };
  return dayInBerlin(task.receivedAt) >= since ? { group: 'fresh', why: 'new' } : undefined;
}

/** What has no day comes last; the order of the list otherwise. */
function byDay({ task: one }: BriefedTask, { task: other }: BriefedTask): number {
  const [first, second] = [one.dueOn ?? '9999', other.dueOn ?? '9999'];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** What is left after an absence: to be done, and waiting for an answer of a citizen. Pure. */
export function planLeft(
  tasks: readonly ListedTask[],
  today: CalendarDate,
): { readonly open: readonly BriefedTask[]; readonly waiting: readonly BriefedTask[] } {
  const open = tasks.filter(({ state }) => state !== 'awaiting-citizen');
  const waiting = tasks.filter(({ state }) => state === 'awaiting-citizen');
  const whyOf = ({ dueOn, state }: ListedTask): BriefingReason => {
    if (dueOn !== null && dueOn < today) return 'overdue';
    if (dueOn === today) return 'due-today';
    return state === 'confirmed' || state === 'returned' ? state : 'open';
  };
  return {
    open: open.map((task) => ({ task, why: whyOf(task) })).toSorted(byDay),
    waiting: waiting.map((task) => ({ task, why: 'waiting' as const })).toSorted(byDay),
  };
}
