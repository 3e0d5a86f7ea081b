import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../shared/base/ids.ts';
import { type DeskId, officeDesk } from '../policy/desks.ts';
import type { Database } from '../store/database.ts';
import { desksChannel } from '../store/placement.ts';
import { sessionsChannel } from '../store/session.ts';

/** Changes that come close together are told once. Milliseconds. */
const gatherMs = 40;
/** Keeps proxies from closing a quiet connection, and notices a new day. Milliseconds. */
const heartbeatMs = 15_000;

export interface Listener {
  readonly workerId: WorkerId;
  /** Names the session, see `sessionKey`. */
  readonly session: string;
  readonly expiresAt: Date;
  readonly changed: () => void;
  readonly heartbeat: () => void;
  readonly end: () => void;
}

export interface ChangeHub {
  /**
   * Resolves once changes are heard, and tells the listener then: whatever was changed before is there for its pull, and
   * whatever is changed from now on is told again. The answer takes the listener out again.
   */
  readonly add: (listener: Listener) => Promise<() => void>;
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

export interface ChangeHubDeps {
  readonly database: Database;
  readonly now: () => Date;
  readonly visibleDesks: (worker: WorkerId) => Promise<readonly DeskId[]>;
  /** The connection to the database was lost and is there again: it may be another server now. Before anybody is told. */
  readonly reconnected?: () => Promise<void>;
}

/**
 * Tells each connected workstation that something on one of its desks changed, on whichever instance it was changed.
 * One database connection for all of them.
 */
export async function createChangeHub(deps: ChangeHubDeps): Promise<ChangeHub> {
  const { database, now, visibleDesks, reconnected = async () => undefined } = deps;
  const byDesk = new Map<DeskId, Set<Listener>>();
  const desksOf = new Map<Listener, readonly DeskId[]>();
  /** How often it was asked where a listener belongs: only the answer to the last question counts. */
  const asked = new Map<Listener, number>();
  let gathered = new Set<string>();
  let flushing: NodeJS.Timeout | undefined;
  let isClosed = false;
  let today = dayInBerlin(now());

  const stopDesks = await database.listen(desksChannel, (items) => {
    if (items !== 'everything') return gather(items);
    const tellAll = () => gather([officeDesk]);
    reconnected().then(tellAll, tellAll);
  });
  const stopSessions = await database.listen(sessionsChannel, (items) => {
    for (const listener of desksOf.keys()) {
      if (items !== 'everything' && items.includes(listener.session)) end(listener);
    }
  });
  const beat = setInterval(() => {
    const day = dayInBerlin(now());
    if (day !== today) gather([officeDesk]); // deputyships begin and end at midnight
    today = day;
    for (const listener of desksOf.keys()) {
      if (listener.expiresAt <= now()) end(listener);
      else listener.heartbeat();
    }
  }, heartbeatMs);
  beat.unref();

  function gather(desks: readonly string[]): void {
    if (isClosed) return;
    for (const desk of desks) gathered.add(desk);
    flushing ??= setTimeout(flush, gatherMs);
  }

  function flush(): void {
    const desks = gathered;
    gathered = new Set();
    flushing = undefined;
    const told = new Set([...desks].flatMap((desk) => [...(byDesk.get(desk as DeskId) ?? [])])); // only a key to look up
    for (const listener of told) listener.changed();
    // staff and deputyships lie on the office's desk: rights may have changed
    if (desks.has(officeDesk)) for (const listener of told) void place(listener).catch(() => end(listener));
  }

  async function place(listener: Listener): Promise<void> {
    const question = (asked.get(listener) ?? 0) + 1;
    asked.set(listener, question);
    const desks = await visibleDesks(listener.workerId);
    const before = desksOf.get(listener);
    if (before === undefined || asked.get(listener) !== question) return;
    lift(listener);
    desksOf.set(listener, desks);
    for (const desk of desks) byDesk.set(desk, (byDesk.get(desk) ?? new Set()).add(listener));
    // while the question was asked nobody heard for it what changed on a desk that is new to it
    if (desks.some((desk) => !before.includes(desk))) listener.changed();
  }

  function lift(listener: Listener): void {
    for (const desk of desksOf.get(listener) ?? []) {
      const there = byDesk.get(desk);
      there?.delete(listener);
      if (there?.size === 0) byDesk.delete(desk);
    }
  }

  function remove(listener: Listener): void {
    lift(listener);
    desksOf.delete(listener);
    asked.delete(listener);
  }

  function end(listener: Listener): void {
    remove(listener);
    listener.end();
  }

  return {
    add: async (listener) => {
      desksOf.set(listener, []);
      try {
        await place(listener);
      } catch (error) {
        remove(listener);
        throw error;
      }
      return () => remove(listener);
    },
    count: () => desksOf.size,
    close: async () => {
      isClosed = true;
      clearInterval(beat);
      clearTimeout(flushing);
      for (const listener of [...desksOf.keys()]) end(listener);
      await Promise.all([stopDesks(), stopSessions()]);
    },
  };
}
