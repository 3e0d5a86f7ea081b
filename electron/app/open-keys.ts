import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
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
  /** Of the journal where the server has given no key for it. */
  readonly journal: Secret<Uint8Array>;
}

/** The master keys of a profile. While they are being renewed there are two, and data may be under either. */
export interface KeyRing {
  /** Counts the renewals, from 1. */
  readonly generation: number;
  readonly current: Secret<Uint8Array>;
  readonly next: Secret<Uint8Array> | null;
}

const firstFormat = z.strictObject({ format: z.literal(1), sealed: z.base64() });
const keyFile = z.union([
  firstFormat.transform(({ sealed }) => ({ generation: 1, sealed, next: null })),
  z.strictObject({
    format: z.literal(2),
    generation: z.int().positive(),
    sealed: z.base64(),
    next: z.base64().nullable(),
  }),
]);
const newerFormat = z.object({ format: z.int().min(3) });
const KEY_BYTES = 32;
const FILE = 'keys.json';

/**
 * The master keys of a profile, sealed by the operating system's vault in `keys.json`; made at the first start. Throws a
 * StartFailure: `vault-unavailable` when the vault does not work, `key-lost` when it works and the file cannot be opened
 * with it, `data-too-new` when a newer version of the program has written it. An existing file is never replaced here, because everything in the profile depends on it.
 */
export async function openKeyRing(profileDir: string, vault: KeyVault): Promise<KeyRing> {
  const file = join(profileDir, FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new StartFailure('no-access');
  });
  if (text === undefined) {
    const ring = { generation: 1, current: newMaster(), next: null };
    await writeRing(profileDir, vault, ring);
    return ring;
  }
  const ring = await unsealRing(text, vault);
  if (ring !== undefined) return ring;
  if (isOfNewerVersion(text)) throw new StartFailure('data-too-new');
  throw new StartFailure((await works(vault)) ? 'key-lost' : 'vault-unavailable');
}

export function newMaster(): Secret<Uint8Array> {
  return new Secret(new Uint8Array(randomBytes(KEY_BYTES)));
}

/**
 * Replaces the key file; the old one stays until the vault has given the new keys back. Throws a StartFailure `disk-full`
 * or `vault-unavailable`, and nothing has changed then.
 */
export async function writeRing(profileDir: string, vault: KeyVault, ring: KeyRing): Promise<void> {
  try {
    const content = await seal(ring, vault);
    await writeDurably(join(profileDir, FILE), Buffer.from(JSON.stringify(content)), async (fresh) => {
      // a vault that cannot give the key back would make everything written from now on unreadable
      const proven = await unsealRing(await readFile(fresh, 'utf8'), vault);
      if (proven === undefined || !isSame(proven, ring)) throw new StartFailure('vault-unavailable');
    });
  } catch (error) {
    throw isDiskFull(error) ? new StartFailure('disk-full') : new StartFailure('vault-unavailable');
  }
}

/** Puts keys that cannot be opened out of the way: kept under another name, in case somebody can open them some day. */
export async function setKeysAside(profileDir: string, mark: string): Promise<void> {
  await rename(join(profileDir, FILE), join(profileDir, `${FILE}.set-aside-${mark}`)).catch(() => undefined);
}

export function deriveKeys(master: Secret<Uint8Array>, workerId: string): DataKeys {
  const derive = (purpose: string) =>
    new Secret(new Uint8Array(hkdfSync('sha256', master.reveal(), workerId, `zweiklick ${purpose} 1`, KEY_BYTES)));
  return { cache: derive('cache'), blobs: derive('blobs'), journal: derive('journal') };
}

/** Overwrites keys in memory. Whoever still holds them can open nothing with them. */
export function wipe(keys: Iterable<Secret<Uint8Array> | null>): void {
  for (const key of keys) key?.reveal().fill(0);
}

/** The old program knows only the first format: it is kept as long as there is nothing more to say. */
async function seal({ generation, current, next }: KeyRing, vault: KeyVault): Promise<z.input<typeof keyFile>> {
  const sealed = await sealOne(current, vault);
  if (generation === 1 && next === null) return { format: 1, sealed };
  return { format: 2, generation, sealed, next: next === null ? null : await sealOne(next, vault) };
}

async function sealOne(key: Secret<Uint8Array>, vault: KeyVault): Promise<string> {
  return Buffer.from(await vault.protect(key.reveal())).toString('base64');
}

/** Undefined when the file is damaged or the vault does not open it. */
async function unsealRing(text: string, vault: KeyVault): Promise<KeyRing | undefined> {
  try {
    const { generation, sealed, next } = keyFile.parse(JSON.parse(text));
    const current = await unsealOne(sealed, vault);
    return { generation, current, next: next === null ? null : await unsealOne(next, vault) };
  } catch {
    return undefined;
  }
}

function isOfNewerVersion(text: string): boolean {
  try {
    return newerFormat.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

async function unsealOne(sealed: string, vault: KeyVault): Promise<Secret<Uint8Array>> {
  const key = await vault.unprotect(Buffer.from(sealed, 'base64'));
  if (key.length !== KEY_BYTES) throw new StartFailure('vault-unavailable');
  return new Secret(new Uint8Array(key));
}

/** Whether the vault gives back what it has just sealed: then it is the file that cannot be opened. */
async function works(vault: KeyVault): Promise<boolean> {
  const probe = randomBytes(KEY_BYTES);
  try {
    return Buffer.from(await vault.unprotect(await vault.protect(probe))).equals(probe);
  } catch {
    return false;
  }
}

function isSame(one: KeyRing, other: KeyRing): boolean {
  if (one.generation !== other.generation || (one.next === null) !== (other.next === null)) return false;
  const pairs = [
    [one.current, other.current],
    [one.next, other.next],
  ];
  return pairs.every(([a, b]) => a == null || b == null || timingSafeEqual(a.reveal(), b.reveal()));
}
