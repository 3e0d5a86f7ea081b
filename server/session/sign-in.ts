import { createLocalJWKSet, errors } from 'jose';
import type { default as Provider } from 'oidc-provider';
import type { WorkerId } from '../../shared/base/ids.ts';
import type { Session, SignInMethod } from '../../shared/wire/session.ts';
import type { Log } from '../log.ts';
import type { Database, Transaction } from '../store/database.ts';
import { deleteProviderRecordsOf } from '../store/provider-records.ts';
import { createOfficeKeys } from './office-keys.ts';
import { type OidcSignIn, signInWithToken } from './oidc-sign-in.ts';
import type { KeyFile } from './provider/key-file.ts';
import { createKeyring, type ProviderKeys, publicPart } from './provider/keyring.ts';
import { openProvider, providerClientId, providerScopes } from './provider/open-provider.ts';
import type { SessionLimits, Sessions } from './sessions.ts';
import type { OidcConfig } from './sign-in-rules.ts';

export interface SignInParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Log;
  readonly sessions: Sessions;
  readonly limits: SessionLimits;
  readonly demo: boolean;
  /** The office's provider; without it the embedded one is used. */
  readonly office: OidcConfig | undefined;
  /** Where the keys of the embedded provider are kept. */
  readonly keyFile: KeyFile;
  /** Where workstations and browsers reach this server; asked when somebody signs in. */
  readonly publicUrl: () => string;
}

/** How people sign in here: at the office's provider, or at the embedded one. */
export interface SignIn {
  readonly method: () => SignInMethod;
  /** @throws HttpFailure, see signInWithToken */
  readonly signIn: (request: OidcSignIn) => Promise<Session>;
  /** Takes from the embedded provider what could renew sessions; at another one only the workstations can do that. */
  readonly revokeAll: (transaction: Transaction, workerId: WorkerId) => Promise<void>;
  /** Null when the office has its own. */
  readonly provider: (() => Promise<Provider>) | null;
}

export function createSignIn(parts: SignInParts): SignIn {
  return parts.office === undefined ? withEmbedded(parts) : withOffice(parts, parts.office);
}

function withOffice({ database, now, sessions }: SignInParts, config: OidcConfig): SignIn {
  const { issuer, clientId, scopes } = config;
  const keys = createOfficeKeys(config);
  return {
    method: () => ({ issuer, clientId, scopes }),
    signIn: (request) => signInWithToken({ database, now, sessions, config, keys }, request),
    revokeAll: async () => undefined,
    provider: null,
  };
}

function withEmbedded(parts: SignInParts): SignIn {
  const { database, now, log, sessions, limits, demo, keyFile, publicUrl } = parts;
  const issuer = () => `${publicUrl().replace(/\/$/, '')}/oidc`;
  const keyring = createKeyring({ database, file: keyFile, now, log });
  const open = latest((keys: ProviderKeys) =>
    openProvider({ database, now, log, limits, demo, keys, issuer: issuer() }),
  );
  return {
    method: () => ({ issuer: issuer(), clientId: providerClientId, scopes: providerScopes }),
    signIn: (request) => {
      const config = {
        issuer: issuer(),
        clientId: providerClientId,
        scopes: providerScopes,
        login: { claim: 'preferred_username' },
      };
      return signInWithToken({ database, now, sessions, config, keys: findKey }, request);
    },
    revokeAll: (transaction, workerId) => deleteProviderRecordsOf(transaction, workerId),
    provider: async () => open(await keyring.current()),
  };

  async function findKey(...[header, token]: Parameters<ReturnType<typeof createLocalJWKSet>>) {
    const among = ({ sign }: ProviderKeys) => createLocalJWKSet({ keys: sign.map(publicPart) })(header, token);
    try {
      return await among(await keyring.current());
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      return among(await keyring.reread()); // another server may have made a new one
    }
  }
}

/** Does the work when it is asked for something else than before, and again after it failed. */
function latest<Key, Value>(work: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  let done: { readonly key: Key; readonly value: Promise<Value> } | undefined;
  return (key) => {
    if (done?.key === key) return done.value;
    const value = work(key).catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    done = { key, value };
    return value;
  };
}
