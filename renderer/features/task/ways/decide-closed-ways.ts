import { permissionOf } from '../../../../shared/domain/policy/policy-table.ts';
import { decideTransition } from '../../../../shared/domain/task.ts';
import type { TaskView } from '../../../bridge/types.ts';
import { denialText, stateText } from '../../../text/permissions.ts';

export const allWays = ['request', 'forward', 'return', 'resume'] as const;
export type OfferedWay = (typeof allWays)[number];

/** Why each way that is closed is closed: because of who the person is, else because of how far the task has come. Pure. */
export function decideClosedWays({
  task,
  permissions,
}: Pick<TaskView, 'task' | 'permissions'>): Readonly<Partial<Record<OfferedWay, string>>> {
  return Object.fromEntries(
    allWays.flatMap((way) => {
      const permission = permissions[permissionOf[way]];
      if (!permission.allowed) return [[way, denialText[permission.because]]];
      const transition = decideTransition(task, way);
      return transition.allowed ? [] : [[way, stateText[transition.reason]]];
    }),
  );
}
