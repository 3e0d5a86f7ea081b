import { holdingClaim } from '../../../../shared/domain/claim.ts';
import type { TaskView } from '../../../bridge/types.ts';

/** A claim runs out while the task is on the screen, and nothing else tells of it. The same value where it holds. Pure. */
export function withCurrentClaim(view: TaskView, now: Date): TaskView {
  const isHeld = view.claimedBy !== null || view.isClaimedByMe;
  if (!isHeld || view.task.claim === null || holdingClaim(view.task, now) !== null) return view;
  return { ...view, claimedBy: null, isClaimedByMe: false };
}
