import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/** Text that somebody is in the middle of writing. */
export interface StoredDraft {
  readonly text: string;
  readonly keptAt: Instant;
}

const PUT = `
  INSERT INTO draft (id, task_id, kept_at, data) VALUES (:id, :taskId, :keptAt, :text)
  ON CONFLICT (id) DO UPDATE SET kept_at = excluded.kept_at, data = excluded.data`;
const DROP = `DELETE FROM draft WHERE id = :id`;
const FIND = `SELECT data AS text, kept_at AS keptAt FROM draft WHERE id = :id`;
const DROP_OLD = `DELETE FROM draft WHERE kept_at < :before`;

/** An empty text drops it. */
export function keepDraft(
  db: WritableDatabase,
  { id, taskId, text, keptAt }: StoredDraft & { readonly id: string; readonly taskId: TaskId },
): void {
  if (text === '') db.run(DROP, { id });
  else db.run(PUT, { id, taskId, keptAt, text });
}

export function findDraft(db: ReadableDatabase, id: string): StoredDraft | undefined {
  return db.get<StoredDraft>(FIND, { id });
}

/** What nobody has gone on with since. */
export function dropDraftsBefore(db: WritableDatabase, before: Instant): void {
  db.run(DROP_OLD, { before });
}
