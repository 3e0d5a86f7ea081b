import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/** What somebody is in the middle of entering, as the form wrote it. */
export interface StoredDraft {
  readonly id: string;
  /** Null where it is about no task. */
  readonly taskId: TaskId | null;
  readonly text: string;
  readonly keptAt: Instant;
}

const NO_TASK = '';
const PUT = `
  INSERT INTO draft (id, task_id, kept_at, data) VALUES (:id, :taskId, :keptAt, :text)
  ON CONFLICT (id) DO UPDATE SET kept_at = excluded.kept_at, data = excluded.data`;
const DROP = `DELETE FROM draft WHERE id = :id`;
const FIND = `SELECT data FROM draft WHERE id = :id`;
const DROP_SENT = `DELETE FROM draft WHERE (id = :id OR id LIKE :id || ' %') AND kept_at <= :issuedAt`;
/** Unsent work may be refused or taken back, and then somebody goes on with it. A note can be written on what is done, too. */
const DROP_GONE = `
  DELETE FROM draft WHERE task_id <> '${NO_TASK}' AND task_id NOT IN (SELECT task_id FROM outbox_entry)
    AND (task_id NOT IN (SELECT id FROM task)
      OR (id NOT LIKE 'note %' AND task_id IN (SELECT id FROM task WHERE done = 1)))`;

/** An empty text drops it. */
export function keepDraft(db: WritableDatabase, { id, taskId, text, keptAt }: StoredDraft): void {
  if (text === '') db.run(DROP, { id });
  else db.run(PUT, { id, taskId: taskId ?? NO_TASK, keptAt, text });
}

export function findDraft(db: ReadableDatabase, id: string): string | undefined {
  return db.get<{ data: string }>(FIND, { id })?.data;
}

/** A step has become the server's: what was entered for it is over, unless somebody has gone on entering since. */
export function dropSentDraft(
  db: WritableDatabase,
  { kind, taskId, issuedAt }: { readonly kind: string; readonly taskId: TaskId; readonly issuedAt: string },
): void {
  db.run(DROP_SENT, { id: `${kind} ${taskId}`, issuedAt });
}

/** Of tasks that have left this workstation, or are done. */
export function forgetGoneDrafts(db: WritableDatabase): void {
  db.transaction(() => db.run(DROP_GONE));
}
