import type { CommandId, TaskId } from '../../shared/base/ids.ts';
import { removeRecord } from '../cache/check-record/check-record-rows.ts';
import { listEntriesOfTask, removeEntry } from '../cache/outbox/outbox-rows.ts';
import type { Outbox } from './outbox.ts';
import { rebaseTask, toCommand } from './rebase-all.ts';

/** The person has read why commands of this task were refused; they leave the task. */
export function acknowledgeRefusals(outbox: Outbox, taskId: TaskId): void {
  const refused = listEntriesOfTask(outbox.db, taskId).filter((entry) => entry.state === 'refused');
  settleCommands(
    outbox,
    taskId,
    refused.map(({ commandId }) => commandId),
  );
}

/**
 * Lets commands of a task go that were refused or have not left this machine, with the Prüfvermerke that were written for
 * them. The journal knows of it before the outbox does.
 */
export function settleCommands({ db, journal }: Outbox, taskId: TaskId, commandIds: readonly CommandId[]): void {
  if (commandIds.length === 0) return;
  db.transaction(() => {
    journal.append(commandIds.map((commandId) => ({ record: 'settled', commandId })));
    for (const entry of listEntriesOfTask(db, taskId)) {
      if (!commandIds.includes(entry.commandId)) continue;
      const command = toCommand(entry);
      if (command.kind === 'file' && command.record !== undefined) removeRecord(db, command.record.id);
      removeEntry(db, entry.commandId);
    }
    rebaseTask(db, taskId);
    db.touch('tasks');
  });
}
