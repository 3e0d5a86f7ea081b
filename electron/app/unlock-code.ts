import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Secret } from '../../shared/base/secret.ts';
import type { KeyVault } from '../ports/key-vault.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

/** After so many wrong tries in a row only signing in helps. */
export const CODE_TRIES = 5;
const KEY_BYTES = 32;
/** OWASP's variant of scrypt with 32 MB. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };

const stored = z.strictObject({ salt: z.base64(), hash: z.base64(), triesLeft: z.int().min(0).max(CODE_TRIES) });
type Stored = z.infer<typeof stored>;

export type CodeTry = { readonly outcome: 'right' } | { readonly outcome: 'wrong'; readonly triesLeft: number };

/** The code with which one person unlocks this workstation. Only its hash is kept, sealed by the operating system's vault. */
export interface UnlockCode {
  /** 0 when no code was set, or when it was tried too often. */
  triesLeft(): Promise<number>;
  isSet(): Promise<boolean>;
  /** Takes the place of an earlier code, with all tries. */
  set(code: Secret): Promise<void>;
  drop(): Promise<void>;
  /** A wrong try is counted before it is answered, so that a kill in between gains nothing. */
  try(code: Secret): Promise<CodeTry>;
  /** The person has signed in: all tries are there again. */
  forgive(): Promise<void>;
}

export function openUnlockCode(dir: string, vault: KeyVault): UnlockCode {
  const file = join(dir, 'code.sealed');
  const read = () => readSealed(file, vault, stored);
  const write = (value: Stored) => writeSealed(file, vault, value);

  return {
    triesLeft: async () => (await read())?.triesLeft ?? 0,
    isSet: async () => (await read()) !== null,
    async set(code) {
      const salt = randomBytes(16);
      const hash = await derive(code, salt);
      await write({ salt: salt.toString('base64'), hash: hash.toString('base64'), triesLeft: CODE_TRIES });
    },
    drop: () => rm(file, { force: true }),
    async try(code) {
      const known = await read();
      if (known === null || known.triesLeft === 0) return { outcome: 'wrong', triesLeft: 0 };
      const triesLeft = known.triesLeft - 1;
      await write({ ...known, triesLeft });
      const hash = await derive(code, Buffer.from(known.salt, 'base64'));
      if (!timingSafeEqual(hash, Buffer.from(known.hash, 'base64'))) return { outcome: 'wrong', triesLeft };
      await write({ ...known, triesLeft: CODE_TRIES });
      return { outcome: 'right' };
    },
    async forgive() {
      const known = await read();
      if (known !== null && known.triesLeft < CODE_TRIES) await write({ ...known, triesLeft: CODE_TRIES });
    },
  };
}

function derive(code: Secret, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code.reveal().normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
