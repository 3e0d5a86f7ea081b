import { forwardedReason } from '../../../shared/domain/forwarded-reason.ts';
import type { Transaction } from '../../store/database.ts';
import { placeCases, placeTasks } from '../../store/placement-of-work.ts';
import { advanceTask } from '../../store/task-writes.ts';
import type { Audited, Effect } from './effect.ts';

/** Weiterleiten: onto another desk, with the file, and off the one where it lay. */
export async function forward(transaction: Transaction, effect: Effect<'forward'>): Promise<Audited> {
  const { command, task, to, act } = effect;
  const { workerId, teamId } = command.to;
  const lastStep = { kind: 'forward', act, reason: null, text: command.reason, dueOn: null } as const;
  const routingReason = forwardedReason(act);
  const moved = { assigneeId: workerId, teamId, claim: null };
  await advanceTask(transaction, { ...task, ...moved, state: to, lastStep, routingReason });
  await placeTasks(transaction, [task.id]);
  await placeCases(transaction, [task.caseId]);
  return {
    from: { workerId: task.assigneeId, teamId: task.teamId },
    to: { workerId, teamId },
    reason: command.reason,
    ...(command.batchId !== undefined && { batchId: command.batchId }),
  };
}
