import type { Instant } from '../../shared/base/calendar-date.ts';
import { toInstant } from '../../shared/base/calendar-date.ts';
import type { BatchId, TaskId } from '../../shared/base/ids.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { countEntries, type EntryState, listEntries, type OutboxRow } from '../cache/outbox/outbox-rows.ts';
import { releaseMoments } from './decide-release.ts';
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
  /** Where many tasks were passed on together: all of them are taken back together. */
  readonly batch: { readonly id: BatchId; readonly count: number } | null;
}

/** Tasks, and batches of tasks, whose last clicks are still held, the latest first. */
export function listUndoable(db: ReadableDatabase): readonly Undoable[] {
  const entries = listEntries(db);
  const clicks = entries.map((entry) => ({
    commandId: entry.commandId,
    taskId: entry.taskId,
    kind: entry.kind,
    issuedAt: Date.parse(entry.issuedAt),
    held: entry.state === 'held',
  }));
  const moments = releaseMoments(clicks);
  const byTask = new Map<string, Undoable>();
  for (const entry of entries.filter(({ state }) => state === 'held').reverse()) {
    const { taskId, kind } = entry;
    if (!isUndoable(kind)) continue;
    const id = batchOf(entry);
    const key = id ?? taskId;
    const known = byTask.get(key);
    if (known !== undefined) {
      if (id !== null) byTask.set(key, { ...known, batch: { id, count: (known.batch?.count ?? 0) + 1 } });
      continue;
    }
    const releaseAt = toInstant(new Date(moments.get(taskId) ?? Date.parse(entry.issuedAt)));
    byTask.set(key, { taskId, step: kind, releaseAt, batch: id === null ? null : { id, count: 1 } });
  }
  return [...byTask.values()];
}

function batchOf({ kind, command }: OutboxRow): BatchId | null {
  if (kind !== 'forward') return null;
  return (JSON.parse(command) as { readonly batchId?: BatchId }).batchId ?? null;
}
