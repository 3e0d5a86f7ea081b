import type { ContentHash } from '../../shared/base/ids.ts';
import type { EvidenceRules } from '../../shared/domain/evidence/rules.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import type { BlobStore } from '../blobs/blob-store.ts';
import { contentOfOpenTasks, referencedContent } from '../cache/content/content-rows.ts';
import { listBlackenedOriginals } from '../cache/derivative/derivative-rows.ts';
import { forgetGoneDrafts } from '../cache/draft/draft-rows.ts';
import { forgetGoneEvidence } from '../cache/forget-gone-evidence.ts';
import type { ReadableDatabase, WritableDatabase } from '../cache/handle.ts';
import { removeReading } from '../cache/reading/reading-rows.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';

/** Documents kept for work without a network, besides those of open tasks. */
const MOST_BYTES = 4_000_000_000;

type OriginalPolicy = EvidenceRules['originalPolicy'] | undefined;

/**
 * Removes what was read and entered for tasks that are gone, bytes that nothing here refers to any more (a right was
 * lost), originals that the office does not keep, and the longest unused when there are too many.
 */
export async function tidyBlobs(
  { db, blobs }: { readonly db: WritableDatabase; readonly blobs: BlobStore },
  policyOf: (procedure: string) => OriginalPolicy = (id) => findProcedure(id)?.evidence?.originalPolicy,
): Promise<void> {
  // while a rebuilt cache is being filled nothing is known about what belongs here
  if (readSyncState(db).lastSyncAt === null) return;
  forgetGoneEvidence(db);
  forgetGoneDrafts(db);
  const discarded = discardedOriginals(db, policyOf);
  db.transaction(() => {
    for (const original of discarded) removeReading(db, original);
  });
  const kept = [...referencedContent(db)].filter((hash) => !discarded.includes(hash));
  await blobs.evict({ maxBytes: 0, keep: new Set(kept) });
  await blobs.evict({ maxBytes: MOST_BYTES, keep: contentOfOpenTasks(db) });
}

/** What was blackened and filed, where the office keeps no original (FEATURES L3). Not while another task needs it. */
function discardedOriginals(
  db: ReadableDatabase,
  policyOf: (procedure: string) => OriginalPolicy,
): readonly ContentHash[] {
  const needed = contentOfOpenTasks(db);
  return listBlackenedOriginals(db)
    .filter(({ procedure, original }) => policyOf(procedure) === 'discard' && !needed.has(original))
    .map(({ original }) => original);
}
