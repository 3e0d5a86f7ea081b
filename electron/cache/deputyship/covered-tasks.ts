import type { CalendarDate, Instant } from '../../../shared/base/calendar-date.ts';
import type { DeputyshipId, TaskId, WorkerId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase } from '../handle.ts';
import { type LineRest, NEVER_DUE } from '../task/task-line.ts';

/** What a briefing and a hand-back need of a task. */
export interface ListedTask extends Pick<LineRest, 'state' | 'handover' | 'claim' | 'applicant' | 'processNumber'> {
  readonly id: TaskId;
  readonly procedure: string;
  readonly receivedAt: Instant;
  readonly dueOn: CalendarDate | null;
  readonly assigneeId: WorkerId | null;
}

interface Row {
  readonly id: TaskId;
  readonly procedure: string;
  readonly receivedAt: Instant;
  readonly dueOn: string;
  readonly assigneeId: WorkerId | null;
  readonly line: string;
}

const COLUMNS = `id, procedure, received_at AS receivedAt, due_on AS dueOn, assignee_id AS assigneeId, line`;
/** Those of the day: `scope` says whose they are. */
export const COVERED_TO_DO = `
  SELECT ${COLUMNS} FROM task INDEXED BY inbox_scope_received
  WHERE done = 0 AND scope = 'deputy' AND instr(covering, :deputyshipId) > 0 ORDER BY received_at DESC`;
/** The Fachverfahren has not taken them yet. */
export const COVERED_UNDELIVERED = `
  SELECT ${COLUMNS} FROM task INDEXED BY inbox_scope_received
  WHERE done = 1 AND scope = 'deputy' AND instr(covering, :deputyshipId) > 0
    AND line ->> '$.handover.specialist' IN ('pending', 'failed') ORDER BY received_at DESC`;
export const OWN_TO_DO = `
  SELECT ${COLUMNS} FROM task INDEXED BY inbox_scope_received
  WHERE done = 0 AND scope = 'own' ORDER BY received_at DESC`;

/** Tasks that a deputyship covers and that this person may work on today, newest first; with what waits for others. */
export function listCoveredTasks(db: ReadableDatabase, deputyshipId: DeputyshipId): readonly ListedTask[] {
  return [COVERED_TO_DO, COVERED_UNDELIVERED].flatMap((sql) => db.all<Row>(sql, { deputyshipId }).map(toListed));
}

/** The person's own tasks that are to do, newest first. */
export function listOwnToDo(db: ReadableDatabase): readonly ListedTask[] {
  return db.all<Row>(OWN_TO_DO).map(toListed);
}

/** How many tasks to be done each person has kept to themself, as far as they are on this machine. */
export function countPersonalTasks(db: ReadableDatabase): ReadonlyMap<WorkerId, number> {
  const rows = db.all<{ assigneeId: WorkerId; tasks: number }>(PERSONAL);
  return new Map(rows.map(({ assigneeId, tasks }) => [assigneeId, tasks]));
}

const PERSONAL = `
  SELECT assignee_id AS assigneeId, count(*) AS tasks FROM task
  WHERE done = 0 AND assignee_id IS NOT NULL AND line ->> '$.isPersonal' = 1 GROUP BY assignee_id`;

function toListed({ line, dueOn, ...columns }: Row): ListedTask {
  const { state, handover, claim, applicant, processNumber } = JSON.parse(line) as LineRest;
  const due = dueOn === NEVER_DUE ? null : (dueOn as CalendarDate);
  return { ...columns, dueOn: due, state, handover, claim, applicant, processNumber };
}
