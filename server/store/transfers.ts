import type { Instant } from '../../shared/base/calendar-date.ts';
import type { FileDocumentId, TaskId } from '../../shared/base/ids.ts';
import type { HandoverTarget, OutboundMessage, OutboundTarget } from '../connectors/handover-message.ts';
import type { DeliveryProblem } from '../connectors/specialist-system.ts';
import { json, type Queryable, type Transaction } from './database.ts';

/**
 * A transfer is one message to one receiver. `attempts` is counted before an attempt, in a transaction of its own, and
 * `last_problem` is emptied with it: attempts above 0 without a problem therefore mean "on its way, or cut off by a
 * crash", and such a message must be taken for delivered by whoever wants to take it back. Once the end of an attempt
 * is unknown, no problem is noted for later ones either: it stays so until the message is delivered.
 */
export interface TransferState<Target extends OutboundTarget = HandoverTarget> {
  readonly id: string;
  readonly target: Target;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly lastProblem: DeliveryProblem | null;
}

export interface DueTransfer {
  readonly id: string;
  readonly taskId: TaskId;
  readonly target: OutboundTarget;
  readonly idempotencyKey: string;
  readonly payload: OutboundMessage;
  /** Including the one that begins; its outcome is written only while this number holds. */
  readonly attempts: number;
  /** Of an attempt before nobody knows the end. */
  readonly isUncertain: boolean;
}

/** Woken by this signal, the outbound worker of every instance looks for due transfers. */
export const transferChannel = 'zweiklick_transfer';

const insert = `
  INSERT INTO transfer (id, task_id, target, idempotency_key, payload, state, next_attempt_at)
  VALUES (:id, :taskId, :target, :idempotencyKey, :payload::jsonb, 'pending', :dueAt)`;
/** Waits for a claim that is being written, so that the answer is the settled one. */
const lockOfTask = `
  SELECT id, target, state, attempts, last_problem AS "lastProblem" FROM transfer
  WHERE task_id = :taskId AND target IN ('specialist', 'statistics') ORDER BY id FOR UPDATE`;
const lockReturn = `
  SELECT id, target, state, attempts, last_problem AS "lastProblem", payload -> 'document' ->> 'id' AS "documentId"
  FROM transfer WHERE task_id = :taskId AND target = 'postfach' AND payload ->> 'kind' = 'return'
  ORDER BY next_attempt_at DESC, id LIMIT 1 FOR UPDATE`;
const removeOfTask = `DELETE FROM transfer WHERE task_id = :taskId AND target IN ('specialist', 'statistics')`;
const remove = 'DELETE FROM transfer WHERE id = :id';
const claim = `
  WITH due AS (
    SELECT id, attempts > 0 AND last_problem IS NULL AS uncertain FROM transfer
    WHERE state <> 'delivered' AND next_attempt_at <= :now
    ORDER BY next_attempt_at, id LIMIT :count FOR UPDATE SKIP LOCKED)
  UPDATE transfer SET attempts = attempts + 1, last_problem = NULL, next_attempt_at = :leaseUntil
  FROM due WHERE transfer.id = due.id
  RETURNING transfer.id, task_id AS "taskId", target, idempotency_key AS "idempotencyKey", payload, attempts,
    uncertain AS "isUncertain"`;
const extend = `
  UPDATE transfer SET next_attempt_at = :leaseUntil
  WHERE id = :id AND state <> 'delivered' AND attempts = :attempts RETURNING id`;
const markDelivered = `
  UPDATE transfer SET state = 'delivered', delivered_at = :at, last_problem = NULL
  WHERE id = :id AND state <> 'delivered' AND attempts = :attempts RETURNING id`;
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
    readonly payload: OutboundMessage;
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

/** The hand-over of the confirmed data; letters are none of it. */
export function lockTransfersOfTask(transaction: Transaction, taskId: TaskId): Promise<readonly TransferState[]> {
  return transaction.query<TransferState>(lockOfTask, { taskId });
}

/** Only after `lockTransfersOfTask` showed that none is delivered or on its way. */
export async function removeTransfersOfTask(transaction: Transaction, taskId: TaskId): Promise<void> {
  await transaction.query(removeOfTask, { taskId });
}

export type ReturnLetter = TransferState<'postfach'> & { readonly documentId: FileDocumentId };

/** The letter of a return, on its way or not; undefined when there is none. */
export async function lockReturnLetter(transaction: Transaction, taskId: TaskId): Promise<ReturnLetter | undefined> {
  const [row] = await transaction.query<ReturnLetter>(lockReturn, { taskId });
  return row;
}

/** Only after its lock showed that it is neither delivered nor on its way. */
export async function removeTransfer(transaction: Transaction, id: string): Promise<void> {
  await transaction.query(remove, { id });
}

/** Takes due transfers for one attempt. What another instance is claiming is left to it. */
export function claimDueTransfers(
  transaction: Transaction,
  claimed: { readonly now: Instant; readonly leaseUntil: Instant; readonly count: number },
): Promise<readonly DueTransfer[]> {
  return transaction.query<DueTransfer>(claim, { ...claimed });
}

type Attempt = Pick<DueTransfer, 'id' | 'attempts'>;

/** False when a later attempt has begun meanwhile: then this one must not. */
export async function extendLease(
  transaction: Transaction,
  { id, attempts }: Attempt,
  leaseUntil: Instant,
): Promise<boolean> {
  return (await transaction.query(extend, { id, attempts, leaseUntil })).length > 0;
}

/** False when a later attempt has begun meanwhile: then that one's outcome counts. */
export async function recordDelivered(
  transaction: Transaction,
  { id, attempts }: Attempt,
  at: Instant,
): Promise<boolean> {
  return (await transaction.query(markDelivered, { id, attempts, at })).length > 0;
}

/** Without a problem the message may have arrived. False when a later attempt has begun, as above. */
export async function recordFailed(
  transaction: Transaction,
  { id, attempts }: Attempt,
  failure: { readonly problem: DeliveryProblem | null; readonly nextAttemptAt: Instant },
): Promise<boolean> {
  return (await transaction.query(markFailed, { id, attempts, ...failure })).length > 0;
}

/** When the next attempt is due; null when everything is delivered. */
export async function findNextDue(queryable: Queryable): Promise<Instant | null> {
  const [row] = await queryable.query<{ at: Instant | null }>(nextDue);
  return row?.at ?? null;
}
