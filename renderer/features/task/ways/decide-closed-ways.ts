import type { TaskView } from '../../../bridge/types.ts';
import { whyClosed } from '../why-closed.ts';

export const allWays = ['request', 'forward', 'return', 'cede', 'resume'] as const;
export type OfferedWay = (typeof allWays)[number];

/** Why each way that is closed is closed. Pure. */
export function decideClosedWays(
  view: Pick<TaskView, 'task' | 'permissions'>,
): Readonly<Partial<Record<OfferedWay, string>>> {
  return Object.fromEntries(
    allWays.flatMap((way) => {
      const reason = whyClosed(view, way);
      return reason === undefined ? [] : [[way, reason]];
    }),
  );
}
