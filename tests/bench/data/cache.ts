import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { putDeputyship } from '../../../electron/cache/deputyship/deputyship-rows.ts';
import { putFileDocument } from '../../../electron/cache/file-document/file-document-rows.ts';
import type { WritableDatabase } from '../../../electron/cache/handle.ts';
import { type OpenSettings, openCache } from '../../../electron/cache/open.ts';
import { beginSyncState } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { readScopeRule, refreshScopes } from '../../../electron/cache/task/scope-rule.ts';
import { putTask } from '../../../electron/cache/task/task-rows.ts';
import { putWorker } from '../../../electron/cache/worker/worker-rows.ts';
import type { DeviceId } from '../../../shared/base/ids.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { deputyship, makeCases, makeDocuments, makeTasks, me, type OfficeSize, today, workers } from './office.ts';

export const cacheKey = new Secret(new Uint8Array(32).fill(7));
export const deviceId = '00000009-0000-4000-8000-000000000001' as DeviceId;

/** A new, encrypted cache of the person who signs in, without rows. */
export function createCache(
  file: string,
  sizes: Pick<OpenSettings, 'checkpointPages' | 'pageCacheKib'> = {},
): WritableDatabase {
  const opened = openCache({
    role: 'writer',
    file,
    key: cacheKey,
    ...sizes,
  });
  if (!opened.ok) throw new Error(`The cache does not open: ${opened.failure}`);
  const db = opened.value;
  db.transaction(() => beginSyncState(db, { deviceId, workerId: me, nextSequence: 1 }));
  return db;
}

/** Puts the rows of an office into a cache, through the same functions as a pull. */
export function fillCache(db: WritableDatabase, size: OfficeSize): void {
  db.transaction(() => {
    for (const worker of workers) putWorker(db, worker);
    putDeputyship(db, deputyship);
    refreshScopes(db, today);
    const rule = readScopeRule(db, today);
    for (const row of makeCases(size)) putCase(db, row);
    for (const row of makeTasks(size)) putTask(db, row, rule);
    for (const row of makeDocuments(size)) putFileDocument(db, row);
  });
}
