import type { CalendarDate, Instant } from '../../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/** Whose data these are and how far they are in step with the server. */
export interface SyncState {
  /** Names the stream of commands of this cache; sequence numbers count within it. */
  readonly deviceId: DeviceId;
  readonly workerId: WorkerId;
  readonly cursor: string | null;
  readonly lastSyncAt: Instant | null;
  readonly nextSequence: number;
  /** The day for which the scopes of the tasks were decided last (deputyships begin and end at midnight). */
  readonly scopesOfDay: CalendarDate | null;
}

const BEGIN = `
  INSERT INTO sync_state (only_row, device_id, worker_id, next_sequence) VALUES (1, :deviceId, :workerId, :nextSequence)
  ON CONFLICT (only_row) DO NOTHING`;
const READ = `
  SELECT device_id AS deviceId, worker_id AS workerId, cursor, last_sync_at AS lastSyncAt,
    next_sequence AS nextSequence, scopes_of_day AS scopesOfDay
  FROM sync_state`;
const SET_CURSOR = `UPDATE sync_state SET cursor = :cursor`;
const SET_LAST_SYNC = `UPDATE sync_state SET last_sync_at = :at`;
const SET_SCOPES_DAY = `UPDATE sync_state SET scopes_of_day = :day`;
const NEXT_SEQUENCE = `UPDATE sync_state SET next_sequence = next_sequence + 1`;

/** Once for a new cache; does nothing when the cache already belongs to somebody. */
export function beginSyncState(
  db: WritableDatabase,
  start: Pick<SyncState, 'deviceId' | 'workerId' | 'nextSequence'>,
): void {
  db.run(BEGIN, { ...start });
}

export function readSyncState(db: ReadableDatabase): SyncState {
  const state = db.get<SyncState>(READ);
  if (state === undefined) throw new Error('The cache belongs to nobody yet');
  return state;
}

export function hasSyncState(db: ReadableDatabase): boolean {
  return db.get(READ) !== undefined;
}

/** In the transaction that writes the rows up to this cursor. */
export function setCursor(db: WritableDatabase, cursor: string | null): void {
  db.run(SET_CURSOR, { cursor });
  db.touch('sync');
}

export function setLastSyncAt(db: WritableDatabase, at: Instant): void {
  db.run(SET_LAST_SYNC, { at });
  db.touch('sync');
}

export function setScopesOfDay(db: WritableDatabase, day: CalendarDate): void {
  db.run(SET_SCOPES_DAY, { day });
}

/** Takes the next sequence number; it is used up when the transaction commits. */
export function takeSequence(db: WritableDatabase): number {
  const { nextSequence } = readSyncState(db);
  db.run(NEXT_SEQUENCE);
  return nextSequence;
}
