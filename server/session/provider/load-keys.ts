import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { Database } from '../../store/database.ts';
import { keepProviderKey } from '../../store/provider-keys.ts';

export interface ProviderKeys {
  /** Private; signs ID tokens. */
  readonly sign: JWK;
  /** Signs cookies. */
  readonly cookie: string;
}

export const signingAlgorithm = 'ES256';

/** The keys of the embedded provider, made at its first start; the same for all instances. */
export async function loadProviderKeys(database: Database): Promise<ProviderKeys> {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const kid = randomBytes(8).toString('base64url');
  const fresh = { ...(await exportJWK(privateKey)), use: 'sig', alg: signingAlgorithm, kid };
  return database.transaction(async (transaction) => ({
    sign: (await keepProviderKey(transaction, 'sign', fresh)) as JWK, // only this function writes there
    cookie: (await keepProviderKey(transaction, 'cookie', randomBytes(32).toString('base64url'))) as string,
  }));
}

/** What others check signatures with. */
export function publicPart({ kty, crv, x, y, use, alg, kid }: JWK): JWK {
  return { kty, crv, x, y, use, alg, kid } as JWK;
}
