import type { Instant } from '../../shared/base/calendar-date.ts';
import { toInstant } from '../../shared/base/calendar-date.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { countEntries, type EntryState, listEntries } from '../cache/outbox/outbox-rows.ts';
import { nextRelease, releaseMoment } from './decide-release.ts';
import { isUndoable, type UndoableStep } from './undoable-step.ts';

export interface OutboxCounts {
  readonly held: number;
  readonly waiting: number;
  readonly refused: number;
}

/** For the status line. What is being sent still waits for its answer. */
export function countOutbox(db: ReadableDatabase): OutboxCounts {
  const { held, waiting, sending, refused } = countEntries(db);
  return { held, waiting: waiting + sending, refused };
}

/** Work that would be lost if these data were deleted. */
export function hasUnsentWork(db: ReadableDatabase): boolean {
  const { held, waiting } = countOutbox(db);
  return held + waiting > 0;
}

/** How far the work on one item has come, from its entries: the state that needs most attention. */
export function itemState(states: readonly EntryState[]): EntryState | 'synced' {
  const order = ['refused', 'held', 'sending', 'waiting'] as const;
  return order.find((state) => states.includes(state)) ?? 'synced';
}

export interface Undoable {
  readonly taskId: TaskId;
  /** The last step that can be taken back. */
  readonly step: UndoableStep;
  readonly releaseAt: Instant;
}

/** Tasks whose last clicks are still held, the latest first. */
export function listUndoable(db: ReadableDatabase): readonly Undoable[] {
  const entries = listEntries(db);
  const clicks = entries.map((entry) => ({
    commandId: entry.commandId,
    taskId: entry.taskId,
    kind: entry.kind,
    issuedAt: Date.parse(entry.issuedAt),
    held: entry.state === 'held',
  }));
  if (nextRelease(clicks) === null) return [];
  const steps = entries.filter((entry) => entry.state === 'held').reverse();
  const byTask = new Map<TaskId, Undoable>();
  for (const { taskId, kind } of steps) {
    if (byTask.has(taskId) || !isUndoable(kind)) continue;
    byTask.set(taskId, { taskId, step: kind, releaseAt: toInstant(new Date(releaseMoment(clicks, taskId))) });
  }
  return [...byTask.values()];
}
