import type { Instant } from '../../shared/base/calendar-date.ts';
import type { CommandId, DeviceId, TaskId, WorkerId } from '../../shared/base/ids.ts';
import type { CommandKind } from '../../shared/commands/command.ts';
import type { RefusalReason } from '../../shared/commands/refusal.ts';
import type { Transaction } from './database.ts';

export interface RecordedCommand {
  readonly workerId: WorkerId;
  readonly taskId: TaskId;
  readonly outcome: 'applied' | 'refused';
  readonly reason: RefusalReason | null;
}

export interface CommandRecord extends RecordedCommand {
  readonly id: CommandId;
  readonly deviceId: DeviceId;
  readonly sequence: number;
  readonly kind: CommandKind;
  readonly issuedAt: Instant;
  readonly receivedAt: Instant;
}

const addDevice = `
  INSERT INTO device (id, worker_id, last_sequence) VALUES (:deviceId, :workerId, 0) ON CONFLICT DO NOTHING`;
const lockDevice = `
  SELECT last_sequence AS last FROM device WHERE id = :deviceId AND worker_id = :workerId FOR UPDATE`;
const advance = `
  UPDATE device SET last_sequence = :sequence WHERE id = :deviceId AND worker_id = :workerId AND last_sequence < :sequence`;
const find = `
  SELECT worker_id AS "workerId", task_id AS "taskId", outcome, reason FROM command WHERE id = :id`;
const insert = `
  INSERT INTO command (id, device_id, worker_id, sequence, kind, task_id, outcome, reason, issued_at, received_at)
  VALUES (:id, :deviceId, :workerId, :sequence, :kind, :taskId, :outcome, :reason, :issuedAt, :receivedAt)`;

/** The number of the last command of this device; its next one waits until this transaction ends. 0 for a new device. */
export async function lockLastSequence(
  transaction: Transaction,
  device: { readonly deviceId: DeviceId; readonly workerId: WorkerId },
): Promise<number> {
  await transaction.query(addDevice, device);
  const [row] = await transaction.query<{ last: number }>(lockDevice, device);
  return row?.last ?? 0;
}

export async function advanceSequence(
  transaction: Transaction,
  device: { readonly deviceId: DeviceId; readonly workerId: WorkerId; readonly sequence: number },
): Promise<void> {
  await transaction.query(advance, device);
}

export async function findCommand(transaction: Transaction, id: CommandId): Promise<RecordedCommand | undefined> {
  const [row] = await transaction.query<RecordedCommand>(find, { id });
  return row;
}

export async function insertCommand(transaction: Transaction, command: CommandRecord): Promise<void> {
  await transaction.query(insert, { ...command });
}
