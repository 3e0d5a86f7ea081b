import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

export interface OpenedFinding {
  /** As in `Finding.key`. */
  readonly key: string;
  readonly at: Instant;
}

const PUT = `
  INSERT INTO opened_finding (task_id, key, opened_at) VALUES (:taskId, :key, :at) ON CONFLICT DO NOTHING`;
export const LIST_OPENED = `SELECT key, opened_at AS at FROM opened_finding WHERE task_id = :taskId ORDER BY opened_at, key`;

/** The first time counts. */
export function putOpenedFinding(db: WritableDatabase, taskId: TaskId, { key, at }: OpenedFinding): void {
  if (db.run(PUT, { taskId, key, at }) > 0) db.touch('evidence');
}

export function listOpenedFindings(db: ReadableDatabase, taskId: TaskId): readonly OpenedFinding[] {
  return db.all<OpenedFinding>(LIST_OPENED, { taskId });
}
