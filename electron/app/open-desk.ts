import { randomBytes } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { deviceId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import { openBlobStore } from '../blobs/blob-store.ts';
import type { ChangeFeed } from '../cache/change-feed.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { type OpenProblem, openCache } from '../cache/open.ts';
import { beginSyncState, hasSyncState } from '../cache/sync-state/sync-state-rows.ts';
import { refreshScopesOfDay } from '../cache/task/scope-rule.ts';
import { putWorker } from '../cache/worker/worker-rows.ts';
import type { Desk } from '../ipc/handler.ts';
import { type Journal, openJournal, readJournal, rewriteJournal } from '../outbox/journal.ts';
import { markUnreachable } from '../outbox/queue.ts';
import { recordsOf, replayJournal, restoreEntries } from '../outbox/recover.ts';
import type { AppPorts } from './app.ts';
import type { DataKeys } from './open-keys.ts';

export interface OpenDesk extends Desk {
  readonly cacheFile: string;
  readonly journalFile: string;
  readonly keys: DataKeys;
  close(): void;
}

/** What opening a worker's data needs. Each worker has a folder of their own: people who share a machine never mix. */
export interface DeskPlace {
  readonly dir: string;
  readonly keys: DataKeys;
  readonly feed: ChangeFeed;
}

/**
 * Opens, or creates, the encrypted data of a worker. A cache that cannot be read is set aside (kept, renamed) and built
 * anew from the server; work that was not sent comes back from the journal. Failures: `client-too-old`, `disk-full`, `forbidden`.
 */
export async function openDesk(
  worker: Worker,
  { dir, keys, feed }: DeskPlace,
  { clock, newId, log }: Pick<AppPorts, 'clock' | 'newId' | 'log'>,
): Promise<Result<OpenDesk, Failure>> {
  const cacheFile = join(dir, 'cache.db');
  const journalFile = join(dir, 'outbox.journal');
  const open = () => openCache({ role: 'writer', file: cacheFile, key: keys.cache, onCommitted: feed.publish });
  let opened = open();
  if (!opened.ok && opened.failure === 'unreadable') {
    log.error('cache-set-aside');
    setAside([cacheFile, `${cacheFile}-wal`, `${cacheFile}-shm`], clock.now());
    opened = open();
  }
  if (!opened.ok) return failed(failureOf(opened.failure));
  const db = opened.value;
  const fill = { worker, db, journalFile, key: keys.journal };
  const journal = hasSyncState(db) ? renewJournal(fill) : recover(fill, { clock, newId, log });
  db.transaction(() => {
    markUnreachable(db);
    putWorker(db, worker);
    refreshScopesOfDay(db, dayInBerlin(clock.now()));
  });
  const blobs = await openBlobStore({ dir: join(dir, 'blobs'), key: keys.blobs, randomBytes, now: () => clock.now() });
  const close = () => {
    journal.close();
    db.close();
  };
  return ok({ workerId: worker.id, db, outbox: { db, journal }, blobs, cacheFile, journalFile, keys, close });
}

interface Filling {
  readonly worker: Worker;
  readonly db: WritableDatabase;
  readonly journalFile: string;
  readonly key: DataKeys['journal'];
}

/** The cache is sound: the journal only has to hold what is in it. */
function renewJournal({ db, journalFile, key }: Filling): Journal {
  rewriteJournal(journalFile, key, newIv, recordsOf(db));
  return openJournal(journalFile, key, newIv).journal;
}

/** A new cache: it belongs to the worker from now on, and gets back what the journal knows. */
function recover(
  { worker, db, journalFile, key }: Filling,
  { clock, newId, log }: Pick<AppPorts, 'clock' | 'newId' | 'log'>,
): Journal {
  const { records, intact } = readJournal(journalFile, key);
  const commands = replayJournal(records);
  if (commands.length > 0 || !intact) log.warn('unsent-work-recovered', { commands: commands.length, intact });
  if (!intact) setAside([journalFile], clock.now());
  db.transaction(() => {
    beginSyncState(db, { deviceId: deviceId.parse(newId()), workerId: worker.id, nextSequence: 1 });
    restoreEntries(db, commands);
  });
  return renewJournal({ worker, db, journalFile, key });
}

function setAside(files: readonly string[], now: Date): void {
  const moment = now.toISOString().replaceAll(/[:.]/g, '-');
  for (const file of files) if (existsSync(file)) renameSync(file, `${file}.set-aside-${moment}`);
}

function newIv(): Uint8Array {
  return randomBytes(12);
}

function failureOf(problem: OpenProblem): Failure {
  switch (problem) {
    case 'from-the-future':
      return failure('client-too-old');
    case 'disk-full':
      return failure('disk-full');
    case 'no-access':
      return failure('forbidden');
    case 'unreadable':
      return failure('damaged');
    default:
      return unreachable(problem);
  }
}
