import { addDays, type CalendarDate, dayInBerlin, type Instant, startOfDayInBerlin } from '../../base/calendar-date.ts';
import { actingDeputy, actingUntil } from '../deputyship.ts';
import { coveringDeputyships, type Person, type TaskFacts } from './decide-permission.ts';

const hourMs = 3_600_000;
/** Sending, receiving and writing down what was received belong to one contact for so long. */
export const contactMs = 15 * 60_000;

/** A step that comes to the server later than it was taken. */
export interface LateStep {
  /** By the clock of the workstation: it counts only within what the server knows itself. */
  readonly takenAt: Instant;
  readonly cameAt: Instant;
  /** When the server last heard of this workstation before the contact that brings the step; null: never. */
  readonly heardAt: Instant | null;
  /** For how long after the end steps still count that were taken before; 0: not at all. Hours. */
  readonly graceHours: number;
  /** For how long a workstation without contact may read the data of a deputyship. Hours. */
  readonly leaseHours: number;
}

/**
 * As of which day the policy judges a step: today, or the day on which it was taken, where a deputyship covered it then
 * that has ended by its plan meanwhile. Whoever worked without a network while they were entitled has not worked in vain.
 *
 * What a clock says cannot lengthen a right by itself: the step must come within the grace after the end; the workstation
 * must have been heard while it could have the data, and must not have been heard between the end and this contact (what
 * was taken before would have come then). Ended by hand is ended at once. Pure.
 */
export function dayOfRight(person: Person, task: TaskFacts, step: LateStep): CalendarDate {
  const { worker, deputyships, today } = person;
  const takenOn = dayInBerlin(step.takenAt);
  const covering = coveringDeputyships(person, task);
  const actsToday = covering.some((one) => actingDeputy(one, deputyships, today) === worker.id);
  if (takenOn >= today || actsToday) return today;
  const counts = covering.some((one) => {
    const lastDay = actingUntil(worker.id, one, deputyships, takenOn);
    return lastDay !== null && comesInTime(step, startOfDayInBerlin(addDays(lastDay, 1)));
  });
  return counts ? takenOn : today;
}

function comesInTime({ takenAt, cameAt, heardAt, graceHours, leaseHours }: LateStep, endedAt: Instant): boolean {
  if (heardAt === null) return false;
  const ended = Date.parse(endedAt);
  const heard = Date.parse(heardAt);
  const isWithinGrace = Date.parse(cameAt) < ended + graceHours * hourMs;
  return isWithinGrace && heard < ended + contactMs && Date.parse(takenAt) <= heard + leaseHours * hourMs;
}
