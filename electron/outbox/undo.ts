import type { Instant } from '../../shared/base/calendar-date.ts';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { type CommandId, commandId, type TaskId } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { Task } from '../../shared/domain/task.ts';
import { listEntriesOfTask, type OutboxRow, removeEntry } from '../cache/outbox/outbox-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { enqueueAll } from './enqueue.ts';
import type { Outbox } from './outbox.ts';
import { readMe } from './read-me.ts';
import { rebaseTask } from './rebase-all.ts';
import { isImmediate, isUndoable, type UndoableStep, undoableSteps } from './undoable-step.ts';

export type Undone = readonly UndoableStep[];

/**
 * Takes back the whole batch of a task: entries still held are removed as if never clicked. When nothing is held, the
 * person's own steps are reversed by commands of their own, as long as nothing was handed over.
 * Failures: `not-found`, `not-allowed-now`. Throws when the disk is full.
 */
export function undo(
  outbox: Outbox,
  taskId: TaskId,
  world: { readonly now: Instant; readonly newId: () => string },
): Result<Undone, Failure> {
  return outbox.db.transaction(() => {
    const held = heldSteps(listEntriesOfTask(outbox.db, taskId));
    if (held.length === 0) return reverse(outbox, taskId, world);
    outbox.journal.append(held.map((entry) => ({ record: 'settled' as const, commandId: entry.commandId })));
    for (const entry of held) removeEntry(outbox.db, entry.commandId);
    rebaseTask(outbox.db, taskId);
    const kinds = held.map((entry) => entry.kind);
    return ok(undoableSteps.filter((kind) => kinds.includes(kind)));
  });
}

/** The last clicks that are still held. A reversal that is still held stays: taking it back would do the steps again. */
function heldSteps(all: readonly OutboxRow[]): readonly OutboxRow[] {
  const entries = all.filter(({ kind }) => !isImmediate(kind));
  const lastOther = entries.findLastIndex(({ state, kind }) => state !== 'held' || !isUndoable(kind));
  return entries.slice(lastOther + 1);
}

function reverse(
  outbox: Outbox,
  taskId: TaskId,
  world: { readonly now: Instant; readonly newId: () => string },
): Result<Undone, Failure> {
  const task = findTask(outbox.db, taskId)?.effective;
  if (task === undefined) return failed(failure('not-found'));
  const steps = ownSteps(task, readMe(outbox.db).id);
  if (steps.length === 0) return failed(failure('not-allowed-now'));
  const commands = steps.map(
    (kind, index): Command => ({
      kind: reversals[kind],
      commandId: freshCommandId(world.newId),
      taskId,
      expectedVersion: task.version + index,
      issuedAt: world.now,
    }),
  );
  const answer = enqueueAll(outbox, commands);
  return answer.ok ? ok([...steps].reverse()) : answer;
}

type Reversible = 'confirm' | 'file' | 'return';

const reversals = { confirm: 'undo-confirm', file: 'undo-file', return: 'resume' } as const satisfies Readonly<
  Record<Reversible, Command['kind']>
>;

/**
 * The person's own steps, the last one first; another person's step is not theirs to take back here. A request has left
 * with its letter, and a forwarded task lies on somebody else's desk: both are gone on with, not taken back.
 */
function ownSteps(task: Task, me: string): readonly Reversible[] {
  const decided = task.confirmed?.by === me ? ['confirm' as const] : isOwnReturn(task, me) ? ['return' as const] : [];
  switch (task.state) {
    case 'confirmed':
    case 'returned':
      return decided;
    case 'filed':
      return task.filed?.by === me ? ['file', ...decided] : [];
    case 'clearing':
    case 'open':
    case 'awaiting-citizen':
    case 'ceded':
      return [];
    default:
      return unreachable(task.state);
  }
}

function isOwnReturn({ confirmed, lastStep }: Task, me: string): boolean {
  return confirmed === null && lastStep?.kind === 'return' && lastStep.act.by === me;
}

function freshCommandId(newId: () => string): CommandId {
  return commandId.parse(newId());
}
