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
import { insertCommand, rebaseTask, toCommand } from './rebase-all.ts';

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
    const chained = chain(listEntriesOfTask(outbox.db, first.taskId), commands);
    outbox.journal.append(chained.map((command) => ({ record: 'enqueued' as const, command })));
    for (const command of chained) {
      insertCommand(outbox.db, command);
      putSeenState(outbox.db, command.commandId, seen);
    }
    rebaseTask(outbox.db, first.taskId);
    const stored = findTask(outbox.db, first.taskId);
    return stored === undefined ? failed(failure('not-found')) : ok(stored.effective);
  });
}

/** Each command names the unanswered one before it, on whose effect it rests. Pure. */
function chain(entries: readonly OutboxRow[], commands: readonly Command[]): readonly Command[] {
  const unanswered = entries.filter(({ state }) => state !== 'refused').map(toCommand);
  let ground = unanswered.findLast(({ kind }) => isVersioned(kind))?.commandId;
  return commands.map((command) => {
    if (!isVersioned(command.kind)) return command;
    const chained = ground === undefined ? command : { ...command, follows: ground };
    ground = command.commandId;
    return chained;
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
