import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/base/canonical-json.ts';
import type { Command } from '../../shared/commands/command.ts';
import { putRecord } from '../cache/check-record/check-record-rows.ts';
import { listDerivatives, listUnsentDerivatives, putDerivative } from '../cache/derivative/derivative-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../cache/handle.ts';
import { listEntries } from '../cache/outbox/outbox-rows.ts';
import type { FileCommand } from './filed-documents.ts';
import type { JournalRecord } from './journal.ts';
import { insertCommand, toCommand } from './rebase-all.ts';
import type { WorkingCopy } from './working-copy.ts';

/**
 * The commands of a journal that may not have reached the server, in the order of the clicks. Some may have: the server
 * knows them by their ids and answers again. Pure.
 */
export function replayJournal(records: readonly JournalRecord[]): readonly Command[] {
  const commands = new Map<string, Command>();
  for (const line of records) {
    if (line.record === 'enqueued') commands.set(line.command.commandId, line.command);
    if (line.record === 'settled') commands.delete(line.commandId);
  }
  return [...commands.values()];
}

/** The working copies of a journal, the newest of each original. Pure. */
export function replayCopies(records: readonly JournalRecord[]): readonly WorkingCopy[] {
  const copies = records.flatMap((line) => (line.record === 'copy' ? [line.copy] : []));
  return [...new Map(copies.map((copy) => [`${copy.taskId} ${copy.original}`, copy])).values()];
}

/**
 * Puts recovered work into a cache, with the Prüfvermerke that belong to it. Its effects show as soon as the tasks have
 * been pulled (`rebaseAll`).
 */
export function restoreEntries(db: WritableDatabase, commands: readonly Command[]): void {
  db.transaction(() => {
    for (const command of commands) {
      insertCommand(db, command);
      if (command.kind === 'file' && command.record !== undefined) restoreRecord(db, command.record);
    }
  });
}

function restoreRecord(db: WritableDatabase, { id, content }: NonNullable<FileCommand['record']>): void {
  const sha256 = createHash('sha256').update(canonicalJson(content)).digest('hex');
  putRecord(db, { id, sha256, record: content });
}

/** What is known of working copies; a newer one of the same original that is here stays. */
export function restoreCopies(db: WritableDatabase, copies: readonly WorkingCopy[]): void {
  db.transaction(() => {
    for (const copy of copies) {
      const isKnown = listDerivatives(db, copy.taskId).some(({ original }) => original === copy.original);
      if (!isKnown) putDerivative(db, copy);
    }
  });
}

/** What the journal of a cache that opens has to hold: everything in the outbox with its working copies, and nothing else. */
export function recordsOf(db: ReadableDatabase): readonly JournalRecord[] {
  const copies = listUnsentDerivatives(db).map((copy) => ({ record: 'copy' as const, copy }));
  return [...copies, ...listEntries(db).map((entry) => ({ record: 'enqueued' as const, command: toCommand(entry) }))];
}
