import type { Instant } from '../../shared/base/calendar-date.ts';
import type { Queryable, Transaction } from './database.ts';

const listHashes = 'SELECT key_hash AS hash FROM portal_key';
const insert = `
  INSERT INTO portal_key (key_hash, name, created_at) VALUES (:hash, :name, :createdAt)
  ON CONFLICT (key_hash) DO NOTHING`;

/** Keys are kept as SHA-256 only. There are few: one for each portal. */
export async function listPortalKeyHashes(queryable: Queryable): Promise<readonly Uint8Array[]> {
  const rows = await queryable.query<{ hash: Uint8Array }>(listHashes);
  return rows.map((row) => row.hash);
}

export async function insertPortalKey(
  transaction: Transaction,
  key: { readonly hash: Uint8Array; readonly name: string; readonly createdAt: Instant },
): Promise<void> {
  await transaction.query(insert, key);
}
