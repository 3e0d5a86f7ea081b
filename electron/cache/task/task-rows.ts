import type { TaskId } from '../../../shared/base/ids.ts';
import type { Task } from '../../../shared/domain/task.ts';
import { foldForSorting } from '../fold-text.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';
import { putRow } from '../put-row.ts';
import { forgetWords, indexWords } from '../search/index-words.ts';
import { joinCovering } from './covering.ts';
import { decideScope, type ScopeRule } from './decide-scope.ts';
import { NEVER_DUE, toLineRest } from './task-line.ts';

const INSERT = `
  INSERT INTO task (id, done, scope, procedure, received_at, due_on, sort_name, assignee_id, team_id, covering, case_id,
    line)
  VALUES (:id, :done, :scope, :procedure, :receivedAt, :dueOn, :sortName, :assigneeId, :teamId, :covering, :caseId, :line)
  ON CONFLICT (id) DO NOTHING`;
const UPDATE = `
  UPDATE task SET done = :done, scope = :scope, procedure = :procedure, received_at = :receivedAt, due_on = :dueOn,
    sort_name = :sortName, assignee_id = :assigneeId, team_id = :teamId, covering = :covering, case_id = :caseId,
    line = :line
  WHERE id = :id
  RETURNING row`;
const PUT_BODY = `
  INSERT INTO task_body (row, data, base) VALUES (:row, :data, NULL)
  ON CONFLICT (row) DO UPDATE SET data = excluded.data, base = NULL`;
const PUT_CONTENT = `
  INSERT INTO task_content (task_row, content_hash, media_type) VALUES (:row, :contentHash, :mediaType)
  ON CONFLICT DO NOTHING`;
const REMOVE = `DELETE FROM task WHERE id = :id RETURNING row`;
const FIND = `SELECT data, base FROM task JOIN task_body ON task_body.row = task.row WHERE id = :id`;
const SET_LINE = `UPDATE task SET line = :line WHERE id = :id`;
/** Apart, because naming a column rewrites every index that has it, even with the same value: nine of them here. */
const SET_DONE = `UPDATE task SET done = :done WHERE id = :id AND done <> :done`;
const FIND_PLACE = `SELECT assignee_id AS assigneeId, team_id AS teamId FROM task WHERE id = :id`;
const SET_PLACE = `UPDATE task SET assignee_id = :assigneeId, team_id = :teamId, scope = :scope WHERE id = :id`;
const SET_BODY = `
  UPDATE task_body SET data = :data, base = :base WHERE row = (SELECT task.row FROM task WHERE id = :id)`;

export interface StoredTask {
  /** What the person sees: the server's state and their own unsent work on it. */
  readonly effective: Task;
  /** What the server has. */
  readonly base: Task;
}

/**
 * The server's row. Unsent work on it is dropped from the view here: whoever puts rows calls `rebaseAll` (outbox)
 * before the transaction ends.
 */
export function putTask(db: WritableDatabase, task: Task, rule: ScopeRule): void {
  const { applicant, receivedAt } = task.submission;
  const values = {
    id: task.id,
    done: doneOf(task),
    scope: decideScope(task, rule),
    procedure: task.procedure,
    receivedAt,
    dueOn: task.dueOn ?? NEVER_DUE,
    sortName: foldForSorting(`${applicant.familyName}, ${applicant.givenNames}`),
    assigneeId: task.assigneeId,
    teamId: task.teamId,
    covering: joinCovering(task.deputyshipIds),
    caseId: task.caseId,
    line: JSON.stringify(toLineRest(task)),
  };
  const data = JSON.stringify(task);
  const row = putRow(db, { insert: INSERT, update: UPDATE }, values);
  db.run(PUT_BODY, { row, data });
  indexWords(db, 'task', row, [applicant.familyName, applicant.givenNames, task.processNumber, applicant.caseNumber]);
  for (const { contentHash, mediaType } of [task.submission.copy, ...task.submission.attachments]) {
    db.run(PUT_CONTENT, { row, contentHash, mediaType });
  }
  db.touch('tasks');
}

export function removeTask(db: WritableDatabase, id: string): void {
  for (const { row } of db.all<{ row: number }>(REMOVE, { id })) forgetWords(db, 'task', row);
  db.touch('tasks');
}

export function findTask(db: ReadableDatabase, id: TaskId): StoredTask | undefined {
  const row = db.get<{ data: string; base: string | null }>(FIND, { id });
  if (row === undefined) return undefined;
  const effective = JSON.parse(row.data) as Task;
  return { effective, base: row.base === null ? effective : (JSON.parse(row.base) as Task) };
}

/**
 * Shows a task as it is with the unsent work of this workstation; the server's state is kept beside it.
 * @param ruleOf as `currentScopeRule` gives it, one for all tasks that are shown together
 */
export function setEffectiveTask(
  db: WritableDatabase,
  { base, effective }: StoredTask,
  ruleOf: () => ScopeRule | null,
): void {
  const [seen, server] = [JSON.stringify(effective), JSON.stringify(base)];
  db.run(SET_LINE, { id: base.id, line: JSON.stringify(toLineRest(effective)) });
  db.run(SET_DONE, { id: base.id, done: doneOf(effective) });
  setPlace(db, effective, ruleOf);
  db.run(SET_BODY, { id: base.id, data: seen, base: seen === server ? null : server });
  db.touch('tasks');
}

/** A forwarded task is in the other list with the click, not with the answer: each task is in exactly one. */
function setPlace(db: WritableDatabase, task: Task, ruleOf: () => ScopeRule | null): void {
  const { id, assigneeId, teamId } = task;
  const place = db.get<Pick<Task, 'assigneeId' | 'teamId'>>(FIND_PLACE, { id });
  if (place === undefined || (place.assigneeId === assigneeId && place.teamId === teamId)) return;
  const rule = ruleOf();
  db.run(SET_PLACE, { id, assigneeId, teamId, scope: rule === null ? 'team' : decideScope(task, rule) });
}

function doneOf(task: Task): number {
  return task.state === 'filed' || task.state === 'ceded' ? 1 : 0;
}
