import type { Worker } from '../../shared/domain/worker.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';
import { findWorker } from '../cache/worker/worker-rows.ts';

/** Whose cache this is. The name is empty only while a rebuilt cache has not been filled yet. */
export function readMe(db: ReadableDatabase): Pick<Worker, 'id' | 'displayName'> {
  const id = readSyncState(db).workerId;
  return { id, displayName: findWorker(db, id)?.displayName ?? '' };
}
