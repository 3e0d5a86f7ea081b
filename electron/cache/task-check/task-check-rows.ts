import type { TaskId } from '../../../shared/base/ids.ts';
import type { TaskColour } from '../../../shared/domain/evidence/verdict.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/** What the inbox shows of a check: `stimmt`, `1 Hinweis`, `weicht ab`. */
export interface TaskBadge {
  readonly colour: TaskColour;
  readonly title: string;
}

export interface StoredCheck<Check> {
  /** Fingerprint of everything the check was computed from; another one means that it is old. */
  readonly inputs: string;
  readonly check: Check;
}

const PUT = `
  INSERT INTO task_check (task_id, inputs, data) VALUES (:taskId, :inputs, :data)
  ON CONFLICT (task_id) DO UPDATE SET inputs = excluded.inputs, data = excluded.data`;
const PUT_BADGE = `
  INSERT INTO task_badge (task_id, colour, title) VALUES (:taskId, :colour, :title)
  ON CONFLICT (task_id) DO UPDATE SET colour = excluded.colour, title = excluded.title
  WHERE colour <> excluded.colour OR title <> excluded.title`;
export const FIND_CHECK = `SELECT inputs, data FROM task_check WHERE task_id = :taskId`;
export const FIND_INPUTS = `SELECT inputs FROM task_check WHERE task_id = :taskId`;
const REMOVE = `DELETE FROM task_check WHERE task_id = :taskId`;
const REMOVE_BADGE = `DELETE FROM task_badge WHERE task_id = :taskId`;

/** The check is opaque here: electron/evidence computes it. */
export function putCheck<Check>(
  db: WritableDatabase,
  taskId: TaskId,
  { inputs, check }: StoredCheck<Check>,
  badge: TaskBadge | null,
): void {
  db.run(PUT, { taskId, inputs, data: JSON.stringify(check) });
  const changed = badge === null ? db.run(REMOVE_BADGE, { taskId }) : db.run(PUT_BADGE, { taskId, ...badge });
  if (changed > 0) db.touch('tasks');
  db.touch('evidence');
}

/** Stored by this program, perhaps by an older version of it: `inputs` has the versions, so compare them first. */
export function findCheck<Check>(db: ReadableDatabase, taskId: TaskId): StoredCheck<Check> | undefined {
  const row = db.get<{ inputs: string; data: string }>(FIND_CHECK, { taskId });
  return row === undefined ? undefined : { inputs: row.inputs, check: JSON.parse(row.data) as Check };
}

export function findCheckInputs(db: ReadableDatabase, taskId: TaskId): string | undefined {
  return db.get<{ inputs: string }>(FIND_INPUTS, { taskId })?.inputs;
}

/** For a task whose proofs are read once more. */
export function removeCheck(db: WritableDatabase, taskId: TaskId): void {
  db.run(REMOVE, { taskId });
  if (db.run(REMOVE_BADGE, { taskId }) > 0) db.touch('tasks');
  db.touch('evidence');
}
