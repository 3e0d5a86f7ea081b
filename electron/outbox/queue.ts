import type { CommandId } from '../../shared/base/ids.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { ReadableDatabase, WritableDatabase } from '../cache/handle.ts';
import {
  listEntries,
  listToSend,
  markEntrySending,
  markSendingWaiting,
  type OutboxRow,
  releaseEntry,
} from '../cache/outbox/outbox-rows.ts';
import { takeSequence } from '../cache/sync-state/sync-state-rows.ts';
import { type Click, decideRelease, nextRelease } from './decide-release.ts';
import { toCommand } from './rebase-all.ts';

export interface NumberedCommand {
  readonly sequence: number;
  readonly command: Command;
}

/**
 * Commands for the next push, in the order of their sequence numbers, at most `limit`. Held batches whose time has come
 * are released first; they get their numbers here, durably, and cannot be taken back from then on.
 */
export function nextToSend(db: WritableDatabase, now: Date, limit: number): readonly NumberedCommand[] {
  const due = new Set(decideRelease(listEntries(db).map(toClick), now.getTime()));
  release(db, (entry) => due.has(entry.commandId));
  return listToSend(db, limit).map((entry) => ({ sequence: entry.sequence ?? 0, command: toCommand(entry) }));
}

/** Ends the hold window of everything, because the person asks to send now. */
export function releaseAll(db: WritableDatabase): void {
  release(db, () => true);
}

/** When `nextToSend` will next have something new; null when nothing is held. */
export function whenToSend(db: ReadableDatabase): Date | null {
  const moment = nextRelease(listEntries(db).map(toClick));
  return moment === null ? null : new Date(moment);
}

/** Just before the request leaves the machine. */
export function markSending(db: WritableDatabase, commandIds: readonly CommandId[]): void {
  db.transaction(() => {
    for (const commandId of commandIds) markEntrySending(db, commandId);
  });
}

/** No answer came, or the program starts: what was on its way is sent again with the same numbers. */
export function markUnreachable(db: WritableDatabase): void {
  db.transaction(() => markSendingWaiting(db));
}

function release(db: WritableDatabase, leaves: (entry: OutboxRow) => boolean): void {
  const held = listEntries(db).filter((entry) => entry.state === 'held' && leaves(entry));
  if (held.length === 0) return;
  db.transaction(() => {
    for (const { commandId } of held) {
      releaseEntry(db, commandId, takeSequence(db));
    }
  });
}

function toClick(entry: OutboxRow): Click {
  const { commandId, taskId, kind, issuedAt, state } = entry;
  return { commandId, taskId, kind, issuedAt: Date.parse(issuedAt), held: state === 'held' };
}

export { type Answer, applyAnswer } from './apply-answer.ts';
