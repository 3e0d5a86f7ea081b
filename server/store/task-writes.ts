import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { CaseId, PersonId, SubmissionId, TaskId } from '../../shared/base/ids.ts';
import type { Recipient } from '../../shared/commands/command.ts';
import { keepsClaim } from '../../shared/domain/claim.ts';
import type { Claim, RoutingStep, Task, TaskNote } from '../../shared/domain/task.ts';
import type { DeskId } from '../policy/desks.ts';
import { json, type Transaction } from './database.ts';
import { touch } from './placement.ts';
import { placeCases, placeNewTask } from './placement-of-work.ts';

export interface NewTask {
  readonly id: TaskId;
  readonly submissionId: SubmissionId;
  readonly caseId: CaseId | null;
  readonly personId: PersonId | null;
  /** Null: it waits in the clearing basket. */
  readonly to: Recipient | null;
  /** The desk of the basket of the service office in charge. */
  readonly clearingDesk: DeskId;
  readonly dueOn: CalendarDate;
  readonly routingReason: string;
  readonly routingSteps: readonly RoutingStep[];
}

const insert = `
  INSERT INTO task (id, submission_id, version, state, case_id, person_id, assignee_id, team_id, clearing_desk, due_on,
    routing_reason, routing_steps)
  VALUES (:id, :submissionId, 1, :state, :caseId, :personId, :assigneeId, :teamId, :clearingDesk, :dueOn, :routingReason,
    :routingSteps::jsonb)`;
const update = `
  UPDATE task SET version = version + 1, state = :state, confirmed = :confirmed::jsonb, filed = :filed::jsonb,
    taken_over = :takenOver::jsonb, last_step = :lastStep::jsonb, due_on = :dueOn, assignee_id = :assigneeId,
    team_id = :teamId, case_id = :caseId, person_id = :personId, is_personal = :isPersonal,
    claim = :claim::jsonb, routing_reason = :routingReason, routing_steps = :routingSteps::jsonb
  WHERE id = :id`;
/** A task has room for this many; of a longer story the end is what matters. */
const stepsKept = 100;
const lockSql = 'SELECT assignee_id AS worker FROM task WHERE id = :id FOR UPDATE';
/** The lock that a foreign key takes, so that many tasks of one person can be worked on at once. */
const lockWorkerSql = 'SELECT id FROM worker WHERE id = :worker FOR KEY SHARE';
const setClaim = 'UPDATE task SET claim = :claim::jsonb WHERE id = :id';
const insertNote = `
  INSERT INTO task_note (id, task_id, kind, text, act, noted_at) VALUES (:id, :taskId, :kind, :text, :act::jsonb, :at)`;

/**
 * Waits until nobody else is changing the task, or the deputyships of whoever it is assigned to; false when there is none.
 */
export async function lockTask(transaction: Transaction, id: TaskId): Promise<boolean> {
  const [task] = await transaction.query<{ worker: string | null }>(lockSql, { id });
  if (task === undefined) return false;
  if (task.worker !== null) await transaction.query(lockWorkerSql, { worker: task.worker });
  return true;
}

export async function insertTask(transaction: Transaction, task: NewTask): Promise<void> {
  const { to, routingSteps, ...row } = task;
  await transaction.query(insert, {
    ...row,
    state: to === null ? 'clearing' : 'open',
    assigneeId: to?.workerId ?? null,
    teamId: to?.teamId ?? null,
    routingSteps: json(routingSteps),
  });
  await placeNewTask(transaction, task.id);
  // a rule may lead to somebody who has nothing else to do with the household, and so does a limited deputyship
  await placeCases(transaction, [task.caseId]);
}

/** What a command can change of a task. */
export type TaskProgress = Pick<
  Task,
  | 'id'
  | 'state'
  | 'confirmed'
  | 'filed'
  | 'takenOver'
  | 'lastStep'
  | 'dueOn'
  | 'assigneeId'
  | 'teamId'
  | 'caseId'
  | 'personId'
  | 'isPersonal'
  | 'routingReason'
  | 'routingSteps'
  | 'claim'
>;

/**
 * The next version of a task that this transaction has locked; everybody who sees it hears of it. A claim ends where
 * the task is done or waits; whoever gives it to somebody else says so. Where the change decides on whose desks it lies, `placeTasks` has to follow.
 */
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
    caseId: task.caseId,
    personId: task.personId,
    isPersonal: task.isPersonal,
    routingReason: task.routingReason,
    routingSteps: json(task.routingSteps.slice(-stepsKept)),
    claim: task.claim !== null && keepsClaim(task.state) ? json(task.claim) : null,
  });
  await touch(transaction, 'task', task.id);
}

/** Null gives it back. No new version: a claim disturbs nobody's work. */
export async function setClaimOfTask(transaction: Transaction, id: TaskId, claim: Claim | null): Promise<void> {
  await transaction.query(setClaim, { id, claim: claim === null ? null : json(claim) });
  await touch(transaction, 'task', id);
}

/** No new version, like a claim. @param id of the note */
export async function insertTaskNote(
  transaction: Transaction,
  id: string,
  taskId: TaskId,
  { kind, text, act }: TaskNote,
): Promise<void> {
  await transaction.query(insertNote, { id, taskId, kind, text, act: json(act), at: act.at });
  await touch(transaction, 'task', taskId);
}
