import type { Instant } from '../../shared/base/calendar-date.ts';
import type { ContentHash, TaskId } from '../../shared/base/ids.ts';
import type { Queryable, Transaction } from './database.ts';

/** What may be deleted, and the locks under which that is asked once more before it is done. */

/**
 * An original is deleted when every task that refers to it has filed another document in its place and cannot go back:
 * its messages have arrived. As a document of a file, or as a Durchschrift, it is never deleted.
 */
const isRipe = `
  content.discarded_at IS NULL
  AND EXISTS (SELECT FROM replaced_content WHERE original_hash = content.hash)
  AND NOT EXISTS (SELECT FROM file_document WHERE content_hash = content.hash)
  AND NOT EXISTS (SELECT FROM submission WHERE copy_hash = content.hash)
  AND NOT EXISTS (
    SELECT FROM attachment JOIN task ON task.submission_id = attachment.submission_id
    WHERE attachment.content_hash = content.hash AND NOT (
      task.state = 'filed'
      AND EXISTS (
        SELECT FROM replaced_content
        WHERE task_id = task.id AND original_hash = content.hash AND policy = 'discard')
      AND NOT EXISTS (SELECT FROM transfer WHERE transfer.task_id = task.id AND transfer.state <> 'delivered')))`;

const findRipe = `
  SELECT content.hash FROM content
  WHERE content.hash IN (SELECT original_hash FROM replaced_content WHERE policy = 'discard') AND ${isRipe}
  ORDER BY content.hash`;
/** Two statements: a condition that stands beside the lock would be judged by what was there before waiting for it. */
const lock = 'SELECT hash FROM content WHERE hash = :hash FOR UPDATE';
const markDiscarded = `
  UPDATE content SET discarded_at = :at WHERE hash = :hash AND ${isRipe} RETURNING hash`;
const tasksOfOriginal = 'SELECT task_id AS "taskId" FROM replaced_content WHERE original_hash = :hash ORDER BY task_id';

const findOldUploads = `
  SELECT DISTINCT content_hash AS hash FROM content_upload WHERE uploaded_at < :before ORDER BY content_hash`;
const removeOldUploads = 'DELETE FROM content_upload WHERE content_hash = :hash AND uploaded_at < :before';
const removeUnused = `
  DELETE FROM content WHERE hash = :hash
    AND NOT EXISTS (SELECT FROM content_upload WHERE content_hash = hash)
    AND NOT EXISTS (SELECT FROM submission WHERE copy_hash = hash)
    AND NOT EXISTS (SELECT FROM attachment WHERE content_hash = hash)
    AND NOT EXISTS (SELECT FROM file_document WHERE content_hash = hash)
    AND NOT EXISTS (SELECT FROM sick_note WHERE content_hash = hash)
    AND NOT EXISTS (SELECT FROM replaced_content WHERE hash IN (original_hash, derivative_hash))
  RETURNING hash`;

export async function findRipeOriginals(queryable: Queryable): Promise<readonly ContentHash[]> {
  return (await queryable.query<{ hash: ContentHash }>(findRipe)).map((row) => row.hash);
}

/** Locks the content; the tasks whose original it was, or undefined when somebody needs it by now. */
export async function discardOriginal(
  transaction: Transaction,
  hash: ContentHash,
  at: Instant,
): Promise<readonly TaskId[] | undefined> {
  await transaction.query(lock, { hash });
  if ((await transaction.query(markDiscarded, { hash, at })).length === 0) return undefined;
  return (await transaction.query<{ taskId: TaskId }>(tasksOfOriginal, { hash })).map((row) => row.taskId);
}

export async function findUploadsBefore(queryable: Queryable, before: Instant): Promise<readonly ContentHash[]> {
  return (await queryable.query<{ hash: ContentHash }>(findOldUploads, { before })).map((row) => row.hash);
}

/** Forgets who uploaded it long ago; true when nobody and nothing refers to the content any more. */
export async function pruneUpload(transaction: Transaction, hash: ContentHash, before: Instant): Promise<boolean> {
  await transaction.query(lock, { hash });
  await transaction.query(removeOldUploads, { hash, before });
  return (await transaction.query(removeUnused, { hash })).length > 0;
}
