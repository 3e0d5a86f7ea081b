import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { ConflictChoice } from '../../shared/domain/conflict.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { CheckedRequestOf } from '../../shared/ipc/index.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { settleCommands } from '../outbox/acknowledge.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { confirmTask } from './confirm-task.ts';
import { fileTask } from './file-task.ts';
import type { Desk, HandlerWorld } from './handler.ts';
import { findConflict, type OpenConflict } from './read-conflicts.ts';

type Request = CheckedRequestOf<'conflicts.resolve'>;
type Stamp = Pick<Command, 'commandId' | 'issuedAt'>;
type StampNow = () => Stamp;
type Done = Result<unknown, Failure>;

/**
 * Carries out what a person chose about refused work: new commands and the end of the old ones in one durable transaction.
 * Where one of the new commands cannot be given, none is, and the refusal stays. Failures: `not-found`; `conflict` when
 * another choice is open by now; those of the two clicks. Throws when the disk is full.
 */
export function resolveConflict(
  desk: Desk,
  world: HandlerWorld,
  request: Request,
  stamp: StampNow,
): Result<null, Failure> {
  const { taskId, commandIds, choice } = request;
  const conflict = findConflict(desk.db, taskId, world.clock.now());
  if (conflict === undefined) return failed(failure('not-found'));
  const isShown = conflict.entries.every((entry) => commandIds.includes(entry.commandId));
  if (!isShown || !conflict.decision.choices.includes(choice)) return failed(failure('conflict'));
  try {
    desk.db.transaction(() => {
      // first, because what still lies here of them could fit on what is given now
      settleCommands(
        desk.outbox,
        taskId,
        conflict.entries.map((entry) => entry.commandId),
      );
      const done = carryOut(choice, { desk, world, request, conflict, stamp });
      if (!done.ok) throw new NotDone(done.failure);
    });
    return ok(null);
  } catch (error) {
    if (error instanceof NotDone) return failed(error.failure);
    throw error;
  }
}

/** Takes the whole transaction back, and with it the lines of the journal. */
class NotDone extends Error {
  override readonly name = 'NotDone';
  readonly failure: Failure;
  constructor(reason: Failure) {
    super();
    this.failure = reason;
  }
}

interface Resolving {
  readonly desk: Desk;
  readonly world: HandlerWorld;
  readonly request: Request;
  readonly conflict: OpenConflict;
  readonly stamp: StampNow;
}

function carryOut(choice: ConflictChoice, resolving: Resolving): Done {
  switch (choice) {
    case 'acknowledge':
    case 'forget':
      return ok(null);
    case 'keep-theirs':
      return writeNote(resolving);
    case 'again':
      return allOf(resolving.conflict.decision.again.map((command) => () => giveAgain(command, resolving)));
    case 'hand-on':
      return allOf([() => writeNote(resolving), () => forwardTask(resolving)]);
    default:
      return unreachable(choice);
  }
}

function allOf(steps: readonly (() => Done)[]): Done {
  for (const step of steps) {
    const done = step();
    if (!done.ok) return done;
  }
  return ok(null);
}

function writeNote({ desk, request, stamp }: Resolving): Done {
  const task = current(desk, request.taskId);
  if (task === undefined) return failed(failure('not-found'));
  const { text, taskId } = request;
  return enqueue(desk.outbox, {
    kind: 'note',
    noteKind: 'conflict',
    text,
    taskId,
    expectedVersion: task.version,
    ...stamp(),
  });
}

function forwardTask({ desk, request, conflict, stamp }: Resolving): Done {
  const task = current(desk, request.taskId);
  if (task === undefined || conflict.handOn === null) return failed(failure('not-found'));
  const { workerId, teamId } = conflict.handOn;
  return enqueue(desk.outbox, {
    kind: 'forward',
    to: { workerId, teamId },
    reason: handOnReason,
    taskId: task.id,
    expectedVersion: task.version,
    ...stamp(),
  });
}

/** The same decision for the version that holds now. Both clicks go the way of every click, with their checks. */
function giveAgain(command: Command, { desk, world, stamp }: Resolving): Done {
  const task = current(desk, command.taskId);
  if (task === undefined) return failed(failure('not-found'));
  const expectedVersion = task.version;
  const { taskId } = command;
  switch (command.kind) {
    case 'confirm':
      return confirmTask(desk, world, { taskId, expectedVersion, takeOver: command.takeOver }, stamp());
    case 'file': {
      const { caseFileId, register, documents } = command.target;
      const reason = command.record?.content.lockOverride?.reason;
      const request = {
        taskId,
        expectedVersion,
        caseFileId,
        register,
        documents: documents.map(({ id: _, ...document }) => document),
        ...(reason === undefined ? {} : { lockOverride: reason }),
      };
      return fileTask(desk, world, request, stamp());
    }
    default: {
      const { follows: _, ...rest } = command;
      return enqueue(desk.outbox, { ...rest, expectedVersion, ...stamp() } as Command); // the same kind, with its fields
    }
  }
}

function current(desk: Desk, taskId: Task['id']): Task | undefined {
  return findTask(desk.db, taskId)?.effective;
}

/** What the recipient and the audit log read; the work itself stands in the note. */
const handOnReason = 'Zwei Bearbeitungen widersprechen sich. Die zweite steht in der Notiz.';
