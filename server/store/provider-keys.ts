import { json, type Transaction } from './database.ts';

export type ProviderKeyPurpose = 'sign' | 'cookie';

/** The key that is kept for a purpose; `fresh` becomes it when there is none yet. The first of several instances wins. */
export async function keepProviderKey(
  transaction: Transaction,
  purpose: ProviderKeyPurpose,
  fresh: unknown,
): Promise<unknown> {
  await transaction.query(
    'INSERT INTO provider_key (purpose, value) VALUES (:purpose, :value::jsonb) ON CONFLICT (purpose) DO NOTHING',
    { purpose, value: json(fresh) },
  );
  const [row] = await transaction.query<{ value: unknown }>('SELECT value FROM provider_key WHERE purpose = :purpose', {
    purpose,
  });
  return row?.value;
}
