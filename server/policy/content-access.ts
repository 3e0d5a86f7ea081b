import type { ContentHash, WorkerId } from '../../shared/base/ids.ts';
import type { Queryable } from '../store/database.ts';
import type { DeskId } from './desks.ts';

/**
 * Whether a document is the Durchschrift or an attachment of a visible task, or lies in a visible file. What a workstation
 * uploaded can be read by the same person alone until it is filed.
 */
export async function mayReadContent(
  queryable: Queryable,
  hash: ContentHash,
  desks: readonly DeskId[],
  workerId: WorkerId,
): Promise<boolean> {
  const [row] = await queryable.query<{ may: boolean }>(mayReadSql, { hash, desks, workerId });
  return row?.may === true;
}

export const mayReadSql = `
  SELECT EXISTS (
    SELECT FROM (
      SELECT 'task' AS topic, task.id FROM submission JOIN task ON task.submission_id = submission.id
      WHERE submission.copy_hash = :hash
      UNION ALL
      SELECT 'task', task.id FROM attachment JOIN task USING (submission_id) WHERE attachment.content_hash = :hash
      UNION ALL
      SELECT 'file-document', id FROM file_document WHERE content_hash = :hash
    ) AS use (topic, id)
    JOIN placement ON placement.topic = use.topic AND placement.entity_id = use.id
    WHERE placement.present AND placement.desk_id = ANY (:desks::uuid[])
  ) OR EXISTS (SELECT FROM content_upload WHERE content_hash = :hash AND worker_id = :workerId) AS may`;
