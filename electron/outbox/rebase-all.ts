import type { TaskId } from '../../shared/base/ids.ts';
import { type Command, commandSchema } from '../../shared/commands/command.ts';
import type { FileDocument } from '../../shared/domain/file-document.ts';
import { findDerivativeByContent } from '../cache/derivative/derivative-rows.ts';
import { putPendingDocument, removePendingDocuments } from '../cache/file-document/file-document-rows.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { insertEntry, listEntries, listEntriesOfTask, type OutboxRow } from '../cache/outbox/outbox-rows.ts';
import { currentScopeRule } from '../cache/task/scope-rule.ts';
import { findTask, setEffectiveTask } from '../cache/task/task-rows.ts';
import { readActor } from './read-me.ts';
import { rebase } from './rebase.ts';

/**
 * Shows every task with unsent work as it will be. Belongs into each transaction that put rows of the server
 * (electron/sync), after the last row.
 */
export function rebaseAll(db: WritableDatabase): void {
  rebaseTasks(
    db,
    listEntries(db).map(({ taskId }) => taskId),
  );
}

/** Many at once: who acts, and for whom, is read once. */
export function rebaseTasks(db: WritableDatabase, taskIds: readonly TaskId[]): void {
  const facts = rebaseFacts(db);
  for (const taskId of new Set(taskIds)) rebaseTask(db, taskId, facts);
}

function rebaseFacts(db: WritableDatabase) {
  return { me: readActor(db), scopeRule: currentScopeRule(db) };
}

/** The effective state of one task from the server's state and the entries that are neither answered nor refused. */
export function rebaseTask(db: WritableDatabase, taskId: TaskId, { me, scopeRule } = rebaseFacts(db)): void {
  const stored = findTask(db, taskId);
  if (stored === undefined) {
    removePendingDocuments(db, taskId, []);
    return;
  }
  const commands = listEntriesOfTask(db, taskId)
    .filter((entry) => entry.state !== 'refused')
    .map(toCommand);
  const { task, documents } = rebase(stored.base, commands, me);
  setEffectiveTask(db, { base: stored.base, effective: task }, scopeRule);
  removePendingDocuments(
    db,
    taskId,
    documents.map((document) => document.id),
  );
  for (const document of documents) putPendingDocument(db, describeCopy(db, document));
}

/** Of a working copy made here, size and type are known here, and not in the task. */
function describeCopy(db: WritableDatabase, document: FileDocument): FileDocument {
  const copy = findDerivativeByContent(db, document.contentHash);
  return copy === undefined ? document : { ...document, size: copy.size, mediaType: copy.mediaType };
}

/** A command as an entry of the outbox; `toCommand` is the way back. */
export function insertCommand(db: WritableDatabase, command: Command): void {
  const { commandId, taskId, kind, issuedAt } = command;
  insertEntry(db, { commandId, taskId, kind, issuedAt, command: JSON.stringify(command) });
}

export function toCommand(entry: Pick<OutboxRow, 'command'>): Command {
  return commandSchema.parse(JSON.parse(entry.command));
}
