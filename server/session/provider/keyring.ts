import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { toInstant } from '../../../shared/base/calendar-date.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import { lockProviderKeys, takeFormerProviderKeys } from '../../store/provider-keys.ts';
import type { KeyFile } from './key-file.ts';
import { nextChange, planKeys, type StoredKey, storedKeys } from './plan-keys.ts';

export interface ProviderKeys {
  /** Private. The first one signs; what the others signed is still good. */
  readonly sign: readonly JWK[];
  /** Secrets for cookies, in the same order. */
  readonly cookies: readonly string[];
}

export const signingAlgorithm = 'ES256';

/** The keys of the embedded provider: made at its first start, changed by age, the same for all servers that share the file. */
export interface Keyring {
  /** The same object as long as nothing has changed. */
  readonly current: () => Promise<ProviderKeys>;
  /** As another server may have left them. */
  readonly reread: () => Promise<ProviderKeys>;
}

export interface KeyringParts {
  readonly database: Database;
  readonly file: KeyFile;
  readonly now: () => Date;
  readonly log: Log;
}

export function createKeyring({ database, file, now, log }: KeyringParts): Keyring {
  let held: { readonly text: string; readonly until: number; readonly keys: ProviderKeys } | undefined;
  let loading: Promise<ProviderKeys> | undefined;

  const hold = (stored: readonly StoredKey[], text: string): ProviderKeys => {
    if (held?.text === text) return held.keys;
    const keys = { sign: stored.map(({ sign }) => sign), cookies: stored.map(({ cookie }) => cookie) };
    held = { text, until: nextChange(stored), keys };
    return keys;
  };

  /** One server at a time: each of them finds what the one before it has made. */
  const load = (): Promise<ProviderKeys> =>
    database.transaction(async (transaction) => {
      await lockProviderKeys(transaction);
      const former = await takeFormerProviderKeys(transaction);
      const text = await file.read();
      const found = parse(text);
      const { isNewWanted, kept } = planKeys(found ?? formerKeys(former, now()), now());
      if (!isNewWanted && found !== null && text !== null && kept.length === found.length) return hold(kept, text);
      const stored = isNewWanted ? [await makeKey(now()), ...kept.map((key) => retire(key, now()))] : kept;
      const written = JSON.stringify({ format: 1, keys: stored });
      await file.write(written);
      if (isNewWanted) log.info('new signing key');
      return hold(stored, written);
    });

  return {
    current: async () => {
      if (held !== undefined && now().getTime() < held.until) return held.keys;
      loading ??= load().finally(() => {
        loading = undefined;
      });
      return loading;
    },
    reread: async () => {
      const text = await file.read();
      const found = parse(text);
      return found === null || text === null ? load() : hold(found, text);
    },
  };
}

/** Null when there are none, or what is there cannot be read: new ones cost nothing but the sign-ins of this moment. */
function parse(text: string | null): readonly StoredKey[] | null {
  try {
    return text === null ? null : storedKeys.parse(JSON.parse(text)).keys;
  } catch {
    return null;
  }
}

async function makeKey(now: Date): Promise<StoredKey> {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { extractable: true });
  const { kty = 'EC', ...parts } = await exportJWK(privateKey);
  const kid = randomBytes(8).toString('base64url');
  return {
    madeAt: toInstant(now),
    retiredAt: null,
    sign: { ...parts, kty, use: 'sig', alg: signingAlgorithm, kid },
    cookie: randomBytes(32).toString('base64url'),
  };
}

function retire(key: StoredKey, now: Date): StoredKey {
  return { ...key, retiredAt: key.retiredAt ?? toInstant(now) };
}

/** Earlier versions kept the keys in the database: those sign nothing more. */
function formerKeys(former: { readonly sign?: unknown; readonly cookie?: unknown }, now: Date): readonly StoredKey[] {
  const at = toInstant(now);
  const read = storedKeys.safeParse({ format: 1, keys: [{ madeAt: at, retiredAt: at, ...former }] });
  return read.success ? read.data.keys : [];
}

/** What others check signatures with. */
export function publicPart({ kty, crv, x, y, use, alg, kid }: JWK): JWK {
  return { kty, crv, x, y, use, alg, kid } as JWK;
}
