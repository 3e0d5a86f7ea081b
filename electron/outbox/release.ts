import type { Command } from '../../shared/commands/command.ts';
import {
  listEntries,
  listToSend,
  markEntrySending,
  markSendingWaiting,
  type OutboxRow,
  releaseEntry,
} from '../cache/outbox/outbox-rows.ts';
import { takeSequence } from '../cache/sync-state/sync-state-rows.ts';
import { type Click, decideRelease, nextRelease, releaseMoment } from './decide-release.ts';
import type { Outbox } from './outbox.ts';
import { toCommand } from './show-effects.ts';

export interface NumberedCommand {
  readonly sequence: number;
  readonly command: Command;
}

/**
 * Commands for the next push, in the order of their sequence numbers, at most `limit`. Held batches whose time has come
 * are released first; they get their numbers here, durably, and cannot be taken back from then on.
 */
export function nextToSend(outbox: Outbox, now: Date, limit: number): readonly NumberedCommand[] {
  const due = new Set(decideRelease(listEntries(outbox.db).map(toClick), now.getTime()));
  release(outbox, (entry) => due.has(entry.commandId));
  return listToSend(outbox.db, limit).map((entry) => ({ sequence: entry.sequence ?? 0, command: toCommand(entry) }));
}

/** Ends the hold window of everything, because the person asks to send now. */
export function releaseAll(outbox: Outbox): void {
  release(outbox, () => true);
}

/** When `nextToSend` will next have something new; null when nothing is held. */
export function nextReleaseAt(outbox: Pick<Outbox, 'db'>): Date | null {
  const moment = nextRelease(listEntries(outbox.db).map(toClick));
  return moment === null ? null : new Date(moment);
}

/** When the held batch of a task leaves at the latest, as far as is known now. */
export function releaseAtOf(outbox: Pick<Outbox, 'db'>, taskId: string): Date {
  return new Date(releaseMoment(listEntries(outbox.db).map(toClick), taskId));
}

/** Just before the request leaves the machine. */
export function markSending(outbox: Pick<Outbox, 'db'>, commands: readonly NumberedCommand[]): void {
  outbox.db.transaction(() => {
    for (const { command } of commands) markEntrySending(outbox.db, command.commandId);
  });
}

/** No answer came, or the program starts: what was on its way is sent again with the same numbers. */
export function markUnreachable(outbox: Pick<Outbox, 'db'>): void {
  outbox.db.transaction(() => markSendingWaiting(outbox.db));
}

function release(outbox: Outbox, leaves: (entry: OutboxRow) => boolean): void {
  const held = listEntries(outbox.db).filter((entry) => entry.state === 'held' && leaves(entry));
  if (held.length === 0) return;
  outbox.db.transaction(() => {
    for (const { commandId } of held) {
      const sequence = takeSequence(outbox.db);
      outbox.journal.append([{ record: 'released', commandId, sequence }]);
      releaseEntry(outbox.db, commandId, sequence);
    }
  });
}

function toClick(entry: OutboxRow): Click {
  const { commandId, taskId, kind, issuedAt, state } = entry;
  return { commandId, taskId, kind, issuedAt: Date.parse(issuedAt), held: state === 'held' };
}
