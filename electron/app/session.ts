import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { oneAfterAnother } from '../../shared/base/one-after-another.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { SyncStatus } from '../../shared/domain/sync-status.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { SessionState } from '../../shared/ipc/session.ts';
import { activeDeputyships } from '../cache/deputyship/deputyship-rows.ts';
import { findWorker } from '../cache/worker/worker-rows.ts';
import type { EvidenceService } from '../evidence/service/evidence-control.ts';
import type { EvidenceControl, OnlineControl, SessionControl, SyncControl } from '../ipc/handler.ts';
import { hasUnsentWork } from '../outbox/summary.ts';
import type { SyncEngine } from '../sync/engine.ts';
import { createServerClient } from '../sync/server-client.ts';
import { createSessionStore, type KeptSession } from '../sync/session-store.ts';
import { SessionToken } from '../sync/session-token.ts';
import type { Lock } from './lock.ts';
import type { OpenDesk } from './open-desk.ts';
import { wipe } from './open-keys.ts';
import type { SignedInAtProvider } from './sign-in/browser-sign-in.ts';
import { isStillTrusted } from './sign-in/decide-trust.ts';
import { keepSession, type SessionKeeper } from './sign-in/keep-session.ts';
import { createProviderClient } from './sign-in/provider-client.ts';
import { createSignInAttempts } from './sign-in/sign-in-attempt.ts';
import type { SignInNote } from './sign-in-note.ts';
import { startWork, type Work, type WorkParts } from './start-work.ts';

export interface SessionParts extends WorkParts {
  readonly note: SignInNote;
  readonly lock: Lock;
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
  /** Closes everything and forgets the keys, until `unlock`. Does nothing when nobody is signed in. */
  lockUp(): Promise<void>;
  /** Goes on for whom it was locked; the caller has proof of who they are. */
  unlock(): Promise<Result<undefined, Failure>>;
  /** Closes everything for `during`, which needs the files for itself; then goes on for the same person. */
  pause<Value>(during: () => Promise<Value>): Promise<Value>;
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
  const { ports, settings, note, lock, keys, time, feed } = parts;
  const client = createServerClient(settings.serverUrl, parts.fetch);
  const store = createSessionStore(settings.profileDir, ports.vault);
  let work: Work | null = null;
  /** Keeps the session of `work` alive. */
  let keeper: SessionKeeper | null = null;
  /** Why the last session ended by itself; null once somebody signs in or out. */
  let ended: 'refused' | 'not-trusted' | null = null;
  /** What the window goes on showing while everything is closed for a moment. */
  let paused: { readonly session: SessionState; readonly status: SyncStatus } | null = null;
  /** Sign-in and sign-out run strictly one after another. */
  const oneAtATime = oneAfterAnother();

  const begin = async (kept: KeptSession): Promise<Result<SessionState, Failure>> => {
    await end();
    const token = new SessionToken(kept.session.token);
    const opened = await startWork(parts, kept.session, token, () => void current?.renew());
    if (!opened.ok) return opened;
    const begun = opened.value;
    const current = keepSession(kept, {
      client,
      store,
      clock: ports.clock,
      time,
      deviceId: note.deviceId,
      demo: settings.demoLogin !== null,
      token,
      onRenewed: () => begun.engine.signedInAgain(),
      onEnded: (reason) => void oneAtATime(() => expire(begun, reason)),
    });
    [work, keeper, ended] = [begun, current, null];
    await lock.release();
    if (settings.background) {
      begun.engine.start();
      begun.evidence.start();
      current.start();
    }
    feed.publish(new Set(['session', 'tasks', 'cases', 'file-documents', 'outbox', 'sync', 'evidence', 'preferences']));
    return ok(show());
  };

  const end = async (): Promise<void> => {
    keeper?.stop();
    keeper = null;
    const ending = work;
    if (ending === null) return;
    work = null;
    await ending.evidence.stop();
    await ending.engine.stop();
    await ending.finish();
    ending.desk.close();
    if (paused === null) feed.publish(new Set(['session', 'sync']));
  };

  /** The session may not be used any more. Unsent work stays, encrypted, for the next sign-in. */
  const expire = async (whose: Work, reason: 'refused' | 'not-trusted'): Promise<void> => {
    if (work !== whose) return; // locked or signed out meanwhile: whoever comes next will hear of it
    await store.clear();
    ended = reason;
    await end();
  };

  const accept = async (kept: KeptSession): Promise<Result<SessionState, Failure>> => {
    const begun = await begin(kept);
    if (!begun.ok) return begun;
    await store.save(keeper?.kept() ?? kept);
    await note.remember(kept.session.worker.login);
    return begun;
  };

  const acceptSignedIn = async ({ session, method, refreshToken }: SignedInAtProvider): Promise<boolean> => {
    const provider = refreshToken === null ? null : { method, refreshToken: refreshToken.reveal() };
    return (await oneAtATime(() => accept({ session, provider }))).ok;
  };

  const attempts = createSignInAttempts({
    client,
    openInBrowser: ports.openInBrowser,
    clock: ports.clock,
    deviceId: note.deviceId,
    accept: acceptSignedIn,
    onChange: () => feed.publish(new Set(['session'])),
  });

  const enterDemo = async (login: string): Promise<Result<SessionState, Failure>> => {
    const session = await client.demoSignIn(login, note.deviceId);
    if (!session.ok && session.failure.kind === 'wrong-credentials') attempts.failed('unknown-person');
    return session.ok ? await accept({ session: session.value, provider: null }) : session;
  };

  const show = (): SessionState => {
    if (work === null) return paused?.session ?? showClosed();
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

  const showClosed = (): SessionState => {
    const signIn = { lastLogin: note.lastLogin(), serverUrl: settings.serverUrl, attempt: attempts.state() };
    if (keys.areLost()) return { state: 'key-lost' };
    const locked = lock.who();
    if (locked === null) return { state: 'signed-out', ended, ...signIn };
    const { workerId, displayName, codeTries } = locked;
    return { state: 'locked', workerId, displayName, codeTries, ...signIn };
  };

  const resumeStored = async (): Promise<Result<undefined, Failure>> => {
    const stored = await store.load();
    const { demoLogin } = settings;
    if (stored !== null && (demoLogin === null || isNamed(stored.session.worker, demoLogin))) {
      if (isStillTrusted(stored.session.offlineTrustHours, time.lastContact(), time.now())) return await goOn(stored);
      await store.clear();
      ended = 'not-trusted';
    }
    if (demoLogin !== null) await enterDemo(demoLogin); // when it fails the person sees the sign-in
    return ok();
  };

  /** Where nothing renews in the background, a session that is over is renewed before anybody asks for something. */
  const goOn = async (stored: KeptSession): Promise<Result<undefined, Failure>> => {
    const begun = await begin(stored);
    if (!begun.ok) return begun;
    const isOver = Date.parse(stored.session.expiresAt) <= time.now().getTime();
    if (settings.background || !isOver || work === null) return ok();
    const renewed = await keeper?.renew();
    if (renewed?.ok === false && renewed.failure.kind === 'signed-out') await expire(work, 'refused');
    return ok();
  };

  /** Ends the session here and, without waiting, at the provider and the server. */
  const leave = async (leaving: Work): Promise<Result<SessionState, Failure>> => {
    const provider = keeper?.kept().provider ?? null;
    await store.clear();
    ended = null;
    await end();
    void client.signOut(leaving.token); // without a network both expire by themselves
    if (provider !== null) {
      void createProviderClient(provider.method).revoke(new Secret(provider.refreshToken));
    }
    return ok(show());
  };

  const signOut = async (keepWork: boolean): Promise<Result<SessionState, Failure>> => {
    if (work === null) return ok(show());
    if (!keepWork && hasUnsentWork(work.desk.db)) return failed(failure('conflict'));
    return await leave(work);
  };

  const signOutEverywhere = async (): Promise<Result<SessionState, Failure>> => {
    if (work === null) return ok(show());
    const done = await client.signOutEverywhere(work.token);
    return done.ok ? await leave(work) : done;
  };

  return {
    desk: () => work?.desk ?? null,
    engine: () => work?.engine ?? null,
    reading: () => work?.evidence ?? null,
    session: {
      show,
      signIn: async () => {
        await attempts.begin(note.lastLogin());
        return ok(show());
      },
      cancelSignIn: () => {
        attempts.cancel();
        return ok(show());
      },
      signOut: (keepWork) => oneAtATime(() => signOut(keepWork)),
      signOutEverywhere: () => oneAtATime(signOutEverywhere),
    },
    sync: {
      status: () => work?.engine.status() ?? paused?.status ?? nobody,
      syncNow: async () => await work?.engine.syncNow(),
      fetchDocument: async (hash) => (await work?.engine.fetchDocument(hash)) ?? failed(failure('signed-out')),
      outboxChanged: () => work?.engine.outboxChanged(),
    },
    online: {
      call: async (route, parts) =>
        work === null ? failed(failure('signed-out')) : await client.call(work.token, route, parts),
      callForText: async (route, body) =>
        work === null ? failed(failure('signed-out')) : await client.callForText(work.token, route, body),
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
        // the command line has no screen to lock; its call names a person and signs in where it has to
        const isShut = keys.areLost() || (lock.who() !== null && settings.background);
        return isShut ? ok() : await resumeStored();
      }),
    lockUp: () =>
      oneAtATime(async () => {
        if (work === null) return;
        const { desk, session } = work;
        const { worker } = session;
        await lock.engage({ workerId: worker.id, displayName: worker.displayName });
        await end();
        keys.forget();
        wipe([desk.cacheKey, desk.journalKey]);
      }),
    unlock: () => oneAtATime(async () => (lock.who() === null ? ok() : await resumeStored())),
    pause: (during) =>
      oneAtATime(async () => {
        const kept = keeper?.kept() ?? null;
        if (work !== null) paused = { session: show(), status: work.engine.status() };
        await end();
        try {
          return await during();
        } finally {
          paused = null;
          const begun = kept === null ? ok() : await begin(kept);
          if (!begun.ok) feed.publish(new Set(['session', 'sync']));
        }
      }),
    close: () => {
      attempts.cancel();
      return oneAtATime(end);
    },
  };
}

/** The demo door takes a login or a display name, in any case. */
function isNamed(worker: Pick<Worker, 'login' | 'displayName'>, name: string): boolean {
  return [worker.login, worker.displayName].some((known) => known.toLowerCase() === name.toLowerCase());
}
