import type { Instant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { Transaction } from './database.ts';

const insert = `
  INSERT INTO worker_journal_key (worker_id, device_id, key, created_at) VALUES (:workerId, :deviceId, :key, :createdAt)
  ON CONFLICT DO NOTHING`;
const find = 'SELECT key FROM worker_journal_key WHERE worker_id = :workerId AND device_id = :deviceId';

/** The key of a person's unsent work on a device; `fresh` (32 random bytes) becomes it at their first sign-in there. */
export async function ensureJournalKey(
  transaction: Transaction,
  owner: { readonly workerId: WorkerId; readonly deviceId: DeviceId },
  fresh: Secret<Uint8Array>,
  createdAt: Instant,
): Promise<Secret<Uint8Array>> {
  await transaction.query(insert, { ...owner, key: fresh.reveal(), createdAt });
  const [row] = await transaction.query<{ key: Uint8Array }>(find, { ...owner });
  return row === undefined ? fresh : new Secret(new Uint8Array(row.key));
}
