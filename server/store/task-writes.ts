import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { CaseId, PersonId, SubmissionId, TaskId, TeamId, WorkerId } from '../../shared/base/ids.ts';
import type { Task } from '../../shared/domain/task.ts';
import { type DeskId, deskOfTeam, deskOfWorker } from '../policy/desks.ts';
import { json, type Transaction } from './database.ts';
import { place, touch } from './placement.ts';

export interface NewTask {
  readonly id: TaskId;
  readonly submissionId: SubmissionId;
  readonly caseId: CaseId | null;
  readonly personId: PersonId | null;
  /** Null: it waits in the clearing basket. */
  readonly assignee: { readonly id: WorkerId; readonly teamId: TeamId } | null;
  /** The basket's desk; used without an assignee only. */
  readonly clearingDesk: DeskId;
  readonly dueOn: CalendarDate;
  readonly routingReason: string;
}

const insert = `
  INSERT INTO task (id, submission_id, version, state, case_id, person_id, assignee_id, team_id, due_on, routing_reason)
  VALUES (:id, :submissionId, 1, :state, :caseId, :personId, :assigneeId, :teamId, :dueOn, :routingReason)`;
const update = `
  UPDATE task SET version = version + 1, state = :state, confirmed = :confirmed::jsonb, filed = :filed::jsonb,
    taken_over = :takenOver::jsonb, last_step = :lastStep::jsonb, due_on = :dueOn, assignee_id = :assigneeId,
    team_id = :teamId
  WHERE id = :id`;

/** Waits until nobody else is changing the task; false when there is none. */
export async function lockTask(transaction: Transaction, id: TaskId): Promise<boolean> {
  return (await transaction.query('SELECT id FROM task WHERE id = :id FOR UPDATE', { id })).length > 0;
}

export async function insertTask(transaction: Transaction, task: NewTask): Promise<void> {
  const { assignee, clearingDesk, ...row } = task;
  await transaction.query(insert, {
    ...row,
    state: assignee === null ? 'clearing' : 'open',
    assigneeId: assignee?.id ?? null,
    teamId: assignee?.teamId ?? null,
  });
  const desks = assignee === null ? [clearingDesk] : [deskOfWorker(assignee.id), deskOfTeam(assignee.teamId)];
  await place(transaction, 'task', task.id, desks);
}

/** What a command can change of a task. */
export type TaskProgress = Pick<
  Task,
  'id' | 'state' | 'confirmed' | 'filed' | 'takenOver' | 'lastStep' | 'dueOn' | 'assigneeId' | 'teamId'
>;

/** The next version of a task that this transaction has locked; everybody who sees it hears of it. */
export async function advanceTask(transaction: Transaction, task: TaskProgress): Promise<void> {
  await transaction.query(update, {
    id: task.id,
    state: task.state,
    confirmed: task.confirmed === null ? null : json(task.confirmed),
    filed: task.filed === null ? null : json(task.filed),
    takenOver: json(task.takenOver),
    lastStep: task.lastStep === null ? null : json(task.lastStep),
    dueOn: task.dueOn,
    assigneeId: task.assigneeId,
    teamId: task.teamId,
  });
  await touch(transaction, 'task', task.id);
}

/** Onto the desk of a colleague or, without one, of a team; it leaves every other one. */
export async function moveTask(
  transaction: Transaction,
  id: TaskId,
  to: { readonly workerId: WorkerId | null; readonly teamId: TeamId },
): Promise<void> {
  const own = to.workerId === null ? [] : [deskOfWorker(to.workerId)];
  await place(transaction, 'task', id, [...own, deskOfTeam(to.teamId)]);
}
