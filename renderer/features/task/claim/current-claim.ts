import type { TaskView } from '../../../bridge/types.ts';

/** A claim runs out while the task is on the screen, and nothing else tells of it. The same value where it holds. Pure. */
export function withCurrentClaim(view: TaskView, now: Date): TaskView {
  const { claim } = view.task;
  const isHeld = view.claimedBy !== null || view.isClaimedByMe;
  if (!isHeld || claim === null || Date.parse(claim.until) > now.getTime()) return view;
  return { ...view, claimedBy: null, isClaimedByMe: false };
}
