import type { Transaction } from './database.ts';

/** Marks a token as used. False: it was used before. */
export async function useIdToken(transaction: Transaction, tokenHash: Uint8Array, now: Date): Promise<boolean> {
  const rows = await transaction.query(
    'INSERT INTO used_id_token (token_hash, used_at) VALUES (:tokenHash, :now) ON CONFLICT DO NOTHING RETURNING 1 AS one',
    { tokenHash, now },
  );
  return rows.length > 0;
}

/** Older ones are refused for their age anyway. */
export async function deleteUsedIdTokens(transaction: Transaction, before: Date): Promise<void> {
  await transaction.query('DELETE FROM used_id_token WHERE used_at < :before', { before });
}
