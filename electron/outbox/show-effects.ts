import type { TaskId } from '../../shared/base/ids.ts';
import { type Command, commandSchema } from '../../shared/commands/command.ts';
import { putPendingDocument, removePendingDocuments } from '../cache/file-document/file-document-rows.ts';
import { listEntries, listEntriesOfTask, type OutboxRow } from '../cache/outbox/outbox-rows.ts';
import { findTask, setEffectiveTask } from '../cache/task/task-rows.ts';
import type { Outbox } from './outbox.ts';
import { rebase } from './rebase.ts';

/**
 * Shows every task with unsent work as it will be. Belongs into each transaction that put rows of the server
 * (electron/sync), after the last row.
 */
export function rebaseAll(outbox: Pick<Outbox, 'db' | 'me'>): void {
  const taskIds = new Set(listEntries(outbox.db).map((entry) => entry.taskId));
  for (const taskId of taskIds) rebaseTask(outbox, taskId);
}

/** The effective state of one task from the server's state and the entries that are neither answered nor refused. */
export function rebaseTask({ db, me }: Pick<Outbox, 'db' | 'me'>, taskId: TaskId): void {
  const stored = findTask(db, taskId);
  if (stored === undefined) {
    removePendingDocuments(db, taskId, []);
    return;
  }
  const commands = listEntriesOfTask(db, taskId)
    .filter((entry) => entry.state !== 'refused')
    .map(toCommand);
  const { task, documents } = rebase(stored.base, commands, me);
  setEffectiveTask(db, { base: stored.base, effective: task });
  removePendingDocuments(
    db,
    taskId,
    documents.map((document) => document.id),
  );
  for (const document of documents) putPendingDocument(db, document);
}

export function toCommand(entry: Pick<OutboxRow, 'command'>): Command {
  return commandSchema.parse(JSON.parse(entry.command));
}
