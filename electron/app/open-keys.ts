import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Secret } from '../../shared/base/secret.ts';
import { isDiskFull } from '../cache/is-disk-full.ts';
import type { KeyVault } from '../ports/key-vault.ts';
import { StartFailure } from './start-failure.ts';
import { writeDurably } from './write-durably.ts';

/** The keys of one worker's data; each is used for one thing only. */
export interface DataKeys {
  readonly cache: Secret<Uint8Array>;
  readonly blobs: Secret<Uint8Array>;
  readonly journal: Secret<Uint8Array>;
}

const keyFile = z.strictObject({ format: z.literal(1), sealed: z.base64() });
const KEY_BYTES = 32;

/**
 * The master key of a profile, sealed by the operating system's vault in `keys.json`; made at the first start. Throws a
 * StartFailure `vault-unavailable` when it cannot be opened: an existing file is never replaced, because everything in
 * the profile depends on it.
 */
export async function openMasterKey(profileDir: string, vault: KeyVault): Promise<Secret<Uint8Array>> {
  const file = join(profileDir, 'keys.json');
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new StartFailure('forbidden');
  });
  return text === undefined ? await createMasterKey(file, vault) : await unseal(text, vault);
}

export function deriveKeys(master: Secret<Uint8Array>, workerId: string): DataKeys {
  const derive = (purpose: string) =>
    new Secret(new Uint8Array(hkdfSync('sha256', master.reveal(), workerId, `zweiklick ${purpose} 1`, KEY_BYTES)));
  return { cache: derive('cache'), blobs: derive('blobs'), journal: derive('journal') };
}

async function createMasterKey(file: string, vault: KeyVault): Promise<Secret<Uint8Array>> {
  const master = randomBytes(KEY_BYTES);
  try {
    const sealed = Buffer.from(await vault.protect(master)).toString('base64');
    await writeDurably(file, Buffer.from(JSON.stringify({ format: 1, sealed })), async (fresh) => {
      // a vault that cannot give the key back would make everything written from now on unreadable
      const proven = await unseal(await readFile(fresh, 'utf8'), vault);
      if (!timingSafeEqual(proven.reveal(), master)) throw new StartFailure('vault-unavailable');
    });
  } catch (error) {
    throw isDiskFull(error) ? new StartFailure('disk-full') : new StartFailure('vault-unavailable');
  }
  return new Secret(new Uint8Array(master));
}

async function unseal(text: string, vault: KeyVault): Promise<Secret<Uint8Array>> {
  try {
    const { sealed } = keyFile.parse(JSON.parse(text));
    const master = await vault.unprotect(Buffer.from(sealed, 'base64'));
    if (master.length !== KEY_BYTES) throw new StartFailure('vault-unavailable');
    return new Secret(new Uint8Array(master));
  } catch {
    throw new StartFailure('vault-unavailable');
  }
}
