import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openBlobStore } from '../../electron/blobs/blob-store.ts';
import type { CacheTopic, WritableDatabase } from '../../electron/cache/handle.ts';
import { openCache } from '../../electron/cache/open.ts';
import { beginSyncState } from '../../electron/cache/sync-state/sync-state-rows.ts';
import { readScopeRule } from '../../electron/cache/task/scope-rule.ts';
import { putTask } from '../../electron/cache/task/task-rows.ts';
import { putWorker } from '../../electron/cache/worker/worker-rows.ts';
import type { Desk } from '../../electron/ipc/handler.ts';
import { openJournal } from '../../electron/outbox/journal.ts';
import { readJournals } from '../../electron/outbox/read-journal.ts';
import { followTransactions } from '../../electron/outbox/sealed-journal.ts';
import { toCalendarDate } from '../../shared/base/calendar-date.ts';
import { deviceId } from '../../shared/base/ids.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { Task } from '../../shared/domain/task.ts';
import { sampleId, sampleWorker } from './sample-rows.ts';

export const testDay = toCalendarDate('2026-11-24');
export const testKey = new Secret(new Uint8Array(32).fill(7));

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0).reverse()) cleanUp();
});

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zweiklick-test-'));
  cleanUps.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TestCache {
  readonly db: WritableDatabase;
  readonly file: string;
  /** What every commit touched, in order. */
  readonly commits: CacheTopic[][];
}

/** A cache that belongs to worker 1. */
export function openTestCache(folder = temporaryFolder()): TestCache {
  const file = join(folder, 'cache.db');
  const commits: CacheTopic[][] = [];
  const onCommitted = (topics: ReadonlySet<CacheTopic>) => void commits.push([...topics]);
  const opened = openCache({ role: 'writer', file, key: testKey, onCommitted });
  if (!opened.ok) throw new Error(`the test cache does not open: ${opened.failure}`);
  const db = opened.value;
  cleanUps.push(() => db.close());
  const me = sampleWorker(1);
  db.transaction(() => {
    beginSyncState(db, { deviceId: deviceId.parse(sampleId('device', 1)), workerId: me.id, nextSequence: 1 });
    putWorker(db, me);
  });
  commits.length = 0;
  return { db, file, commits };
}

export interface TestDesk extends Desk {
  readonly folder: string;
  readonly journalFile: string;
}

export async function openTestDesk(): Promise<TestDesk> {
  const folder = temporaryFolder();
  const { db } = openTestCache(folder);
  const journalFile = join(folder, 'outbox.journal');
  const journal = followTransactions(db, openJournal(journalFile, testKey, () => randomBytes(12)).journal);
  const readsFile = join(folder, 'reads.journal');
  const reads = followTransactions(db, readJournals.open(readsFile, testKey, () => randomBytes(12)).journal);
  cleanUps.push(() => journal.close());
  cleanUps.push(() => reads.close());
  const blobs = await openBlobStore({
    dir: join(folder, 'blobs'),
    key: testKey,
    randomBytes,
    now: () => new Date('2026-11-24T08:00:00Z'),
  });
  return {
    folder,
    db,
    outbox: { db, journal },
    reads,
    blobs,
    copies: blobs,
    workerId: sampleWorker(1).id,
    journalFile,
  };
}

/** As a pull would bring them. */
export function putTasks(db: WritableDatabase, tasks: readonly Task[]): void {
  db.transaction(() => {
    const rule = readScopeRule(db, testDay);
    for (const task of tasks) putTask(db, task, rule);
  });
}
