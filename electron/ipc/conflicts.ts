import { ok } from '../../shared/base/result.ts';
import type { conflictChannels } from '../../shared/ipc/conflicts.ts';
import { atDesk, type HandlersOf } from './handler.ts';
import { listConflicts, toCard } from './read-conflicts.ts';
import { resolveConflict } from './resolve-conflict.ts';
import { announce, stamp } from './task.ts';

export const conflictHandlers: HandlersOf<keyof typeof conflictChannels> = {
  'conflicts.list': atDesk((_request, { db }, { clock }) => {
    const now = clock.now();
    return ok(listConflicts(db, now).map((conflict) => toCard(db, conflict, now)));
  }),
  'conflicts.resolve': atDesk((request, desk, world) => {
    const resolved = resolveConflict(desk, world, request, () => stamp(world));
    if (resolved.ok) announce(world, request.taskId);
    return resolved;
  }),
};
