import type { TaskId } from '../../../shared/base/ids.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { ReadableDatabase } from '../handle.ts';

export const SETTLED_OF_TASK = `
  SELECT data FROM file_document WHERE task_id = :taskId AND pending = 0 ORDER BY row`;

/** What the server has in files of this task; not what was filed here and has no answer yet. */
export function listSettledDocuments(db: ReadableDatabase, taskId: TaskId): readonly FileDocument[] {
  return db.all<{ data: string }>(SETTLED_OF_TASK, { taskId }).map(({ data }) => JSON.parse(data) as FileDocument);
}
