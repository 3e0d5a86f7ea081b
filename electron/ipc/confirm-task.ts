import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, type Result } from '../../shared/base/result.ts';
import type { Command, TakeOver } from '../../shared/commands/command.ts';
import type { Task } from '../../shared/domain/task.ts';
import { listOpenedFindings } from '../cache/opened-finding/opened-finding-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { bringUpToDate } from '../evidence/check/compute-check.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { refuseConfirm } from './decide-confirm.ts';
import type { Desk, HandlerWorld } from './handler.ts';
import { refuseStep } from './refuse-step.ts';

/**
 * Click one. Failures: `not-found`; `forbidden` where the policy closes it; `not-allowed-now` with the findings that have
 * to be opened or taken over first; `invalid-input` for a value that is not on the proof; `conflict`.
 */
export function confirmTask(
  desk: Desk,
  { clock }: Pick<HandlerWorld, 'clock'>,
  request: {
    readonly taskId: Task['id'];
    readonly expectedVersion: number;
    readonly takeOver?: TakeOver[] | undefined;
  },
  stamp: Pick<Command, 'commandId' | 'issuedAt'>,
): Result<Task, Failure> {
  const { taskId, expectedVersion, takeOver = [] } = request;
  const task = findTask(desk.db, taskId)?.effective;
  if (task === undefined) return failed(failure('not-found'));
  const closed = refuseStep(desk.db, task, { action: 'confirm' }, clock.now());
  if (closed !== undefined) return failed(closed);
  const opened = listOpenedFindings(desk.db, taskId).map(({ key }) => key);
  const check = bringUpToDate(desk.db, task)?.check ?? null;
  const refused = refuseConfirm(check, opened, takeOver);
  if (refused !== undefined) return failed(refused);
  const taken = takeOver.length === 0 ? {} : { takeOver };
  return enqueue(desk.outbox, { kind: 'confirm', taskId, expectedVersion, ...taken, ...stamp });
}
