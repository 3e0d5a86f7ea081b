import { join } from 'node:path';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { SyncStatus } from '../../shared/domain/sync-status.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { SessionState } from '../../shared/ipc/session.ts';
import type { Session } from '../../shared/wire/session.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import type { ChangeFeed } from '../cache/change-feed.ts';
import { activeDeputyships } from '../cache/deputyship/deputyship-rows.ts';
import { findWorker } from '../cache/worker/worker-rows.ts';
import type { EvidenceService } from '../evidence/service/evidence-control.ts';
import { createEvidenceService } from '../evidence/service/evidence-service.ts';
import { createReader } from '../evidence/service/reader.ts';
import type { EvidenceControl, SessionControl, SyncControl } from '../ipc/handler.ts';
import { hasUnsentWork } from '../outbox/summary.ts';
import { createSyncEngine, type SyncEngine } from '../sync/engine.ts';
import { createImporter } from '../sync/importer.ts';
import { createServerClient } from '../sync/server-client.ts';
import { createSessionStore } from '../sync/session-store.ts';
import type { AppPorts, AppSettings } from './app.ts';
import { type OpenDesk, openDesk } from './open-desk.ts';
import { deriveKeys } from './open-keys.ts';
import type { SignInNote } from './sign-in-note.ts';
import { tidyBlobs } from './tidy-blobs.ts';

/** After a pull, when no further one follows. */
const TIDY_AFTER_MS = 10_000;

export interface SessionParts {
  readonly ports: AppPorts;
  readonly settings: AppSettings;
  readonly master: Secret<Uint8Array>;
  readonly note: SignInNote;
  readonly feed: ChangeFeed;
}

/** The signed-in person's open data and its sync; nobody's when signed out. */
export interface CoreSession {
  readonly session: SessionControl;
  readonly sync: SyncControl;
  readonly evidence: EvidenceControl;
  desk(): OpenDesk | null;
  engine(): SyncEngine | null;
  reading(): EvidenceService | null;
  /** Goes on with the stored session, also without a network; else through the demo door where there is one. */
  resume(): Promise<Result<undefined, Failure>>;
  close(): Promise<void>;
}

interface Work {
  readonly session: Session;
  readonly desk: OpenDesk;
  readonly engine: SyncEngine;
  readonly evidence: EvidenceService;
  readonly stopTidying: () => void;
}

const nobody: SyncStatus = {
  connection: 'offline',
  progress: null,
  held: 0,
  waiting: 0,
  refused: 0,
  lastSyncAt: null,
  problem: null,
};

const notReading = { state: 'waiting', pagesDone: 0, pagesTotal: 0 } as const;

export function createSession(parts: SessionParts): CoreSession {
  const { ports, settings, note, feed } = parts;
  const client = createServerClient(settings.serverUrl);
  const store = createSessionStore(settings.profileDir, ports.vault);
  let work: Work | null = null;
  /** Sign-in and sign-out run strictly one after another. */
  let tail: Promise<unknown> = Promise.resolve();
  const oneAtATime = <Value>(step: () => Promise<Value>): Promise<Value> => {
    const result = tail.then(step);
    tail = result.catch(() => undefined);
    return result;
  };

  const begin = async (session: Session): Promise<Result<SessionState, Failure>> => {
    await end();
    const opened = await startWork(parts, session, () => void oneAtATime(expire));
    if (!opened.ok) return opened;
    work = opened.value;
    if (settings.background) {
      work.engine.start();
      work.evidence.start();
    }
    feed.publish(new Set(['session', 'tasks', 'cases', 'file-documents', 'outbox', 'sync', 'evidence', 'preferences']));
    return ok(show());
  };

  const end = async (): Promise<void> => {
    const ending = work;
    if (ending === null) return;
    work = null;
    ending.stopTidying();
    await ending.evidence.stop();
    await ending.engine.stop();
    ending.desk.close();
    feed.publish(new Set(['session', 'sync']));
  };

  /** The server does not accept the session any more. Unsent work stays, encrypted, for the next sign-in. */
  const expire = async (): Promise<void> => {
    await store.clear();
    if (settings.demoLogin !== null && (await enterDemo(settings.demoLogin)).ok) return;
    await end();
  };

  const accept = async (session: Result<Session, Failure>): Promise<Result<SessionState, Failure>> => {
    if (!session.ok) return session;
    const begun = await begin(session.value);
    if (!begun.ok) return begun;
    await store.save(session.value);
    await note.remember(session.value.worker.login);
    return begun;
  };

  const enterDemo = async (login: string) => accept(await client.demoSignIn(login, note.deviceId));

  const show = (): SessionState => {
    if (work === null) return { state: 'signed-out', lastLogin: note.lastLogin(), serverUrl: settings.serverUrl };
    const { desk, session } = work;
    const deputyships = activeDeputyships(desk.db, desk.workerId, dayInBerlin(ports.clock.now()));
    return {
      state: 'signed-in',
      worker: findWorker(desk.db, desk.workerId) ?? session.worker,
      deputyFor: deputyships.flatMap(({ absentWorkerId, until }) => {
        const name = findWorker(desk.db, absentWorkerId)?.displayName;
        return name === undefined ? [] : [{ name, until }];
      }),
    };
  };

  const signOut = async (keepWork: boolean): Promise<Result<SessionState, Failure>> => {
    if (work === null) return ok(show());
    if (!keepWork && hasUnsentWork(work.desk.db)) return failed(failure('conflict'));
    const token = new Secret(work.session.token);
    await store.clear();
    await end();
    void client.signOut(token).catch(() => undefined); // without a network the token expires by itself
    return ok(show());
  };

  return {
    desk: () => work?.desk ?? null,
    engine: () => work?.engine ?? null,
    reading: () => work?.evidence ?? null,
    session: {
      show,
      signIn: (login, password) =>
        oneAtATime(async () => accept(await client.signIn(login, new Secret(password), note.deviceId))),
      signOut: (keepWork) => oneAtATime(() => signOut(keepWork)),
    },
    sync: {
      status: () => work?.engine.status() ?? nobody,
      syncNow: async () => await work?.engine.syncNow(),
      fetchDocument: async (hash) => (await work?.engine.fetchDocument(hash)) ?? failed(failure('signed-out')),
      outboxChanged: () => work?.engine.outboxChanged(),
    },
    evidence: {
      want: (taskId) => work?.evidence.want(taskId),
      progressOf: (taskId) => work?.evidence.progressOf(taskId) ?? notReading,
      clicked: (taskId) => work?.evidence.clicked(taskId),
      readAgain: (taskId) => work?.evidence.readAgain(taskId),
      readBytes: async (job) => (await work?.evidence.readBytes(job)) ?? failed('cancelled'),
      derive: async (job) => (await work?.evidence.derive(job)) ?? failed('cancelled'),
      show: async (job) => (await work?.evidence.show(job)) ?? failed('cancelled'),
    },
    resume: () =>
      oneAtATime(async () => {
        const stored = await store.load();
        const { demoLogin } = settings;
        if (stored !== null && (demoLogin === null || isNamed(stored.worker, demoLogin))) {
          const begun = await begin(stored);
          return begun.ok ? ok() : begun;
        }
        if (demoLogin !== null) await enterDemo(demoLogin); // when it fails the person sees the sign-in
        return ok();
      }),
    close: () => oneAtATime(end),
  };
}

/** The demo door takes a login or a display name, in any case. */
function isNamed(worker: Pick<Worker, 'login' | 'displayName'>, name: string): boolean {
  return [worker.login, worker.displayName].some((known) => known.toLowerCase() === name.toLowerCase());
}

async function startWork(
  { ports, settings, master, feed }: SessionParts,
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
