import { useState } from 'react';
import type { TaskId } from '../../../../shared/base/ids.ts';
import type { FilingChanges } from '../filing-draft.ts';

/** The deliberate second step against the right-person lock: a tick and a reason, for this task alone. */
export interface LockReason {
  readonly isChecked: boolean;
  readonly reason: string;
  readonly isComplete: boolean;
  readonly check: (isChecked: boolean) => void;
  readonly write: (reason: string) => void;
}

/** The reason is kept with what else was entered before click two. The tick is not: whoever comes back looks once more. */
export function useLockReason(taskId: TaskId | undefined, { draft, change }: FilingChanges): LockReason {
  const [ticked, setTicked] = useState<TaskId>();
  if (ticked !== undefined && ticked !== taskId) setTicked(undefined);
  const isChecked = ticked !== undefined && ticked === taskId;
  const reason = draft.lockReason ?? '';
  return {
    isChecked,
    reason,
    isComplete: isChecked && reason.trim() !== '',
    check: (isSelected) => setTicked(isSelected ? taskId : undefined),
    write: (lockReason) => change({ lockReason }),
  };
}
