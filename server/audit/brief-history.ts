import type { WorkerId } from '../../shared/base/ids.ts';
import type { HistoryStep, TaskHistory } from '../../shared/wire/audit.ts';
import type { TaskStep } from '../store/audit-reads.ts';

/**
 * What a person may know of a task's history: everything when they may see the task; when, who and where to when they
 * acted on it once (a link from an old note must lead somewhere); else nothing. Pure.
 */
export function historyFor(
  steps: readonly TaskStep[],
  { workerId, maySee }: { readonly workerId: WorkerId; readonly maySee: boolean },
): TaskHistory | null {
  if (maySee) return { scope: 'full', steps: steps.map(shown) };
  const hasActed = steps.some((step) => step.workerId === workerId || step.onBehalfOf === workerId);
  if (!hasActed) return null;
  return { scope: 'brief', steps: steps.map((step) => ({ ...shown(step), reason: null })) };
}

function shown({ at, action, workerName, onBehalfOfName, from, to, reason, toName }: TaskStep): HistoryStep {
  return { at, action, workerName, onBehalfOfName, from, to, reason, toName };
}
