import type { Command } from '../../shared/commands/command.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { insertEntry, listEntries } from '../cache/outbox/outbox-rows.ts';
import type { JournalRecord } from './journal.ts';
import { toCommand } from './rebase-all.ts';

/**
 * The commands of a journal that may not have reached the server, in the order of the clicks. Some may have: the server
 * knows them by their ids and answers again. Pure.
 */
export function replayJournal(records: readonly JournalRecord[]): readonly Command[] {
  const commands = new Map<string, Command>();
  for (const line of records) {
    if (line.record === 'enqueued') commands.set(line.command.commandId, line.command);
    else commands.delete(line.commandId);
  }
  return [...commands.values()];
}

/** Puts recovered work into a new cache. Its effects show as soon as the tasks have been pulled (`rebaseAll`). */
export function restoreEntries(db: WritableDatabase, commands: readonly Command[]): void {
  db.transaction(() => {
    for (const command of commands) {
      const { commandId, taskId, kind, issuedAt } = command;
      insertEntry(db, { commandId, taskId, kind, issuedAt, command: JSON.stringify(command) });
    }
  });
}

/** What the journal of a cache that opens has to hold: everything in the outbox, and nothing else. */
export function recordsOf(db: WritableDatabase): readonly JournalRecord[] {
  return listEntries(db).map((entry) => ({ record: 'enqueued', command: toCommand(entry) }));
}
