import type { CaseId, TaskId } from '../../../shared/base/ids.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { ReadableDatabase } from '../handle.ts';

export const UNSENT_OF_CASE = `
  SELECT data FROM task JOIN task_body ON task_body.row = task.row
  WHERE case_id = :caseId AND base IS NOT NULL ORDER BY task.row`;

export const OPEN_OF_CASE = `
  SELECT id FROM task WHERE case_id = :caseId AND done = 0 ORDER BY row`;

/** Tasks of a case that are still to do. */
export function openTasksOfCase(db: ReadableDatabase, caseId: CaseId): readonly TaskId[] {
  return db.all<{ id: TaskId }>(OPEN_OF_CASE, { caseId }).map(({ id }) => id);
}

/** Tasks of a case with work of this workstation that the server does not have yet, as the person sees them. */
export function unsentTasksOfCase(db: ReadableDatabase, caseId: CaseId): readonly Task[] {
  return db.all<{ data: string }>(UNSENT_OF_CASE, { caseId }).map(({ data }) => JSON.parse(data) as Task);
}
