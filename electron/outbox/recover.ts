import type { DeviceId } from '../../shared/base/ids.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { insertEntry, releaseEntry } from '../cache/outbox/outbox-rows.ts';
import type { JournalRecord } from './journal.ts';

export interface Recovered {
  /** Null when the journal is empty or its beginning is lost: then the cache begins a stream of its own. */
  readonly deviceId: DeviceId | null;
  readonly nextSequence: number;
  readonly unsettled: readonly { readonly command: Command; readonly sequence: number | null }[];
}

/** What a journal says about work that has not been settled. Pure. */
export function replayJournal(records: readonly JournalRecord[]): Recovered {
  let deviceId: DeviceId | null = null;
  let nextSequence = 1;
  const unsettled = new Map<string, { command: Command; sequence: number | null }>();
  for (const line of records) {
    if (line.record === 'begin') [deviceId, nextSequence] = [line.deviceId, line.nextSequence];
    if (line.record === 'enqueued') unsettled.set(line.command.commandId, { command: line.command, sequence: null });
    if (line.record === 'settled') unsettled.delete(line.commandId);
    if (line.record !== 'released') continue;
    nextSequence = Math.max(nextSequence, line.sequence + 1);
    const entry = unsettled.get(line.commandId);
    if (entry !== undefined) entry.sequence = line.sequence;
  }
  return { deviceId, nextSequence, unsettled: [...unsettled.values()] };
}

/**
 * Puts recovered work into a new cache, with the same numbers as before, in the same order. The effects show as soon as the tasks have been pulled
 * (`rebaseAll`).
 */
export function restoreEntries(db: WritableDatabase, recovered: Recovered): void {
  db.transaction(() => {
    for (const { command, sequence } of recovered.unsettled) {
      const { commandId, taskId, kind, issuedAt } = command;
      insertEntry(db, { commandId, taskId, kind, issuedAt, command: JSON.stringify(command) });
      if (sequence !== null) releaseEntry(db, commandId, sequence);
    }
  });
}

/** The shortest journal with the same meaning. */
export function toRecords(recovered: Recovered & { readonly deviceId: DeviceId }): readonly JournalRecord[] {
  const { deviceId, nextSequence, unsettled } = recovered;
  return [
    { record: 'begin', deviceId, nextSequence },
    ...unsettled.flatMap(({ command, sequence }): JournalRecord[] => [
      { record: 'enqueued', command },
      ...(sequence === null ? [] : [{ record: 'released' as const, commandId: command.commandId, sequence }]),
    ]),
  ];
}
