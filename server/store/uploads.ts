import type { Instant } from '../../shared/base/calendar-date.ts';
import type { ContentHash, TaskId, WorkerId } from '../../shared/base/ids.ts';
import type { EvidenceRules } from '../../shared/domain/evidence/rules.ts';
import type { Transaction } from './database.ts';

/** Working copies that workstations uploaded, and the originals in whose place they were filed. */

export type OriginalPolicy = EvidenceRules['originalPolicy'];

/** Woken by this signal, the tidying looks for originals to delete. */
export const tidyChannel = 'zweiklick_tidy';

const insert = `
  INSERT INTO content_upload (content_hash, worker_id, uploaded_at) VALUES (:hash, :workerId, :at)
  ON CONFLICT (content_hash, worker_id) DO UPDATE SET uploaded_at = excluded.uploaded_at`;
const findOwn = `
  SELECT content_hash AS hash FROM content_upload WHERE worker_id = :workerId AND content_hash = ANY (:hashes)
  ORDER BY content_hash FOR UPDATE`;
const insertReplaced = `
  INSERT INTO replaced_content (task_id, original_hash, derivative_hash, policy, replaced_at)
  VALUES (:taskId, :original, :derivative, :policy, :at)
  ON CONFLICT (task_id, original_hash) DO UPDATE
    SET derivative_hash = excluded.derivative_hash, policy = excluded.policy, replaced_at = excluded.replaced_at`;
const removeReplaced = 'DELETE FROM replaced_content WHERE task_id = :taskId';
const lockOriginals = `
  SELECT discarded_at AS "discardedAt" FROM content
  WHERE hash IN (SELECT original_hash FROM replaced_content WHERE task_id = :taskId) ORDER BY hash FOR SHARE`;

/** Again makes it young again: the day for which it is kept begins anew. */
export async function recordUpload(
  transaction: Transaction,
  upload: { readonly hash: ContentHash; readonly workerId: WorkerId; readonly at: Instant },
): Promise<void> {
  await transaction.query(insert, { ...upload });
}

/** Those of the hashes that this person has uploaded; they are not pruned until this transaction ends. */
export async function lockUploadsOf(
  transaction: Transaction,
  workerId: WorkerId,
  hashes: readonly ContentHash[],
): Promise<readonly ContentHash[]> {
  if (hashes.length === 0) return [];
  const rows = await transaction.query<{ hash: ContentHash }>(findOwn, { workerId, hashes });
  return rows.map((row) => row.hash);
}

export async function insertReplacedContent(
  transaction: Transaction,
  replaced: {
    readonly taskId: TaskId;
    readonly original: ContentHash;
    readonly derivative: ContentHash;
    readonly policy: OriginalPolicy;
    readonly at: Instant;
  },
): Promise<void> {
  await transaction.query(insertReplaced, { ...replaced });
  if (replaced.policy === 'discard') transaction.signal(tidyChannel, 'replaced');
}

/** Click two was taken back: the originals are what will be filed. */
export async function removeReplacedContentOfTask(transaction: Transaction, taskId: TaskId): Promise<void> {
  await transaction.query(removeReplaced, { taskId });
}

/**
 * Whether a replaced original of the task has been deleted: then its filing stands. Those that have not cannot be deleted
 * until this transaction ends.
 */
export async function lockOriginalsOfTask(transaction: Transaction, taskId: TaskId): Promise<boolean> {
  const rows = await transaction.query<{ discardedAt: Instant | null }>(lockOriginals, { taskId });
  return rows.some((row) => row.discardedAt !== null);
}
