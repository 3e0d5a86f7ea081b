import type { Act, Task } from '../../shared/domain/task.ts';
import type { TaskStep } from '../../shared/ipc/audit.ts';

/** What the task on this machine tells of its history, oldest first; the server knows more. Pure. */
export function historyOfTask(task: Task): TaskStep[] {
  const { lastStep, confirmed, filed, submission } = task;
  const received: TaskStep = { ...emptyStep, at: submission.receivedAt, action: 'received' };
  const steps = [
    ...(lastStep === null
      ? []
      : [stepOf(lastStep.kind, lastStep.act, lastStep.kind === 'forward' ? lastStep.text : null)]),
    ...(confirmed === null ? [] : [{ ...stepOf('confirm', confirmed), to: 'confirmed' }]),
    ...(filed === null ? [] : [{ ...stepOf('file', filed), to: 'filed' }]),
  ];
  return [received, ...steps.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))];
}

const emptyStep = {
  workerName: null,
  onBehalfOfName: null,
  from: null,
  to: null,
  reason: null,
  toName: null,
} as const;

function stepOf(action: string, act: Act, reason: string | null = null): TaskStep {
  return {
    ...emptyStep,
    at: act.at,
    action,
    workerName: act.byName,
    onBehalfOfName: act.onBehalfOf?.name ?? null,
    reason,
  };
}
