import { join } from 'node:path';
import type { Failure } from '../../shared/base/failure.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { Session } from '../../shared/wire/session.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { ChangeFeed } from '../cache/change-feed.ts';
import type { EvidenceService } from '../evidence/service/evidence-control.ts';
import { createEvidenceService } from '../evidence/service/evidence-service.ts';
import { createReader } from '../evidence/service/reader.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import { createImporter } from '../sync/importer.ts';
import { createServerClient } from '../sync/server-client.ts';
import type { AppPorts, AppSettings } from './app.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';
import { deriveKeys } from './open-keys.ts';
import { tidyBlobs } from './tidy-blobs.ts';

/** After a pull, when no further one follows. */
const TIDY_AFTER_MS = 10_000;

export interface WorkParts {
  readonly ports: AppPorts;
  readonly settings: AppSettings;
  readonly master: Secret<Uint8Array>;
  readonly feed: ChangeFeed;
}

/** What runs for a signed-in person: open data, sync, reading of proofs. */
export interface Work {
  readonly session: Session;
  readonly desk: OpenDesk;
  readonly engine: SyncEngine;
  readonly evidence: EvidenceService;
  readonly stopTidying: () => void;
}

/** Opens the person's data and puts sync and reading together; neither has begun to work yet. Failures: those of `openDesk`. */
export async function startWork(
  { ports, settings, master, feed }: WorkParts,
  session: Session,
  onSignedOut: () => void,
): Promise<Result<Work, Failure>> {
  const dir = join(settings.profileDir, 'workers', session.worker.id);
  const opened = await openDesk(session.worker, { dir, keys: deriveKeys(master, session.worker.id), feed }, ports);
  if (!opened.ok) return opened;
  const desk = opened.value;
  let stopTidying: () => void = () => undefined;
  const tidyLater = () => {
    stopTidying();
    stopTidying = ports.clock.after(TIDY_AFTER_MS, () => {
      void tidyBlobs(desk).catch(() => ports.log.warn('tidying-failed'));
    });
  };
  const importer = createImporter(
    settings.workerScript('import-worker'),
    { file: desk.cacheFile, key: desk.keys.cache.reveal(), serverUrl: settings.serverUrl },
    {
      onProgress: (progress) => engine.progressed(progress),
      onCommitted: (topics) => {
        feed.publish(topics);
        evidence.changed();
        tidyLater();
      },
    },
  );
  const engine: SyncEngine = createSyncEngine({
    db: desk.db,
    blobs: announceWrites(desk.blobs, () => evidence.changed()),
    client: createServerClient(settings.serverUrl),
    importer,
    clock: ports.clock,
    connectivity: ports.connectivity,
    log: ports.log,
    newId: ports.newId,
    token: new Secret(session.token),
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
  return ok({ session, desk, engine, evidence, stopTidying: () => stopTidying() });
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
