import type { SyncStatus } from '../../bridge/types.ts';
import { syncText } from '../../text/sync-status.ts';

/**
 * What has not reached the server. What waits comes before what can still be taken back, and nothing of both is said to be
 * sent; what was refused is said beside it. Pure.
 */
export function describeOutgoing({ held, waiting }: Pick<SyncStatus, 'held' | 'waiting'>): string {
  if (waiting > 0) return syncText.waiting(waiting + held);
  return held > 0 ? syncText.held(held) : syncText.allSent;
}
