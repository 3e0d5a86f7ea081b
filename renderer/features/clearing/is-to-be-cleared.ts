import type { TaskView } from '../../bridge/types.ts';

/** Whether the right column shows the clearing panel in place of the two clicks. */
export function isToBeCleared({ task, permissions }: Pick<TaskView, 'task' | 'permissions'>): boolean {
  return task.state === 'clearing' && permissions.clear.allowed;
}
