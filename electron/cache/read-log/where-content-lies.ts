import type { CaseId, ContentHash, TaskId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase } from '../handle.ts';

/** Work to do comes first: a document is mostly opened for it. */
export const TASK_OF_CONTENT = `
  SELECT task.id FROM task_content JOIN task ON task.row = task_row
  WHERE content_hash = :contentHash ORDER BY done, task.row DESC LIMIT 1`;
export const CASE_OF_CONTENT = `
  SELECT case_file.case_id AS caseId FROM file_document JOIN case_file ON case_file.id = case_file_id
  WHERE content_hash = :contentHash LIMIT 1`;

export function findTaskOfContent(db: ReadableDatabase, contentHash: ContentHash): TaskId | undefined {
  return db.get<{ id: TaskId }>(TASK_OF_CONTENT, { contentHash })?.id;
}

export function findCaseOfContent(db: ReadableDatabase, contentHash: ContentHash): CaseId | undefined {
  return db.get<{ caseId: CaseId }>(CASE_OF_CONTENT, { contentHash })?.caseId;
}
