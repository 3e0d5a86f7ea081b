import { hash, timingSafeEqual } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { listPortalKeyHashes } from '../store/portal-keys.ts';

/** A portal's key as it is stored: SHA-256 suffices, because the key is long and drawn by chance. */
export function hashPortalKey(key: string): Uint8Array {
  return hash('sha256', key, 'buffer');
}

/** Whether some portal has this key. Takes as long for a wrong key as for a right one. */
export async function isPortalKey(database: Database, key: string): Promise<boolean> {
  const hashed = hashPortalKey(key);
  const known = await database.read(listPortalKeyHashes);
  return known.reduce((found, candidate) => matches(candidate, hashed) || found, false);
}

function matches(one: Uint8Array, other: Uint8Array): boolean {
  return one.byteLength === other.byteLength && timingSafeEqual(one, other);
}
