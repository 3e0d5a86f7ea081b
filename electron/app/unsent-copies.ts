import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ContentHash } from '../../shared/base/ids.ts';
import type { Secret } from '../../shared/base/secret.ts';
import { type BlobStore, openBlobStore } from '../blobs/blob-store.ts';
import { listUnsentDerivatives } from '../cache/derivative/derivative-rows.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import type { Clock } from '../ports/clock.ts';

/**
 * The bytes of working copies that the server may not have yet, a second time and under the key of unsent work: the
 * documents beside them lie under the machine's keys and are lost with these.
 */
export function openCopies(dir: string, key: Secret<Uint8Array>, clock: Pick<Clock, 'now'>): Promise<BlobStore> {
  return openBlobStore({ dir: join(dir, 'unsent'), key, randomBytes, now: () => clock.now() });
}

/** Makes the second copies exactly those that unsent work needs. What cannot be read is passed over: it is damaged or gone. */
export async function tidyCopies(db: ReadableDatabase, blobs: BlobStore, copies: BlobStore): Promise<void> {
  const needed = new Set(listUnsentDerivatives(db).map(({ contentHash }) => contentHash));
  await bringCopies(needed, blobs, copies);
  await copies.evict({ maxBytes: 0, keep: needed });
}

/** From one store to the other what is missing there; for recovered work back among the documents. */
export async function bringCopies(hashes: ReadonlySet<ContentHash>, from: BlobStore, to: BlobStore): Promise<void> {
  for (const hash of hashes) {
    if (to.has(hash) || !from.has(hash)) continue;
    const bytes = await from.read(hash);
    if (bytes.ok) await to.write(hash, bytes.value);
  }
}
