import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { SyncStatus } from '../../shared/domain/sync-status.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { SessionState } from '../../shared/ipc/session.ts';
import type { Session } from '../../shared/wire/session.ts';
import { activeDeputyships } from '../cache/deputyship/deputyship-rows.ts';
import { findWorker } from '../cache/worker/worker-rows.ts';
import type { EvidenceService } from '../evidence/service/evidence-control.ts';
import type { EvidenceControl, OnlineControl, SessionControl, SyncControl } from '../ipc/handler.ts';
import { hasUnsentWork } from '../outbox/summary.ts';
import type { SyncEngine } from '../sync/engine.ts';
import { createServerClient } from '../sync/server-client.ts';
import { createSessionStore } from '../sync/session-store.ts';
import type { OpenDesk } from './open-desk.ts';
import type { SignInNote } from './sign-in-note.ts';
import { startWork, type Work, type WorkParts } from './start-work.ts';

export interface SessionParts extends WorkParts {
  readonly note: SignInNote;
}

/** The signed-in person's open data and its sync; nobody's when signed out. */
export interface CoreSession {
  readonly session: SessionControl;
  readonly sync: SyncControl;
  readonly evidence: EvidenceControl;
  readonly online: OnlineControl;
  desk(): OpenDesk | null;
  engine(): SyncEngine | null;
  reading(): EvidenceService | null;
  /** Goes on with the stored session, also without a network; else through the demo door where there is one. */
  resume(): Promise<Result<undefined, Failure>>;
  close(): Promise<void>;
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
    online: {
      call: async (route, parts) =>
        work === null ? failed(failure('signed-out')) : await client.call(new Secret(work.session.token), route, parts),
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
