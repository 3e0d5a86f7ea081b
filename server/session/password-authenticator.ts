import { Secret } from '../../shared/base/secret.ts';
import type { Database } from '../store/database.ts';
import { findCredentials } from '../store/worker.ts';
import type { Authenticator } from './authenticator.ts';
import { hashPassword, verifyPassword } from './password-hash.ts';

/** User name and password from the table of workers. */
export function createPasswordAuthenticator(database: Database): Authenticator {
  // an unknown name is checked against this, so that it takes as long as a known one
  const decoy = hashPassword(new Secret('nobody'));
  return {
    authenticate: async (login, secret) => {
      const found = await database.read((queryable) => findCredentials(queryable, login, false));
      const matches = await verifyPassword(secret, found?.passwordHash ?? (await decoy));
      return matches && found?.passwordHash != null ? found.worker : undefined;
    },
  };
}
