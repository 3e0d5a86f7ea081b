import type { Transaction } from './database.ts';

export interface SignInAttempts {
  readonly failures: number;
  /** ISO 8601; null or in the past: free to try. */
  readonly blockedUntil: string | null;
}

/** Locks the row, so that attempts at the same time count one after another. */
export async function lockAttempts(transaction: Transaction, key: Uint8Array): Promise<SignInAttempts> {
  await transaction.query(
    'INSERT INTO sign_in_attempt (login_hash, failures) VALUES (:key, 0) ON CONFLICT (login_hash) DO NOTHING',
    { key },
  );
  const [row] = await transaction.query<{ failures: number; blocked_until: string | null }>(
    'SELECT failures, blocked_until FROM sign_in_attempt WHERE login_hash = :key FOR UPDATE',
    { key },
  );
  return { failures: row?.failures ?? 0, blockedUntil: row?.blocked_until ?? null };
}

export async function putAttempts(transaction: Transaction, key: Uint8Array, attempts: SignInAttempts): Promise<void> {
  await transaction.query(
    'UPDATE sign_in_attempt SET failures = :failures, blocked_until = :blockedUntil WHERE login_hash = :key',
    { key, ...attempts },
  );
}

export async function forgiveAttempts(transaction: Transaction, key: Uint8Array): Promise<void> {
  await transaction.query('DELETE FROM sign_in_attempt WHERE login_hash = :key', { key });
}

/** Takes one failure back that turned out to be none. */
export async function forgiveOneAttempt(transaction: Transaction, key: Uint8Array): Promise<void> {
  await transaction.query(
    'UPDATE sign_in_attempt SET failures = greatest(failures - 1, 0), blocked_until = NULL WHERE login_hash = :key',
    { key },
  );
}

/** Rows of attempts long past, so that made-up names do not fill the table. */
export async function deleteOldAttempts(transaction: Transaction, before: Date): Promise<void> {
  await transaction.query('DELETE FROM sign_in_attempt WHERE blocked_until < :before', { before });
}
