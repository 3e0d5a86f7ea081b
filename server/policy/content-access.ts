import type { ContentHash } from '../../shared/base/ids.ts';
import type { Queryable } from '../store/database.ts';
import type { DeskId } from './desks.ts';

/** Whether a document is the Durchschrift or an attachment of a visible task, or lies in a visible file. */
export async function mayReadContent(
  queryable: Queryable,
  hash: ContentHash,
  desks: readonly DeskId[],
): Promise<boolean> {
  const [row] = await queryable.query<{ may: boolean }>(mayReadSql, { hash, desks });
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
  ) AS may`;
