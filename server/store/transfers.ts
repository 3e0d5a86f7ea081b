import type { Instant } from '../../shared/base/calendar-date.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import type { HandoverMessage, HandoverTarget } from '../connectors/handover-message.ts';
import type { DeliveryProblem } from '../connectors/specialist-system.ts';
import { json, type Queryable, type Transaction } from './database.ts';

/**
 * A transfer is one message to one receiver. `attempts` is counted before an attempt, in a transaction of its own, and
 * `last_problem` is emptied with it: attempts above 0 without a problem therefore mean "on its way, or cut off by a
 * crash", and such a message must be taken for delivered by whoever wants to take it back.
 */
export interface TransferState {
  readonly id: string;
  readonly target: HandoverTarget;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly lastProblem: DeliveryProblem | null;
}

export interface DueTransfer {
  readonly id: string;
  readonly taskId: TaskId;
  readonly target: HandoverTarget;
  readonly idempotencyKey: string;
  readonly payload: HandoverMessage;
  /** Including the one that begins. */
  readonly attempts: number;
}

/** Woken by this signal, the outbound worker of every instance looks for due transfers. */
export const transferChannel = 'zweiklick_transfer';

const insert = `
  INSERT INTO transfer (id, task_id, target, idempotency_key, payload, state, next_attempt_at)
  VALUES (:id, :taskId, :target, :idempotencyKey, :payload::jsonb, 'pending', :dueAt)`;
/** Waits for a claim that is being written, so that the answer is the settled one. */
const lockOfTask = `
  SELECT id, target, state, attempts, last_problem AS "lastProblem" FROM transfer WHERE task_id = :taskId
  ORDER BY id FOR UPDATE`;
const remove = 'DELETE FROM transfer WHERE task_id = :taskId';
const claim = `
  UPDATE transfer SET attempts = attempts + 1, last_problem = NULL, next_attempt_at = :leaseUntil
  WHERE id IN (
    SELECT id FROM transfer WHERE state <> 'delivered' AND next_attempt_at <= :now
    ORDER BY next_attempt_at, id LIMIT :count FOR UPDATE SKIP LOCKED)
  RETURNING id, task_id AS "taskId", target, idempotency_key AS "idempotencyKey", payload, attempts`;
const markDelivered = `
  UPDATE transfer SET state = 'delivered', delivered_at = :at, last_problem = NULL WHERE id = :id AND state <> 'delivered'
  RETURNING id`;
const markFailed = `
  UPDATE transfer SET state = 'failed', last_problem = :problem, next_attempt_at = :nextAttemptAt
  WHERE id = :id AND state <> 'delivered' AND attempts = :attempts RETURNING id`;
const nextDue = `SELECT min(next_attempt_at) AS at FROM transfer WHERE state <> 'delivered'`;

export async function insertTransfer(
  transaction: Transaction,
  transfer: {
    readonly id: string;
    readonly taskId: TaskId;
    readonly idempotencyKey: string;
    readonly payload: HandoverMessage;
    readonly dueAt: Instant;
  },
): Promise<void> {
  await transaction.query(insert, {
    ...transfer,
    target: transfer.payload.target,
    payload: json(transfer.payload),
  });
  transaction.signal(transferChannel, 'due');
}

export function lockTransfersOfTask(transaction: Transaction, taskId: TaskId): Promise<readonly TransferState[]> {
  return transaction.query<TransferState>(lockOfTask, { taskId });
}

/** Only after `lockTransfersOfTask` showed that none is delivered or on its way. */
export async function removeTransfersOfTask(transaction: Transaction, taskId: TaskId): Promise<void> {
  await transaction.query(remove, { taskId });
}

/** Takes due transfers for one attempt. What another instance is claiming is left to it. */
export function claimDueTransfers(
  transaction: Transaction,
  claimed: { readonly now: Instant; readonly leaseUntil: Instant; readonly count: number },
): Promise<readonly DueTransfer[]> {
  return transaction.query<DueTransfer>(claim, { ...claimed });
}

/** False when it was known as delivered before. */
export async function recordDelivered(transaction: Transaction, id: string, at: Instant): Promise<boolean> {
  return (await transaction.query(markDelivered, { id, at })).length > 0;
}

/** False when a later attempt has begun meanwhile: then that one's outcome counts. */
export async function recordFailed(
  transaction: Transaction,
  failure: {
    readonly id: string;
    readonly attempts: number;
    readonly problem: DeliveryProblem;
    readonly nextAttemptAt: Instant;
  },
): Promise<boolean> {
  return (await transaction.query(markFailed, { ...failure })).length > 0;
}

/** When the next attempt is due; null when everything is delivered. */
export async function findNextDue(queryable: Queryable): Promise<Instant | null> {
  const [row] = await queryable.query<{ at: Instant | null }>(nextDue);
  return row?.at ?? null;
}
