import { dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import type { Session } from '../../shared/wire/session.ts';
import { letGoOfDeputyData } from '../cache/leave/let-go.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';
import type { Clock } from '../ports/clock.ts';
import type { OpenDesk } from './open-desk.ts';
import type { TrustedTime } from './trusted-time.ts';

const HOUR_MS = 3_600_000;
/** Where the server has said nothing: a long weekend. */
export const LEASE_HOURS = 72;
/** How often it is looked whether something has to leave. */
const LOOK_EVERY_MS = 5 * 60_000;

export interface LeaseWorld {
  readonly time: TrustedTime;
  readonly clock: Clock;
  /** Something left: bytes of documents may go now. */
  readonly onLeft: () => void;
}

/**
 * Lets data leave that are here only for a deputyship: as soon as it has ended by its own date, and when the server was
 * not heard for too long. Looks at once, then every few minutes, until it is stopped.
 */
export function watchLease(desk: Pick<OpenDesk, 'db'>, session: Session, world: LeaseWorld): { stop(): void } {
  let cancel: () => void = () => undefined;
  const look = () => {
    if (enforceLease(desk, session.deputyLeaseHours ?? LEASE_HOURS, world.time)) world.onLeft();
    cancel = world.clock.after(LOOK_EVERY_MS, look);
  };
  look();
  return { stop: () => cancel() };
}

/** Answers whether something left. */
export function enforceLease({ db }: Pick<OpenDesk, 'db'>, leaseHours: number, time: TrustedTime): boolean {
  const now = time.now();
  const { lastSyncAt } = readSyncState(db);
  const lastHeard = time.lastContact() ?? (lastSyncAt === null ? now : new Date(lastSyncAt));
  const isLeaseOver = now.getTime() - lastHeard.getTime() > leaseHours * HOUR_MS;
  return letGoOfDeputyData(db, { at: toInstant(now), today: dayInBerlin(now), isLeaseOver });
}
