import { advisoryLocks } from './advisory-locks.ts';
import type { Transaction } from './database.ts';

/** Until the transaction ends no other server of this database makes keys. */
export async function lockProviderKeys(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock(:key)', { key: advisoryLocks.providerKeys });
}

/** The keys that earlier versions kept here; afterwards there are none. */
export async function takeFormerProviderKeys(
  transaction: Transaction,
): Promise<{ readonly sign?: unknown; readonly cookie?: unknown }> {
  const rows = await transaction.query<{ purpose: string; value: unknown }>(
    'DELETE FROM provider_key RETURNING purpose, value',
  );
  return Object.fromEntries(rows.map(({ purpose, value }) => [purpose, value]));
}
