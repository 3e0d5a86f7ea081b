import type { Instant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import type { Queryable, Transaction } from './database.ts';

/** Signals sessions that were ended by their owner, one `sessionKey` an item. */
export const sessionsChannel = 'zweiklick_sessions';

/** Names a session in signals; the token cannot be found from it. */
export function sessionKey(tokenHash: Uint8Array): string {
  return Buffer.from(tokenHash).toString('base64url');
}

export interface SessionRecord {
  readonly tokenHash: Uint8Array;
  readonly workerId: WorkerId;
  readonly deviceId: DeviceId;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

export async function insertSession(transaction: Transaction, session: SessionRecord): Promise<void> {
  await transaction.query(
    'INSERT INTO session (token_hash, worker_id, device_id, created_at, expires_at) VALUES (:tokenHash, :workerId, :deviceId, :createdAt, :expiresAt)',
    { ...session },
  );
}

/** Undefined when there is none or it has expired. */
export async function findSession(
  queryable: Queryable,
  tokenHash: Uint8Array,
  now: Date,
): Promise<Pick<SessionRecord, 'workerId' | 'deviceId' | 'expiresAt'> | undefined> {
  const [row] = await queryable.query<{ worker_id: WorkerId; device_id: DeviceId; expires_at: Instant }>(
    'SELECT worker_id, device_id, expires_at FROM session WHERE token_hash = :tokenHash AND expires_at > :now',
    { tokenHash, now },
  );
  return row && { workerId: row.worker_id, deviceId: row.device_id, expiresAt: row.expires_at };
}

export async function deleteSession(transaction: Transaction, tokenHash: Uint8Array): Promise<void> {
  await transaction.query('DELETE FROM session WHERE token_hash = :tokenHash', { tokenHash });
  transaction.signal(sessionsChannel, sessionKey(tokenHash));
}

/** Of one person, on all devices. How many there were. */
export async function deleteSessionsOf(transaction: Transaction, workerId: WorkerId): Promise<number> {
  const ended = await transaction.query<{ token_hash: Uint8Array }>(
    'DELETE FROM session WHERE worker_id = :workerId RETURNING token_hash',
    { workerId },
  );
  for (const { token_hash } of ended) transaction.signal(sessionsChannel, sessionKey(token_hash));
  return ended.length;
}

export async function deleteExpiredSessions(transaction: Transaction, now: Date): Promise<void> {
  await transaction.query('DELETE FROM session WHERE expires_at <= :now', { now });
}
