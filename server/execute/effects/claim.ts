import { claimUntil } from '../../../shared/domain/claim.ts';
import type { Transaction } from '../../store/database.ts';
import { placeCases, placeTasks } from '../../store/placement-of-work.ts';
import { advanceTask, insertTaskNote, setClaimOfTask } from '../../store/task-writes.ts';
import type { Audited, Effect } from './effect.ts';

/** In Bearbeitung nehmen. A claim that somebody else held is in the audit entry. */
export async function claim(transaction: Transaction, { task, act }: Effect<'claim'>): Promise<Audited> {
  const { by, byName, at } = act;
  await setClaimOfTask(transaction, task.id, { by, byName, at, until: claimUntil(at) });
  return task.claim !== null && task.claim.by !== by ? { takenFrom: task.claim.by } : {};
}

export async function release(transaction: Transaction, { task }: Effect<'release'>): Promise<Audited> {
  await setClaimOfTask(transaction, task.id, null);
  return {};
}

/** The task leaves the desks of the team and of deputies, or comes back to them; the household follows. */
export async function setPersonal(transaction: Transaction, effect: Effect<'set-personal'>): Promise<Audited> {
  const { command, task, to } = effect;
  await advanceTask(transaction, { ...task, state: to, isPersonal: command.isPersonal });
  await placeTasks(transaction, [task.id]);
  await placeCases(transaction, [task.caseId]);
  return { isPersonal: command.isPersonal };
}

/** The text stays in the note; the audit entry says that there is one. */
export async function note(transaction: Transaction, { command, task, act, newId }: Effect<'note'>): Promise<Audited> {
  const id = newId();
  await insertTaskNote(transaction, id, task.id, { kind: command.noteKind, text: command.text, act });
  return { noteId: id, kind: command.noteKind };
}
