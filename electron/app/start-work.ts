import { join } from 'node:path';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Session } from '../../shared/wire/session.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { ChangeFeed } from '../cache/change-feed.ts';
import { isDiskFull } from '../cache/is-disk-full.ts';
import type { EvidenceService } from '../evidence/service/evidence-control.ts';
import { createEvidenceService } from '../evidence/service/evidence-service.ts';
import { createReader } from '../evidence/service/reader.ts';
import { noteRemovals } from '../outbox/read-journal.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import { createImporter } from '../sync/importer.ts';
import { createServerClient, type Fetch } from '../sync/server-client.ts';
import type { SessionToken } from '../sync/session-token.ts';
import type { AppPorts, AppSettings } from './app.ts';
import { watchArrivals } from './arrivals/watch-arrivals.ts';
import { watchLease } from './deputy-lease.ts';
import { settleJournalKeys } from './journal-keys.ts';
import type { KeyHolder } from './key-holder.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';
import { deriveKeys } from './open-keys.ts';
import { StartFailure } from './start-failure.ts';
import { tidyBlobs } from './tidy-blobs.ts';
import { createTidying } from './tidying.ts';
import type { TrustedTime } from './trusted-time.ts';

export interface WorkParts {
  readonly ports: AppPorts;
  readonly settings: AppSettings;
  readonly keys: KeyHolder;
  readonly time: TrustedTime;
  /** Reaches the server, and notes its time with each answer. */
  readonly fetch: Fetch;
  readonly feed: ChangeFeed;
}

/** What runs for a signed-in person: open data, sync, reading of proofs. */
export interface Work {
  readonly session: Session;
  /** Of the session as it is now. */
  readonly token: SessionToken;
  readonly desk: OpenDesk;
  readonly engine: SyncEngine;
  readonly evidence: EvidenceService;
  /** Ends what runs beside; what has lost its reason to be here is gone when it resolves. Before the data are closed. */
  readonly finish: () => Promise<void>;
}

/** Opens the person's data and puts sync and reading together; neither has begun to work yet. Failures: those of `openDesk`. */
export async function startWork(
  { ports, settings, keys, time, fetch, feed }: WorkParts,
  session: Session,
  token: SessionToken,
  onSignedOut: () => void,
): Promise<Result<Work, Failure>> {
  const opened = await open({ ports, settings, keys, feed }, session);
  if (!opened.ok) return opened;
  const desk = opened.value;
  const tidying = createTidying(ports.clock, () => tidyBlobs(desk).catch(() => ports.log.warn('tidying-failed')));
  const importer = createImporter(
    settings.workerScript('import-worker'),
    { file: desk.cacheFile, key: desk.cacheKey.reveal(), serverUrl: settings.serverUrl },
    {
      onProgress: (progress) => engine.progressed(progress),
      onServerTime: time.contact,
      onCommitted: (topics) => {
        feed.publish(topics);
        evidence.changed();
        arrivals.changed();
        tidying.later();
      },
    },
  );
  const engine: SyncEngine = createSyncEngine({
    db: desk.db,
    reads: desk.reads,
    blobs: announceWrites(desk.blobs, () => evidence.changed()),
    client: createServerClient(settings.serverUrl, fetch),
    importer,
    clock: ports.clock,
    connectivity: ports.connectivity,
    log: ports.log,
    newId: ports.newId,
    token,
    random: Math.random,
    onStatus: () => feed.publish(new Set(['sync'])),
    onSignedOut,
  });
  const evidence: EvidenceService = createEvidenceService({
    db: desk.db,
    blobs: desk.blobs,
    reader: createReader({
      script: settings.workerScript('evidence-worker'),
      startChild: ports.startChild,
      clock: ports.clock,
      log: ports.log,
    }),
    clock: ports.clock,
    readsAhead: settings.readsAhead,
    fetchDocument: (hash) => engine.fetchDocument(hash),
    onProgress: () => feed.publish(new Set(['evidence'])),
  });
  const arrivals = watchArrivals(desk.db, ports);
  const onLeft = () => {
    tidying.later();
    try {
      noteRemovals(desk, ports.newId);
    } catch {
      ports.log.warn('removal-not-noted'); // a full disk: with the next report
    }
  };
  const lease = watchLease(desk, session, { time, clock: ports.clock, onLeft });
  tidying.later(); // whatever a killed program left
  const finish = async () => {
    lease.stop();
    arrivals.stop();
    await tidying.finish();
  };
  return ok({ session, token, desk, engine, evidence, finish });
}

/** The keys come first, and those of unsent work are on disk before anything is written under them. */
async function open(
  { ports, settings, keys, feed }: Pick<WorkParts, 'ports' | 'settings' | 'keys' | 'feed'>,
  session: Session,
): Promise<Result<OpenDesk, Failure>> {
  const { id } = session.worker;
  const dir = join(settings.profileDir, 'workers', id);
  try {
    const { current, next, generation } = await keys.ring();
    const place = {
      dir,
      keys: deriveKeys(current, id),
      nextKeys: next === null ? null : deriveKeys(next, id),
      generation,
      journalKeys: await settleJournalKeys(dir, ports.vault, session.journalKey),
      feed,
    };
    return await openDesk(session.worker, place, ports);
  } catch (error) {
    if (error instanceof StartFailure) return failed(error.failure);
    if (isDiskFull(error)) return failed(failure('disk-full'));
    throw error;
  }
}

/** The same store; whoever waits for documents hears when one has come. */
function announceWrites(blobs: BlobStore, onWritten: () => void): BlobStore {
  return {
    ...blobs,
    async write(hash, content) {
      const result = await blobs.write(hash, content);
      if (result.ok) onWritten();
      return result;
    },
  };
}
