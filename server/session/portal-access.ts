import { timingSafeEqual } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { listPortalKeyHashes } from '../store/portal-keys.ts';
import { hashToken } from './token.ts';

/** Whether a key belongs to one of the office's portals. Keys are random and long, so they are stored as a plain hash. */
export function createPortalAccess(database: Database): (key: string) => Promise<boolean> {
  return async (key) => {
    const hash = hashToken(key);
    const known = await database.read(listPortalKeyHashes);
    return known.some((candidate) => candidate.length === hash.length && timingSafeEqual(candidate, hash));
  };
}
