import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { CommandId, TaskId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/**
 * `held` can still be taken back; `waiting` has its sequence number and leaves with the next push; `sending` is on its
 * way, the answer is not known; `refused` was not carried out and waits to be read.
 */
export type EntryState = 'held' | 'waiting' | 'sending' | 'refused';

/** One command on its way to the server. The command itself is opaque here (shared/commands, read by electron/outbox). */
export interface OutboxRow {
  readonly row: number;
  readonly commandId: CommandId;
  readonly taskId: TaskId;
  readonly kind: string;
  readonly issuedAt: Instant;
  readonly state: EntryState;
  readonly sequence: number | null;
  readonly refusal: string | null;
  readonly refusedAt: Instant | null;
  readonly command: string;
}

const COLUMNS = `row, command_id AS commandId, task_id AS taskId, kind, issued_at AS issuedAt, state, sequence, refusal,
  refused_at AS refusedAt, command`;
const INSERT = `
  INSERT INTO outbox_entry (command_id, task_id, kind, issued_at, state, command)
  VALUES (:commandId, :taskId, :kind, :issuedAt, 'held', :command)
  ON CONFLICT (command_id) DO NOTHING`;
const ALL = `SELECT ${COLUMNS} FROM outbox_entry ORDER BY row`;
const OF_TASK = `SELECT ${COLUMNS} FROM outbox_entry WHERE task_id = :taskId ORDER BY row`;
const FIND = `SELECT ${COLUMNS} FROM outbox_entry WHERE command_id = :commandId`;
const TO_SEND = `
  SELECT ${COLUMNS} FROM outbox_entry WHERE state IN ('waiting', 'sending') ORDER BY sequence LIMIT :limit`;
const RELEASE = `
  UPDATE outbox_entry SET state = 'waiting', sequence = :sequence WHERE command_id = :commandId AND state = 'held'`;
const MARK_SENDING = `UPDATE outbox_entry SET state = 'sending' WHERE command_id = :commandId AND state = 'waiting'`;
const MARK_WAITING = `UPDATE outbox_entry SET state = 'waiting' WHERE state = 'sending'`;
const REFUSE = `
  UPDATE outbox_entry SET state = 'refused', refusal = :reason, refused_at = :at WHERE command_id = :commandId`;
const REMOVE = `DELETE FROM outbox_entry WHERE command_id = :commandId`;
const COUNT = `SELECT state, count(*) AS entries FROM outbox_entry GROUP BY state`;

export function insertEntry(
  db: WritableDatabase,
  entry: Pick<OutboxRow, 'commandId' | 'taskId' | 'kind' | 'issuedAt' | 'command'>,
): void {
  const { commandId, taskId, kind, issuedAt, command } = entry;
  db.run(INSERT, { commandId, taskId, kind, issuedAt, command });
  db.touch('outbox');
}

/** In the order of the clicks. */
export function listEntries(db: ReadableDatabase): readonly OutboxRow[] {
  return db.all<OutboxRow>(ALL);
}

export function listEntriesOfTask(db: ReadableDatabase, taskId: TaskId): readonly OutboxRow[] {
  return db.all<OutboxRow>(OF_TASK, { taskId });
}

export function findEntry(db: ReadableDatabase, commandId: CommandId): OutboxRow | undefined {
  return db.get<OutboxRow>(FIND, { commandId });
}

/** Released and unanswered, in the order of their sequence numbers. */
export function listToSend(db: ReadableDatabase, limit: number): readonly OutboxRow[] {
  return db.all<OutboxRow>(TO_SEND, { limit });
}

export function releaseEntry(db: WritableDatabase, commandId: CommandId, sequence: number): void {
  db.run(RELEASE, { commandId, sequence });
  db.touch('outbox');
}

export function markEntrySending(db: WritableDatabase, commandId: CommandId): void {
  db.run(MARK_SENDING, { commandId });
  db.touch('outbox');
}

export function markSendingWaiting(db: WritableDatabase): void {
  if (db.run(MARK_WAITING) > 0) db.touch('outbox');
}

export function refuseEntry(db: WritableDatabase, commandId: CommandId, reason: string, at: Instant): void {
  db.run(REFUSE, { commandId, reason, at });
  db.touch('outbox');
}

export function removeEntry(db: WritableDatabase, commandId: CommandId): void {
  db.run(REMOVE, { commandId });
  db.touch('outbox');
}

export function countEntries(db: ReadableDatabase): Readonly<Record<EntryState, number>> {
  const counts = { held: 0, waiting: 0, sending: 0, refused: 0 };
  for (const row of db.all<{ state: EntryState; entries: number }>(COUNT)) counts[row.state] = row.entries;
  return counts;
}
