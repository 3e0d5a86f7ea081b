import { type Instant, toInstant } from '../base/calendar-date.ts';
import type { WorkerId } from '../base/ids.ts';
import type { Claim, Task, TaskState } from './task.ts';

/** A task that was taken in hand and left lying is free again after this time; milliseconds. */
export const claimMs = 60 * 60_000;

export function claimUntil(at: Instant): Instant {
  return toInstant(new Date(Date.parse(at) + claimMs));
}

/** The claim that holds at that moment, whoever has it; null when the task is in nobody's hand. */
export function holdingClaim({ claim }: Pick<Task, 'claim'>, now: Date): Claim | null {
  return claim === null || Date.parse(claim.until) <= now.getTime() ? null : claim;
}

/** The same of somebody else; null when the task is free for this person. */
export function claimOfOther(task: Pick<Task, 'claim'>, me: WorkerId, now: Date): Claim | null {
  const claim = holdingClaim(task, now);
  return claim?.by === me ? null : claim;
}

/** Whoever has it in hand goes on with click two; what is done or waits for the citizen is in nobody's hand. */
export function keepsClaim(state: TaskState): boolean {
  return state === 'open' || state === 'confirmed' || state === 'clearing' || state === 'returned';
}
