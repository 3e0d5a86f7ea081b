import { z } from 'zod';
import { syncStatus } from '../domain/sync-status.ts';
import { channel } from './channel.ts';

export type { SyncStatus } from '../domain/sync-status.ts';

export const syncChannels = {
  'sync.status': channel(z.strictObject({}), syncStatus),
  /** Pull and push now; answers when both were tried. */
  'sync.now': channel(z.strictObject({}), syncStatus),
};
