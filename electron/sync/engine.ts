import { type Failure, failure } from '../../shared/base/failure.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import { oneAfterAnother } from '../../shared/base/one-after-another.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { SyncStatus } from '../../shared/domain/sync-status.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import { isDiskFull } from '../cache/is-disk-full.ts';
import { readSyncState, setCursor } from '../cache/sync-state/sync-state-rows.ts';
import { markUnreachable, nextToSend, releaseAll, whenToSend } from '../outbox/queue.ts';
import type { ReadLog } from '../outbox/read-journal.ts';
import { countOutbox } from '../outbox/summary.ts';
import { RETRY_CEILING_MS } from '../outbox/timing.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connectivity } from '../ports/connectivity.ts';
import type { Log } from '../ports/log.ts';
import type { NewId } from '../ports/new-id.ts';
import { createChangeWatch } from './change-watch.ts';
import { decideWork, isLasting, turnsCommandsDown, type Work } from './decide-work.ts';
import { createFetchAhead } from './fetch-ahead.ts';
import { fetchDocument } from './fetch-document.ts';
import type { Importer } from './importer.ts';
import type { PullProgress } from './pull.ts';
import { pushOnce } from './push.ts';
import { PULL_ANYWAY_MS, retryAfter } from './schedule.ts';
import { areReadsDue, sendReads } from './send-reads.ts';
import type { DownloadedDocument, ServerClient } from './server-client.ts';

export interface EngineParts extends ReadLog {
  readonly blobs: BlobStore;
  readonly client: ServerClient;
  readonly importer: Importer;
  readonly clock: Clock;
  readonly connectivity: Connectivity;
  readonly log: Log;
  readonly token: Secret;
  readonly newId: NewId;
  /** 0 to 1; spreads the retries of many workstations. */
  readonly random: () => number;
  /** The status has changed. */
  readonly onStatus: () => void;
  /** The server does not accept the token any more. Unsent work stays. */
  readonly onSignedOut: () => void;
}

/** Keeps one person's cache in step with the server, one thing at a time. */
export interface SyncEngine {
  /** Begins to work by itself, until `stop`. */
  start(): void;
  /** After the running step. */
  stop(): Promise<void>;
  status(): SyncStatus;
  /** Pull and push now, including what could still be taken back; ends when both were tried. */
  syncNow(): Promise<Result<undefined, Failure>>;
  /** Send only, for example before the program ends. */
  pushNow(): Promise<Result<undefined, Failure>>;
  fetchDocument(hash: ContentHash): Promise<Result<DownloadedDocument, Failure>>;
  /** Work was put into the outbox or taken back: the time of the next push may have changed. */
  outboxChanged(): void;
  /** The session goes on with a new token, after `onSignedOut`. */
  signedInAgain(): void;
  /** From the importer. */
  progressed(progress: PullProgress): void;
}

export function createSyncEngine(parts: EngineParts): SyncEngine {
  const { db, client, importer, clock, token } = parts;
  let connection: SyncStatus['connection'] = 'connecting';
  let progress: SyncStatus['progress'] = null;
  let problem: Failure | null = null;
  let failures = 0;
  let notBefore = 0;
  /** The server answers, but does not take our commands: everything else goes on meanwhile. */
  let pushProblem: Failure | null = null;
  let pushNotBefore = 0;
  let pullWanted = true;
  let signedIn = true;
  let active = false;
  let cancelTimer: () => void = () => undefined;
  const stopping = new AbortController();
  const oneAtATime = oneAfterAnother();
  const ahead = createFetchAhead(parts, stopping.signal);

  const now = () => clock.now().getTime();
  /** A pause that would be longer than any means that the clock was put back meanwhile: it is over. */
  const notLonger = (moment: number) => (moment - now() > RETRY_CEILING_MS ? 0 : moment);

  const settle = (result: Result<unknown, Failure>) => {
    if (result.ok) {
      [failures, notBefore, problem, connection] = [0, 0, null, 'online'];
      if (active) watch.open();
    } else {
      failures += 1;
      notBefore = now() + retryAfter(failures, parts.random());
      connection = result.failure.kind === 'offline' ? 'offline' : connection;
      problem = isLasting(result.failure.kind) ? result.failure : problem;
      if (result.failure.kind === 'offline') markUnreachable(db);
      if (result.failure.kind === 'signed-out') endSession();
      if (result.failure.kind !== 'offline') parts.log.warn('sync-failed', { kind: result.failure.kind });
    }
    parts.onStatus();
  };

  const endSession = () => {
    signedIn = false;
    problem = failure('signed-out');
    parts.onSignedOut();
  };

  const pullStep = async (): Promise<Result<undefined, Failure>> => {
    if (stopping.signal.aborted) return failed(failure('offline')); // a pull now would start the thread again
    pullWanted = false;
    const result = await importer.pull(token, clock.now());
    if (!result.ok) pullWanted = true;
    if (!result.ok && result.failure.kind === 'invalid-input') forgetCursor();
    progress = null;
    settle(result);
    return result;
  };

  /** What was opened here. It can wait: no failure of it holds up the sync, it is tried again after the next pull. */
  const readsStep = async () => {
    const result = await sendReads(parts);
    if (!result.ok && result.failure.kind !== 'offline') {
      parts.log.warn('reads-not-sent', { kind: result.failure.kind });
    }
  };

  const pushStep = async () => {
    const result = await pushOnce(parts);
    const isTurnedDown = !result.ok && turnsCommandsDown(result.failure.kind);
    pushProblem = isTurnedDown ? result.failure : null;
    pushNotBefore = isTurnedDown ? now() + RETRY_CEILING_MS : 0;
    settle(result);
    return result;
  };

  /** The server cannot read how far we are: it sends everything once more. */
  const forgetCursor = () => db.transaction(() => setCursor(db, null));

  const fetchStep = async () => {
    const result = await ahead.fetchSome();
    // a stored document proves that there is room again
    if (!result.ok || (result.value > 0 && problem !== null)) settle(result);
  };

  const chooseWork = (): Work =>
    decideWork({
      signedIn,
      pullWanted,
      commandsReady: now() >= notLonger(pushNotBefore) && nextToSend(db, clock.now(), 1).length > 0,
      documentsMissing: connection === 'online' && ahead.isAnythingMissing(),
      notBefore: notLonger(notBefore),
      now: now(),
    });

  const turn = async (): Promise<void> => {
    if (!active) return;
    switch (chooseWork()) {
      case 'push':
        await pushStep();
        break;
      case 'pull':
        if ((await pullStep()).ok && areReadsDue(db, clock.now())) await readsStep();
        break;
      case 'fetch-documents':
        await fetchStep();
        break;
      case 'wait':
        return sleep();
    }
    wake();
  };

  const wake = () => {
    cancelTimer();
    if (active) void oneAtATime(turn).catch(goOnLater);
  };

  /** A step threw: the disk refused, or a defect. The sync must not stand still because of it. */
  const goOnLater = (error: unknown) => {
    if (!active) return;
    parts.log.error('sync-step-failed');
    settle(failed(failure(isDiskFull(error) ? 'disk-full' : 'internal')));
    sleep();
  };

  const sleep = () => {
    cancelTimer();
    const sendAt = whenToSend(db)?.getTime() ?? Number.POSITIVE_INFINITY;
    const until = Math.max(notLonger(notBefore), Math.min(sendAt, now() + PULL_ANYWAY_MS));
    const pullAnyway = until < sendAt && notLonger(notBefore) <= now();
    cancelTimer = clock.after(Math.max(50, until - now()), () => {
      if (pullAnyway) pullWanted = true;
      wake();
    });
  };

  const watch = createChangeWatch(client, token, () => {
    pullWanted = true;
    wake();
  });

  const stopHints = parts.connectivity.onMaybeOnline(() => {
    notBefore = 0;
    wake();
  });

  return {
    start() {
      active = true;
      wake();
    },
    async stop() {
      active = false;
      stopHints();
      cancelTimer();
      watch.close();
      stopping.abort();
      await importer.close();
      await oneAtATime(async () => undefined); // what runs ends
    },
    status() {
      return {
        connection,
        progress,
        ...countOutbox(db),
        lastSyncAt: readSyncState(db).lastSyncAt,
        problem: problem ?? pushProblem,
      };
    },
    async syncNow() {
      releaseAll(db);
      notBefore = 0;
      return await oneAtATime(async () => {
        const pushed = await pushAll();
        if (!pushed.ok && !turnsCommandsDown(pushed.failure.kind)) return pushed;
        const pulled = await pullStep();
        if (pulled.ok) await readsStep();
        // nobody fetches ahead in the background then: afterwards everything to do can be done without a network
        if (pulled.ok && !active) await fetchAll();
        return pushed.ok ? pulled : pushed;
      });
    },
    async pushNow() {
      releaseAll(db);
      return await oneAtATime(pushAll);
    },
    async fetchDocument(hash) {
      const result = await fetchDocument(parts, hash, stopping.signal);
      if (!result.ok && result.failure.kind === 'offline') return failed(failure('not-here-yet'));
      return result;
    },
    outboxChanged: wake,
    signedInAgain() {
      if (signedIn) return;
      signedIn = true;
      [failures, notBefore, problem] = [0, 0, null];
      pullWanted = true;
      parts.onStatus();
      wake();
    },
    progressed(current) {
      progress = current;
      connection = 'online';
      parts.onStatus();
    },
  };

  async function fetchAll(): Promise<void> {
    while (connection === 'online' && !stopping.signal.aborted && ahead.isAnythingMissing()) await fetchStep();
  }

  async function pushAll(): Promise<Result<undefined, Failure>> {
    while (nextToSend(db, clock.now(), 1).length > 0) {
      const result = await pushStep();
      if (!result.ok) return result;
    }
    return ok();
  }
}
