import { toInstant } from '../../shared/base/calendar-date.ts';
import { ok } from '../../shared/base/result.ts';
import type { conflictChannels } from '../../shared/ipc/conflicts.ts';
import { atDesk, type HandlersOf } from './handler.ts';
import { listConflicts, toCard } from './read-conflicts.ts';
import { freshCommandId, resolveConflict } from './resolve-conflict.ts';

export const conflictHandlers: HandlersOf<keyof typeof conflictChannels> = {
  'conflicts.list': atDesk((_request, { db }, { clock }) => {
    const now = clock.now();
    return ok(listConflicts(db, now).map((conflict) => toCard(db, conflict, now)));
  }),
  'conflicts.resolve': atDesk((request, desk, world) => {
    const { clock, newId, sync, evidence } = world;
    const stamp = () => ({ commandId: freshCommandId(newId), issuedAt: toInstant(clock.now()) });
    const resolved = resolveConflict(desk, world, request, stamp);
    if (resolved.ok) {
      sync.outboxChanged();
      evidence.clicked(request.taskId);
    }
    return resolved;
  }),
};
