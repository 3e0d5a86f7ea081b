import { useState } from 'react';
import type { TaskId } from '../../../../shared/base/ids.ts';

/** The deliberate second step against the right-person lock: a tick and a reason, for this task alone. */
export interface LockReason {
  readonly isChecked: boolean;
  readonly reason: string;
  readonly isComplete: boolean;
  readonly check: (isChecked: boolean) => void;
  readonly write: (reason: string) => void;
}

interface Typed {
  readonly taskId: TaskId | undefined;
  readonly isChecked: boolean;
  readonly reason: string;
}

export function useLockReason(taskId: TaskId | undefined): LockReason {
  const [typed, setTyped] = useState<Typed>({ taskId, isChecked: false, reason: '' });
  if (typed.taskId !== taskId) setTyped({ taskId, isChecked: false, reason: '' });
  return {
    ...typed,
    isComplete: typed.taskId === taskId && typed.isChecked && typed.reason.trim() !== '',
    check: (isChecked) => setTyped((last) => ({ ...last, isChecked })),
    write: (reason) => setTyped((last) => ({ ...last, reason })),
  };
}
