import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { CaseId, PersonId, SubmissionId, TaskId, TeamId, WorkerId } from '../../shared/base/ids.ts';
import type { Act, TaskState } from '../../shared/domain/task.ts';
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
  UPDATE task SET version = version + 1, state = :state, confirmed = :confirmed::jsonb, filed = :filed::jsonb
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

export interface TaskProgress {
  readonly id: TaskId;
  readonly state: TaskState;
  readonly confirmed: Act | null;
  readonly filed: Act | null;
}

/** The next version of a task that this transaction has locked; everybody who sees it hears of it. */
export async function advanceTask(transaction: Transaction, task: TaskProgress): Promise<void> {
  await transaction.query(update, {
    id: task.id,
    state: task.state,
    confirmed: task.confirmed === null ? null : json(task.confirmed),
    filed: task.filed === null ? null : json(task.filed),
  });
  await touch(transaction, 'task', task.id);
}
