import type { Instant } from '../../shared/base/calendar-date.ts';
import { type BatchId, batchId, commandId, type TaskId } from '../../shared/base/ids.ts';
import type { Command, Recipient } from '../../shared/commands/command.ts';
import { takenBackReason } from '../../shared/domain/forwarded-reason.ts';
import { decideTransition, type Task } from '../../shared/domain/task.ts';
import { findEntry, listEntriesOfTask, removeEntry } from '../cache/outbox/outbox-rows.ts';
import {
  forgetReassigned,
  listReassigned,
  putReassigned,
  type Reassigned,
  removeBatch,
} from '../cache/reassignment/reassignment-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { enterCommands } from './enqueue.ts';
import type { Outbox } from './outbox.ts';
import { readMe } from './read-me.ts';
import { decideStep } from './rebase.ts';
import { rebaseTasks } from './rebase-all.ts';

type Forward = Extract<Command, { kind: 'forward' }>;

export interface ReassignWorld {
  readonly now: Instant;
  readonly newId: () => string;
  /** What keeps this person from passing a task on. */
  readonly refuse: (task: Task) => 'not-allowed' | 'claimed' | undefined;
}

export interface Reassignment {
  /** Each with the version that the person saw. */
  readonly tasks: readonly { readonly taskId: TaskId; readonly version: number }[];
  readonly to: Recipient;
  readonly reason: string;
}

/**
 * `gone`: not on this machine any more. `changed`: somebody has gone on with it since it was shown. `past`: its state does not
 * allow it, for example because it is confirmed. `claimed`: a colleague has it in hand.
 */
export type WhyLeft = 'gone' | 'changed' | 'past' | 'claimed' | 'not-allowed' | 'already-there';

/** A task that stayed where it was. */
export interface LeftAlone {
  readonly taskId: TaskId;
  /** Null where it is not on this machine (any more). */
  readonly task: Task | null;
  readonly why: WhyLeft;
}

export interface Outcome {
  readonly batchId: BatchId;
  readonly done: readonly TaskId[];
  readonly left: readonly LeftAlone[];
}

/** Milliseconds after which a batch is no longer offered for taking back. */
const REMEMBERED_MS = 24 * 60 * 60_000;

/**
 * Passes many tasks on to one place: one command each, all in one durable transaction. What does not fit stays and is
 * named; nobody has to trust a count. Throws when the disk is full; nothing has happened then.
 */
export function reassign(outbox: Outbox, { tasks, to, reason }: Reassignment, world: ReassignWorld): Outcome {
  return outbox.db.transaction(() => {
    const batch = batchId.parse(world.newId());
    forgetReassigned(outbox.db, new Date(Date.parse(world.now) - REMEMBERED_MS).toISOString() as Instant);
    const wanted = tasks.map(({ taskId, version }) => ({ taskId, version, to, reason }));
    const { given, left } = giveAll(outbox, batch, wanted, world);
    for (const { command, before, after } of given) {
      putReassigned(outbox.db, {
        batchId: batch,
        taskId: command.taskId,
        commandId: command.commandId,
        at: world.now,
        reason,
        fromWorker: before.assigneeId,
        fromTeam: before.teamId,
        toWorker: to.workerId,
        toTeam: to.teamId,
        version: after.version,
      });
    }
    return { batchId: batch, done: given.map(({ command }) => command.taskId), left };
  });
}

/**
 * Takes a whole batch back. What is still held leaves the outbox as if never clicked; what has left goes back with a command
 * of its own, as long as nobody has gone on with it. Nothing is done to a batch that is not known (any more).
 */
export function undoReassignment(outbox: Outbox, batch: BatchId, world: ReassignWorld): Outcome {
  const { db } = outbox;
  return db.transaction(() => {
    const rows = listReassigned(db, batch);
    const held = rows.filter((row) => isLastAndHeld(outbox, row));
    if (held.length > 0) {
      outbox.journal.append(held.map((row) => ({ record: 'settled' as const, commandId: row.commandId })));
    }
    for (const row of held) removeEntry(db, row.commandId);
    rebaseTasks(
      db,
      held.map(({ taskId }) => taskId),
    );
    const isHeld = new Set(held.map(({ taskId }) => taskId));
    const gone = rows.filter((row) => !isHeld.has(row.taskId) && findEntry(db, row.commandId)?.state !== 'refused');
    const back = gone.flatMap(({ taskId, version, fromWorker, fromTeam, reason }) =>
      // out of the clearing basket nothing is passed on: there always was a team
      fromTeam === null
        ? []
        : [{ taskId, version, to: { workerId: fromWorker, teamId: fromTeam }, reason: takenBackReason(reason) }],
    );
    const { given, left } = giveAll(outbox, batchId.parse(world.newId()), back, world);
    removeBatch(db, batch);
    return { batchId: batch, done: [...isHeld, ...given.map(({ command }) => command.taskId)], left };
  });
}

function isLastAndHeld({ db }: Outbox, { taskId, commandId }: Reassigned): boolean {
  const last = listEntriesOfTask(db, taskId).at(-1);
  return last?.commandId === commandId && last.state === 'held';
}

interface Wanted {
  readonly taskId: TaskId;
  readonly version: number;
  readonly to: Recipient;
  readonly reason: string;
}

interface Given {
  readonly command: Forward;
  readonly before: Task;
  readonly after: Task;
}

function giveAll(
  outbox: Outbox,
  batch: BatchId,
  wanted: readonly Wanted[],
  world: ReassignWorld,
): { readonly given: readonly Given[]; readonly left: readonly LeftAlone[] } {
  const given: Given[] = [];
  const left: LeftAlone[] = [];
  const me = readMe(outbox.db);
  for (const { taskId, version, to, reason } of wanted) {
    const command: Forward = {
      kind: 'forward',
      commandId: commandId.parse(world.newId()),
      taskId,
      expectedVersion: version,
      issuedAt: world.now,
      to,
      reason,
      batchId: batch,
    };
    const task = findTask(outbox.db, taskId)?.effective ?? null;
    const step = task === null ? undefined : decideStep(task, command, me);
    const why = task === null ? 'gone' : (world.refuse(task) ?? reasonAgainst(task, command));
    if (task !== null && step?.allowed === true && why === undefined) {
      given.push({ command, before: task, after: step.task });
    } else left.push({ taskId, task, why: why ?? 'past' });
  }
  enterCommands(
    outbox,
    given.map(({ command, before }) => ({ command, seen: before })),
  );
  return { given, left };
}

function reasonAgainst(task: Task, { kind, expectedVersion, to }: Forward): WhyLeft | undefined {
  if (task.assigneeId === to.workerId && task.teamId === to.teamId) return 'already-there';
  if (!decideTransition(task, kind).allowed) return 'past';
  return task.version === expectedVersion ? undefined : 'changed';
}
