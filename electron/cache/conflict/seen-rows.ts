import type { CommandId } from '../../../shared/base/ids.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/**
 * Of the task before a command, what a person has to know to understand a refusal when the task is no longer here. No
 * names and nothing the citizen declared: it may outlast the right to see the task.
 */
export type SeenState = Pick<
  Task,
  'version' | 'state' | 'procedure' | 'processNumber' | 'assigneeId' | 'teamId' | 'isPersonal'
>;

const PUT = `
  INSERT INTO seen_state (command_id, data) VALUES (:commandId, :data) ON CONFLICT (command_id) DO NOTHING`;
const FIND = `SELECT data FROM seen_state WHERE command_id = :commandId`;

/** After the entry in the outbox to which it belongs. */
export function putSeenState(db: WritableDatabase, commandId: CommandId, task: SeenState): void {
  const { version, state, procedure, processNumber, assigneeId, teamId, isPersonal } = task;
  const seen: SeenState = { version, state, procedure, processNumber, assigneeId, teamId, isPersonal };
  db.run(PUT, { commandId, data: JSON.stringify(seen) });
}

/** Null for a command that came back from the journal, or was given by an earlier version of the program. */
export function findSeenState(db: ReadableDatabase, commandId: CommandId): SeenState | null {
  const row = db.get<{ data: string }>(FIND, { commandId });
  return row === undefined ? null : (JSON.parse(row.data) as SeenState);
}
