import { withCaseFollowing } from '../../store/case-placement.ts';
import type { Transaction } from '../../store/database.ts';
import { advanceTask, moveTask } from '../../store/task-writes.ts';
import type { Audited, Effect } from './effect.ts';

/** Weiterleiten: onto another desk, with the file, and off the one where it lay. */
export async function forward(transaction: Transaction, effect: Effect<'forward'>): Promise<Audited> {
  const { command, task, to, act } = effect;
  const { workerId, teamId } = command.to;
  const lastStep = { kind: 'forward', act, reason: null, text: command.reason, dueOn: null } as const;
  await withCaseFollowing(transaction, task.caseId, () =>
    advanceTask(transaction, { ...task, state: to, assigneeId: workerId, teamId, lastStep }),
  );
  await moveTask(transaction, task.id, command.to);
  return { from: { workerId: task.assigneeId, teamId: task.teamId }, to: { workerId, teamId }, reason: command.reason };
}
