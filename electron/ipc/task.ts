import { toInstant } from '../../shared/base/calendar-date.ts';
import { failure } from '../../shared/base/failure.ts';
import { type CommandId, commandId, type TaskId } from '../../shared/base/ids.ts';
import { failed, ok } from '../../shared/base/result.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { taskChannels } from '../../shared/ipc/task.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { removeRecordsOfTask } from '../cache/check-record/check-record-rows.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { listWorkers } from '../cache/worker/worker-rows.ts';
import { acknowledgeRefusals } from '../outbox/acknowledge.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { listUndoable } from '../outbox/summary.ts';
import { undo } from '../outbox/undo.ts';
import { listColleagues } from './colleagues.ts';
import { confirmTask } from './confirm-task.ts';
import { fileTask } from './file-task.ts';
import { atDesk, type Desk, type HandlersOf, type HandlerWorld } from './handler.ts';
import { refuseStep } from './refuse-step.ts';
import { showTask } from './show-task.ts';

export const taskHandlers: HandlersOf<keyof typeof taskChannels> = {
  'task.show': atDesk(({ taskId }, desk, { clock }) => {
    const view = showTask(desk.db, taskId, clock.now());
    return view === undefined ? failed(failure('not-found')) : ok(view);
  }),
  'task.confirm': atDesk((request, desk, world) => {
    const confirmed = confirmTask(desk, world, request, stamp(world));
    if (!confirmed.ok) return confirmed;
    announce(world, request.taskId);
    return ok({ version: confirmed.value.version });
  }),
  'task.file': atDesk((request, desk, world) => {
    const filed = fileTask(desk, world, request, stamp(world));
    if (filed.ok) announce(world, request.taskId);
    return filed;
  }),
  'task.request': atDesk((request, desk, world) => give(desk, world, { kind: 'request', ...request, ...stamp(world) })),
  'task.return': atDesk((request, desk, world) => give(desk, world, { kind: 'return', ...request, ...stamp(world) })),
  'task.forward': atDesk((request, desk, world) => give(desk, world, { kind: 'forward', ...request, ...stamp(world) })),
  'task.resume': atDesk((request, desk, world) => give(desk, world, { kind: 'resume', ...request, ...stamp(world) })),
  'task.claim': atDesk((request, desk, world) => give(desk, world, { kind: 'claim', ...request, ...stamp(world) })),
  'task.release': atDesk((request, desk, world) => give(desk, world, { kind: 'release', ...request, ...stamp(world) })),
  'task.set-personal': atDesk((request, desk, world) =>
    give(desk, world, { kind: 'set-personal', ...request, ...stamp(world) }),
  ),
  'task.note': atDesk((request, desk, world) => give(desk, world, { kind: 'note', ...request, ...stamp(world) })),
  'task.colleagues': atDesk((_request, { db, workerId }) => ok(listColleagues(listWorkers(db), workerId))),
  'task.undo': atDesk(({ taskId }, desk, world) => {
    const undone = undo(desk.outbox, taskId, { now: toInstant(world.clock.now()), newId: world.newId });
    if (!undone.ok) return undone;
    if (undone.value.includes('file')) desk.db.transaction(() => removeRecordsOfTask(desk.db, taskId));
    announce(world, taskId);
    return ok({ undone: [...undone.value] });
  }),
  'task.undoable': atDesk((_request, { db }) =>
    ok(listUndoable(db).map((item) => ({ ...item, label: labelOf(db, item.taskId) }))),
  ),
  'task.acknowledge-refusal': atDesk(({ taskId }, desk) => {
    acknowledgeRefusals(desk.outbox, taskId);
    return ok(null);
  }),
};

/** Failures: those of `enqueue` and of `refuseStep`. */
export function give(desk: Desk, world: HandlerWorld, command: Command) {
  const seen = findTask(desk.db, command.taskId)?.effective;
  if (seen === undefined) return failed(failure('not-found'));
  const takeOver = command.kind === 'claim' && command.takeOver;
  const closed = refuseStep(desk.db, seen, { action: command.kind, takeOver }, world.clock.now());
  if (closed !== undefined) return failed(closed);
  const task = enqueue(desk.outbox, command);
  if (!task.ok) return task;
  announce(world, command.taskId);
  return ok({ version: task.value.version });
}

/** Work was put into the outbox or taken back. */
export function announce({ sync, evidence }: HandlerWorld, taskId: TaskId): void {
  sync.outboxChanged();
  evidence.clicked(taskId);
}

export function stamp({ newId, clock }: HandlerWorld): {
  readonly commandId: CommandId;
  readonly issuedAt: Command['issuedAt'];
} {
  return { commandId: commandId.parse(newId()), issuedAt: toInstant(clock.now()) };
}

/** `Krankmeldung · Mertens, Mara`: what can be taken back, in the words of the list. */
function labelOf(db: ReadableDatabase, taskId: TaskId): string {
  const task = findTask(db, taskId)?.effective;
  if (task === undefined) return '';
  const { familyName, givenNames } = task.submission.applicant;
  return `${findProcedure(task.procedure)?.label ?? task.procedure} · ${familyName}, ${givenNames}`;
}
