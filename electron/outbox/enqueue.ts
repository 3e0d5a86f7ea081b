import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Command } from '../../shared/commands/command.ts';
import { isVersioned, type Task } from '../../shared/domain/task.ts';
import { insertEntry } from '../cache/outbox/outbox-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { failureOfTransition } from './failure-of-transition.ts';
import type { Outbox } from './outbox.ts';
import { readMe } from './read-me.ts';
import { decideStep } from './rebase.ts';
import { rebaseTask } from './rebase-all.ts';

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
    const problem = checkAll(outbox, commands);
    if (problem !== undefined) return failed(problem);
    outbox.journal.append(commands.map((command) => ({ record: 'enqueued' as const, command })));
    for (const command of commands) {
      const { commandId, taskId, kind, issuedAt } = command;
      insertEntry(outbox.db, { commandId, taskId, kind, issuedAt, command: JSON.stringify(command) });
    }
    const [first] = commands;
    if (first === undefined) return failed(failure('invalid-input'));
    rebaseTask(outbox.db, first.taskId);
    const stored = findTask(outbox.db, first.taskId);
    return stored === undefined ? failed(failure('not-found')) : ok(stored.effective);
  });
}

function checkAll(outbox: Outbox, commands: readonly Command[]): Failure | undefined {
  const [first] = commands;
  const stored = first === undefined ? undefined : findTask(outbox.db, first.taskId);
  if (stored === undefined) return failure('not-found');
  let task = stored.effective;
  const me = readMe(outbox.db);
  for (const command of commands) {
    if (isVersioned(command.kind) && command.expectedVersion !== task.version) return failure('conflict');
    const step = decideStep(task, command, me);
    if (!step.allowed) return failureOfTransition(step.reason);
    task = step.task;
  }
  return undefined;
}
