import { ok } from '../../shared/base/result.ts';
import type { syncChannels } from '../../shared/ipc/sync-status.ts';
import type { HandlersOf } from './handler.ts';

export const syncHandlers: HandlersOf<keyof typeof syncChannels> = {
  'sync.status': (_request, { sync }) => ok(sync.status()),
  'sync.now': async (_request, { sync }) => {
    await sync.syncNow();
    return ok(sync.status()); // what went wrong is part of the status
  },
};
