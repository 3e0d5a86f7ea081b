import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Command } from '../../shared/commands/command.ts';
import { isVersioned, type Task } from '../../shared/domain/task.ts';
import { putSeenState } from '../cache/conflict/seen-rows.ts';
import { listEntriesOfTask, type OutboxRow } from '../cache/outbox/outbox-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { failureOfTransition } from './failure-of-transition.ts';
import type { Outbox } from './outbox.ts';
import { readActor } from './read-me.ts';
import { decideStep } from './rebase.ts';
import { insertCommand, rebaseTasks, toCommand } from './rebase-all.ts';

/**
 * Takes a click: its effect on the screen and its entry in one durable transaction, its copy in the journal before that.
 * Answers the task as the person sees it then. Failures: `not-found`, `conflict` (another version is shown by now),
 * `not-allowed-now`. Throws when the disk is full; nothing has happened then.
 */
export function enqueue(outbox: Outbox, command: Command): Result<Task, Failure> {
  return enqueueAll(outbox, [command]);
}

/** Several clicks on one task that belong together, all or none. */
export function enqueueAll(outbox: Outbox, commands: readonly Command[]): Result<Task, Failure> {
  return outbox.db.transaction(() => {
    const [first] = commands;
    if (first === undefined) return failed(failure('invalid-input'));
    const seen = findTask(outbox.db, first.taskId)?.effective;
    const problem = checkAll(outbox, seen, commands);
    if (problem !== undefined || seen === undefined) return failed(problem ?? failure('not-found'));
    enterCommands(
      outbox,
      commands.map((command) => ({ command, seen })),
    );
    const stored = findTask(outbox.db, first.taskId);
    return stored === undefined ? failed(failure('not-found')) : ok(stored.effective);
  });
}

/** A click whose checks are done, and the task as the person saw it. */
export interface Click {
  readonly command: Command;
  readonly seen: Task;
}

/**
 * Enters clicks on one task or on many, with all that their refusal would need; one write to the journal for all of them.
 * Belongs into the transaction in which they were checked.
 */
export function enterCommands({ db, journal }: Outbox, given: readonly Click[]): void {
  if (given.length === 0) return;
  const byTask = Map.groupBy(given, ({ command }) => command.taskId);
  const chained = [...byTask].flatMap(([taskId, ofTask]) => chain(listEntriesOfTask(db, taskId), ofTask));
  journal.append(chained.map(({ command }) => ({ record: 'enqueued' as const, command })));
  for (const { command, seen } of chained) {
    insertCommand(db, command);
    putSeenState(db, command.commandId, seen);
  }
  rebaseTasks(db, [...byTask.keys()]);
}

/** Each command names the unanswered one before it, on whose effect it rests. Pure. */
function chain(entries: readonly OutboxRow[], given: readonly Click[]): readonly Click[] {
  const unanswered = entries.filter(({ state }) => state !== 'refused').map(toCommand);
  let ground = unanswered.findLast(({ kind }) => isVersioned(kind))?.commandId;
  return given.map(({ command, seen }) => {
    if (!isVersioned(command.kind)) return { command, seen };
    const chained = ground === undefined ? command : { ...command, follows: ground };
    ground = command.commandId;
    return { command: chained, seen };
  });
}

function checkAll(outbox: Outbox, seen: Task | undefined, commands: readonly Command[]): Failure | undefined {
  if (seen === undefined) return failure('not-found');
  let task = seen;
  const me = readActor(outbox.db);
  for (const command of commands) {
    if (isVersioned(command.kind) && command.expectedVersion !== task.version) return failure('conflict');
    const step = decideStep(task, command, me);
    if (!step.allowed) return failureOfTransition(step.reason);
    task = step.task;
  }
  return undefined;
}
