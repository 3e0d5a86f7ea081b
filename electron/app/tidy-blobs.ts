import type { BlobStore } from '../blobs/blob-store.ts';
import { contentOfOpenTasks, referencedContent } from '../cache/content/content-rows.ts';
import { forgetGoneEvidence } from '../cache/forget-gone-evidence.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';

/** Documents kept for work without a network, besides those of open tasks. */
const MOST_BYTES = 4_000_000_000;

/** Removes what was read for tasks that are gone, bytes that nothing here refers to any more (a right was lost), and the longest unused when there are too many. */
export async function tidyBlobs({
  db,
  blobs,
}: {
  readonly db: WritableDatabase;
  readonly blobs: BlobStore;
}): Promise<void> {
  // while a rebuilt cache is being filled nothing is known about what belongs here
  if (readSyncState(db).lastSyncAt === null) return;
  forgetGoneEvidence(db);
  await blobs.evict({ maxBytes: 0, keep: referencedContent(db) });
  await blobs.evict({ maxBytes: MOST_BYTES, keep: contentOfOpenTasks(db) });
}
