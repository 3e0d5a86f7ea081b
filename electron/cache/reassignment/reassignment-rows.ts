import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { BatchId, CommandId, TaskId, TeamId, WorkerId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/** One task of a batch that was passed on together, with the place from which it came. */
export interface Reassigned {
  readonly batchId: BatchId;
  readonly taskId: TaskId;
  readonly commandId: CommandId;
  readonly at: Instant;
  readonly reason: string;
  readonly fromWorker: WorkerId | null;
  readonly fromTeam: TeamId | null;
  readonly toWorker: WorkerId | null;
  readonly toTeam: TeamId;
  /** Of the task after the step: whoever finds another one knows that somebody has gone on with it. */
  readonly version: number;
}

/** A batch as a whole. */
export interface Batch extends Pick<Reassigned, 'batchId' | 'at' | 'reason' | 'toWorker'> {
  readonly tasks: number;
  /** Still on this machine, as if never clicked when taken back. */
  readonly held: number;
  /** The server did not carry out. */
  readonly refused: number;
  /** Lie where they were put, and nobody has gone on with them. */
  readonly unchanged: number;
}

const PUT = `
  INSERT INTO reassignment (batch_id, task_id, command_id, at, reason, from_worker, from_team, to_worker, to_team, version)
  VALUES (:batchId, :taskId, :commandId, :at, :reason, :fromWorker, :fromTeam, :toWorker, :toTeam, :version)`;
const OF_BATCH = `
  SELECT batch_id AS batchId, task_id AS taskId, command_id AS commandId, at, reason, from_worker AS fromWorker,
    from_team AS fromTeam, to_worker AS toWorker, to_team AS toTeam, version
  FROM reassignment WHERE batch_id = :batchId ORDER BY task_id`;
const REMOVE = `DELETE FROM reassignment WHERE batch_id = :batchId`;
const FORGET = `DELETE FROM reassignment WHERE at < :before`;
export const LATEST_BATCHES = `
  SELECT batch_id AS batchId, at, reason, to_worker AS toWorker, count(*) AS tasks,
    coalesce(sum(outbox_entry.state = 'held'), 0) AS held,
    coalesce(sum(outbox_entry.state = 'refused'), 0) AS refused,
    coalesce(sum(outbox_entry.state IS NOT 'refused' AND task_body.data ->> '$.version' = version
      AND task.assignee_id IS to_worker), 0) AS unchanged
  FROM reassignment
  LEFT JOIN outbox_entry ON outbox_entry.command_id = reassignment.command_id
  LEFT JOIN task ON task.id = reassignment.task_id
  LEFT JOIN task_body ON task_body.row = task.row
  GROUP BY batch_id ORDER BY at DESC LIMIT :limit`;

export function putReassigned(db: WritableDatabase, row: Reassigned): void {
  db.run(PUT, { ...row });
}

export function listReassigned(db: ReadableDatabase, batchId: BatchId): readonly Reassigned[] {
  return db.all<Reassigned>(OF_BATCH, { batchId });
}

/** Newest first. */
export function listBatches(db: ReadableDatabase, limit: number): readonly Batch[] {
  return db.all<Batch>(LATEST_BATCHES, { limit });
}

export function removeBatch(db: WritableDatabase, batchId: BatchId): void {
  db.run(REMOVE, { batchId });
}

/** Taking back is for mistakes that are noticed soon. */
export function forgetReassigned(db: WritableDatabase, before: Instant): void {
  db.run(FORGET, { before });
}
