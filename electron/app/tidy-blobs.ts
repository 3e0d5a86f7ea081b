import type { BlobStore } from '../blobs/blob-store.ts';
import { contentOfOpenTasks, referencedContent } from '../cache/content/content-rows.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';

/** Documents kept for work without a network, besides those of open tasks. */
const MOST_BYTES = 4_000_000_000;

/** Removes bytes that nothing here refers to any more (a right was lost), and the longest unused when there are too many. */
export async function tidyBlobs({
  db,
  blobs,
}: {
  readonly db: ReadableDatabase;
  readonly blobs: BlobStore;
}): Promise<void> {
  // while a rebuilt cache is being filled nothing is known about what belongs here
  if (readSyncState(db).lastSyncAt === null) return;
  await blobs.evict({ maxBytes: 0, keep: referencedContent(db) });
  await blobs.evict({ maxBytes: MOST_BYTES, keep: contentOfOpenTasks(db) });
}
