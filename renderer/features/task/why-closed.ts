import type { Permission } from '../../../shared/domain/policy/decide-permission.ts';
import { permissionOf } from '../../../shared/domain/policy/policy-table.ts';
import { decideTransition, type TaskAction } from '../../../shared/domain/task.ts';
import type { TaskView } from '../../bridge/types.ts';
import { denialText, stateText } from '../../text/permissions.ts';

/** Why something is closed to the person; undefined where it is open. Pure. */
export function whyDenied(permission: Permission): string | undefined {
  return permission.allowed ? undefined : denialText[permission.because];
}

/** Why a step is closed: because of who the person is, else because of how far the task has come. Pure. */
export function whyClosed(
  { task, permissions }: Pick<TaskView, 'task' | 'permissions'>,
  action: TaskAction,
): string | undefined {
  const permission = permissions[permissionOf[action]];
  if (!permission.allowed) return denialText[permission.because];
  const transition = decideTransition(task, action);
  return transition.allowed ? undefined : stateText[transition.reason];
}
