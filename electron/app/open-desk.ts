import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { deviceId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import { type BlobStore, openBlobStore } from '../blobs/blob-store.ts';
import { withFormerStore } from '../blobs/two-stores.ts';
import { filesOfCache } from '../cache/cache-files.ts';
import type { ChangeFeed } from '../cache/change-feed.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { isDiskFull } from '../cache/is-disk-full.ts';
import { type OpenProblem, openCache } from '../cache/open.ts';
import { listUnsentReads, restoreReads } from '../cache/read-log/read-log-rows.ts';
import { beginSyncState, hasSyncState } from '../cache/sync-state/sync-state-rows.ts';
import { refreshScopesOfDay } from '../cache/task/scope-rule.ts';
import { putWorker } from '../cache/worker/worker-rows.ts';
import type { Desk } from '../ipc/handler.ts';
import { outboxJournals } from '../outbox/journal.ts';
import { markUnreachable } from '../outbox/queue.ts';
import { readJournals } from '../outbox/read-journal.ts';
import { recordsOf, replayCopies, replayJournal, restoreCopies, restoreEntries } from '../outbox/recover.ts';
import { followTransactions, type JournalFormat, type SealedJournal } from '../outbox/sealed-journal.ts';
import type { AppPorts } from './app.ts';
import type { DataKeys } from './open-keys.ts';
import { setAside } from './set-aside.ts';
import { bringCopies, openCopies, tidyCopies } from './unsent-copies.ts';

/** Work that came back from the journal because the cache could not be opened. */
export interface RecoveredWork {
  readonly commands: number;
  /** False when a part of the journal could not be read. */
  readonly intact: boolean;
}

export interface OpenDesk extends Desk {
  readonly copies: BlobStore;
  readonly cacheFile: string;
  readonly journalFile: string;
  readonly readsFile: string;
  readonly cacheKey: Secret<Uint8Array>;
  readonly journalKey: Secret<Uint8Array>;
  /** Null when the cache was sound, or new and there was nothing to recover. */
  readonly recovered: RecoveredWork | null;
  close(): void;
}

/** What opening a worker's data needs. Each worker has a folder of their own: people who share a machine never mix. */
export interface DeskPlace {
  readonly dir: string;
  readonly keys: DataKeys;
  /** While the master key is being renewed: what data are being brought under. */
  readonly nextKeys?: DataKeys | null;
  /** Of `keys`; documents of each generation of keys have a folder of their own. */
  readonly generation?: number;
  /** Keys of unsent work that the server gave, the valid one first; without any the machine's own is used. */
  readonly journalKeys?: readonly Secret<Uint8Array>[];
  readonly feed: ChangeFeed;
}

/** SQLite takes it for no limit. */
const ALL = -1;

type Surroundings = Pick<AppPorts, 'clock' | 'newId' | 'log'>;

/**
 * Opens, or creates, the encrypted data of a worker. A cache that cannot be read is set aside (kept, renamed) and built
 * anew from the server; work that was not sent comes back from the journal. Failures: `data-too-new`, `disk-full`, `no-access`.
 */
export async function openDesk(
  worker: Worker,
  place: DeskPlace,
  surroundings: Surroundings,
): Promise<Result<OpenDesk, Failure>> {
  const { clock, log } = surroundings;
  const cacheFile = join(place.dir, 'cache.db');
  let opened = openWithAny(cacheFile, place);
  if (!opened.ok && opened.failure === 'unreadable') {
    log.error('cache-set-aside');
    setAside(filesOfCache(cacheFile), clock.now());
    opened = openWithAny(cacheFile, place);
  }
  if (!opened.ok) return failed(failureOf(opened.failure));
  const { db, key: cacheKey } = opened.value;
  try {
    return ok({ ...(await fill(worker, db, place, surroundings)), cacheFile, cacheKey });
  } catch (error) {
    db.close();
    if (isDiskFull(error)) return failed(failure('disk-full'));
    throw error;
  }
}

function openWithAny(file: string, { keys, nextKeys, feed }: DeskPlace) {
  const candidates = nextKeys == null ? [keys.cache] : [nextKeys.cache, keys.cache];
  let problem: OpenProblem = 'unreadable';
  for (const key of candidates) {
    const opened = openCache({ role: 'writer', file, key, onCommitted: feed.publish });
    if (opened.ok) return ok({ db: opened.value, key });
    problem = opened.failure;
    if (problem !== 'unreadable') break;
  }
  return failed(problem);
}

/** Journal and documents beside an open cache. A new cache belongs to the worker from now on, and gets back what the journal knows. */
async function fill(
  worker: Worker,
  db: WritableDatabase,
  place: DeskPlace,
  { clock, newId, log }: Surroundings,
): Promise<Omit<OpenDesk, 'cacheFile' | 'cacheKey'>> {
  const journalFile = join(place.dir, 'outbox.journal');
  const readsFile = join(place.dir, 'reads.journal');
  const journalKeys = [...(place.journalKeys ?? []), ...(place.nextKeys ? [place.nextKeys.journal] : [])];
  const [journalKey = place.keys.journal] = journalKeys;
  const blobs = await openBlobs(place, clock);
  const copies = await openCopies(place.dir, journalKey, clock);
  let recovered: RecoveredWork | null = null;
  if (!hasSyncState(db)) {
    const allKeys = [...journalKeys, place.keys.journal];
    const { records, intact } = outboxJournals.readWithAny(journalFile, allKeys);
    const reads = readJournals.readWithAny(readsFile, allKeys);
    const commands = replayJournal(records);
    if (commands.length > 0 || !intact) {
      recovered = { commands: commands.length, intact };
      log.warn('unsent-work-recovered', { ...recovered });
    }
    if (!intact) setAside([journalFile], clock.now());
    if (!reads.intact) setAside([readsFile], clock.now());
    const made = replayCopies(records);
    await bringCopies(new Set(made.map(({ contentHash }) => contentHash)), copies, blobs);
    db.transaction(() => {
      beginSyncState(db, { deviceId: deviceId.parse(newId()), workerId: worker.id, nextSequence: 1 });
      restoreEntries(db, commands);
      restoreCopies(db, made);
      restoreReads(db, reads.records);
    });
  }
  db.transaction(() => {
    markUnreachable(db);
    putWorker(db, worker);
    refreshScopesOfDay(db, dayInBerlin(clock.now()));
  });
  const renew = <Entry>(format: JournalFormat<Entry>, file: string, needed: readonly Entry[]) =>
    followTransactions(db, renewJournal(format, file, journalKey, needed));
  const journal = renew(outboxJournals, journalFile, recordsOf(db));
  const reads = renew(readJournals, readsFile, listUnsentReads(db, ALL));
  await tidyCopies(db, blobs, copies);
  const close = () => {
    journal.close();
    reads.close();
    db.close();
  };
  const outbox = { db, journal };
  return {
    workerId: worker.id,
    db,
    outbox,
    reads,
    blobs,
    copies,
    journalFile,
    readsFile,
    journalKey,
    recovered,
    close,
  };
}

/** A journal only has to hold what is in the cache. */
function renewJournal<Entry>(
  format: JournalFormat<Entry>,
  file: string,
  key: Secret<Uint8Array>,
  needed: readonly Entry[],
): SealedJournal<Entry> {
  format.rewrite(file, key, newIv, needed);
  return format.open(file, key, newIv).journal;
}

async function openBlobs(
  { dir, keys, nextKeys, generation = 1 }: DeskPlace,
  clock: AppPorts['clock'],
): Promise<BlobStore> {
  const store = await openBlobsOf(dir, generation, keys.blobs, clock);
  if (nextKeys == null) return store;
  return withFormerStore(await openBlobsOf(dir, generation + 1, nextKeys.blobs, clock), store);
}

/** The documents under the keys of one generation. */
export function openBlobsOf(
  dir: string,
  generation: number,
  key: Secret<Uint8Array>,
  clock: Pick<AppPorts['clock'], 'now'>,
): Promise<BlobStore> {
  return openBlobStore({ dir: blobFolder(dir, generation), key, randomBytes, now: () => clock.now() });
}

/** Where the documents under the keys of one generation lie. */
export function blobFolder(dir: string, generation: number): string {
  return join(dir, generation === 1 ? 'blobs' : `blobs-${generation}`);
}

export function newIv(): Uint8Array {
  return randomBytes(12);
}

function failureOf(problem: OpenProblem): Failure {
  switch (problem) {
    case 'from-the-future':
      return failure('data-too-new');
    case 'disk-full':
      return failure('disk-full');
    case 'no-access':
      return failure('no-access');
    case 'unreadable':
      return failure('damaged');
    default:
      return unreachable(problem);
  }
}
