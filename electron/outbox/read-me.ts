import { teamId } from '../../shared/base/ids.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';
import { findWorker } from '../cache/worker/worker-rows.ts';

/** Whose cache this is. The name is empty only while a rebuilt cache has not been filled yet. */
export function readMe(db: ReadableDatabase): Pick<Worker, 'id' | 'displayName' | 'teamId' | 'roles'> {
  const id = readSyncState(db).workerId;
  return findWorker(db, id) ?? { id, displayName: '', teamId: nowhere, roles: [] };
}

const nowhere = teamId.parse('00000000-0000-4000-8000-000000000000');
