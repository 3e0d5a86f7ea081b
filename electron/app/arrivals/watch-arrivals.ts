import type { Instant } from '../../../shared/base/calendar-date.ts';
import { preferences } from '../../../shared/ipc/preferences.ts';
import type { ReadableDatabase } from '../../cache/handle.ts';
import { readPreferences } from '../../cache/preferences/preference-rows.ts';
import { readSyncState } from '../../cache/sync-state/sync-state-rows.ts';
import { arrivalsSince, newestArrival } from '../../cache/task/arrivals.ts';
import { findWorker } from '../../cache/worker/worker-rows.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Notifier } from '../../ports/notifier.ts';
import { describeArrivals } from './describe-arrivals.ts';

/** What comes in within this time is told together. Milliseconds. */
const TOGETHER_MS = 3_000;
/** Where nothing has come in yet. */
const BEFORE_ALL = '' as Instant;

export interface ArrivalWatch {
  /** Something of the server was committed. */
  changed(): void;
  stop(): void;
}

/**
 * Tells the person on the desktop what has come in for them and for those they stand in for. What was there at the start,
 * and what a first sync brings, is no news.
 */
export function watchArrivals(
  db: ReadableDatabase,
  { clock, notifier }: { readonly clock: Pick<Clock, 'after'>; readonly notifier: Notifier },
): ArrivalWatch {
  /** The newest that was there; undefined until there was a look. */
  let seen: Instant | undefined;
  let cancel: (() => void) | undefined;
  let isStopped = false;

  const look = () => {
    cancel = undefined;
    if (readSyncState(db).lastSyncAt === null) return; // in the middle of a first sync, or of a new beginning
    const newest = newestArrival(db) ?? BEFORE_ALL;
    if (seen !== undefined && newest > seen) tell(seen);
    if (seen === undefined || newest > seen) seen = newest;
  };
  const tell = (since: Instant) => {
    if (!isWanted(db)) return;
    const { own, deputy } = arrivalsSince(db, since);
    const nameOf = (id: (typeof deputy)[number]['assigneeId']) =>
      id === null ? '' : (findWorker(db, id)?.displayName ?? '');
    const notice = describeArrivals({
      own,
      deputy: deputy.map(({ assigneeId, tasks }) => ({ name: nameOf(assigneeId), tasks })),
    });
    if (notice !== null) notifier.notify(notice.title, notice.body);
  };

  look();
  return {
    changed() {
      if (isStopped) return;
      // what a first sync brought is where news begin; what comes a moment later is one
      if (seen === undefined) look();
      else cancel ??= clock.after(TOGETHER_MS, look);
    },
    stop() {
      isStopped = true; // a pull that is under way may still commit
      cancel?.();
    },
  };
}

/** Until the person turned it off. */
function isWanted(db: ReadableDatabase): boolean {
  const stored = preferences.safeParse(readPreferences(db));
  return !stored.success || stored.data.notifies !== false;
}
