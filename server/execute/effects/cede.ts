import { procedureOf } from '../../../shared/procedures/catalogue.ts';
import { authorityKey, buildAuthorityMessage } from '../../connectors/authority-message.ts';
import type { Transaction } from '../../store/database.ts';
import { placeCases } from '../../store/placement-of-work.ts';
import { advanceTask } from '../../store/task-writes.ts';
import { insertTransfer } from '../../store/transfers.ts';
import type { Audited, Effect } from './effect.ts';
import { postLetter } from './letter.ts';

/**
 * Abgabe (§ 16 Abs. 2 SGB I): the responsible authority gets everything that was received, the citizen is told. Both leave
 * through the outbound worker, each once.
 */
export async function cede(transaction: Transaction, effect: Effect<'cede'>): Promise<Audited> {
  const { command, task, to, act, receivedAt, newId } = effect;
  const { authority, reason, text } = command;
  const letter = await postLetter(transaction, effect, { kind: 'cede', reason: 'R10', text, dueOn: null });
  const payload = buildAuthorityMessage(procedureOf(task), task, { authority, reason, at: act.at });
  await insertTransfer(transaction, {
    id: newId(),
    taskId: task.id,
    idempotencyKey: authorityKey(task.processNumber),
    payload,
    dueAt: receivedAt,
  });
  const lastStep = { kind: 'cede', act, reason: null, text: reason, dueOn: null } as const;
  await advanceTask(transaction, { ...task, state: to, lastStep });
  await placeCases(transaction, [task.caseId]); // no work of this task is left
  return {
    authority,
    reason,
    documents: payload.documents.map(({ contentHash }) => contentHash),
    letter,
  };
}
