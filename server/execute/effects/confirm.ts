import { certificateOf, sickPeriodOf } from '../../../shared/domain/evidence/sick-period.ts';
import type { Declared } from '../../../shared/domain/submission.ts';
import { procedureOf } from '../../../shared/procedures/catalogue.ts';
import { buildHandoverMessages, handoverKey } from '../../connectors/handover-message.ts';
import { type StatusEvent, statusEventsOf } from '../../connectors/status-events.ts';
import type { Transaction } from '../../store/database.ts';
import { findSickPeriods, insertSickNote, removeSickNoteOfTask, touchCase } from '../../store/sick-notes.ts';
import { advanceTask } from '../../store/task-writes.ts';
import { insertTransfer, removeTransfersOfTask } from '../../store/transfers.ts';
import { effectiveValues } from '../effective-values.ts';
import { type Audited, type Effect, subjectOf } from './effect.ts';

/** Click one: what holds is written for the hand-over and, of a sick note, into the person's history. */
export async function confirm(transaction: Transaction, effect: Effect<'confirm'>): Promise<Audited> {
  const { command, task, to, act } = effect;
  const procedure = procedureOf(task);
  const takeOver = command.takeOver ?? [];
  const values = effectiveValues(procedure, task.submission.declared, takeOver);
  if (values === undefined) throw new Error('values were taken over that the decision had to refuse');
  const noted = await noteSickness(transaction, effect, values);
  const transfers = await handOver(transaction, effect, { ...noted, values });
  const takenOver = Object.fromEntries(takeOver.map(({ field, value, reason }) => [field, { value, reason }]));
  await advanceTask(transaction, { ...task, state: to, confirmed: act, filed: null, takenOver });
  return {
    transfers,
    ...(takeOver.length > 0 && { takenOver: takeOver.map(({ field, reason }) => ({ field, reason })) }),
    ...(noted.sickNoteId !== null && { sickNoteId: noted.sickNoteId }),
  };
}

/** As long as nothing was handed over, everything that the confirmation wrote goes again. */
export async function undoConfirm(transaction: Transaction, effect: Effect<'undo-confirm'>): Promise<Audited> {
  const { task, to } = effect;
  await removeTransfersOfTask(transaction, task.id);
  const isRemoved = await removeSickNoteOfTask(transaction, task.id);
  if (isRemoved && task.caseId !== null) await touchCase(transaction, task.caseId);
  await advanceTask(transaction, { ...task, state: to, confirmed: null, filed: null, takenOver: {} });
  return {};
}

interface Noted {
  readonly sickNoteId: string | null;
  readonly statusEvents: readonly StatusEvent[];
  /** The start that a follow-up does not carry, worked out from the note before it. */
  readonly derived: Declared;
}

async function noteSickness(transaction: Transaction, effect: Effect<'confirm'>, values: Declared): Promise<Noted> {
  const { task, newId } = effect;
  const rules = procedureOf(task).evidence;
  const nothing = { sickNoteId: null, statusEvents: [], derived: {} };
  if (rules?.document !== 'sick-note' || task.personId === null) return nothing;
  const previous = await findSickPeriods(transaction, task.personId);
  const period = sickPeriodOf(values, previous, rules, certificateOf(task.submission));
  if (period === null) return nothing;
  const sickNoteId = newId();
  await insertSickNote(transaction, { ...period, id: sickNoteId, personId: task.personId, taskId: task.id });
  if (task.caseId !== null) await touchCase(transaction, task.caseId);
  const isStartMissing = values.unfitSince === undefined || values.unfitSince === '';
  return {
    sickNoteId,
    statusEvents: statusEventsOf(period, previous, rules),
    derived: isStartMissing ? { unfitSince: period.from } : {},
  };
}

/** Writes what is to be delivered; the outbound worker takes it from there once this has committed. */
async function handOver(
  transaction: Transaction,
  effect: Effect<'confirm'>,
  { values, derived, statusEvents }: Pick<Noted, 'derived' | 'statusEvents'> & { readonly values: Declared },
): Promise<readonly string[]> {
  const { command, task, act, receivedAt, newId } = effect;
  const { benefitCase, person, name } = await subjectOf(transaction, task);
  const { familyName, givenNames, birthDate } = name;
  const messages = buildHandoverMessages(procedureOf(task), {
    processNumber: task.processNumber,
    revision: task.version,
    receivedAt: task.submission.receivedAt,
    confirmedAt: act.at,
    values: { ...values, ...derived },
    takenOver: (command.takeOver ?? []).map(({ field }) => field),
    statusEvents,
    caseNumber: benefitCase?.caseNumber ?? null,
    person: { familyName, givenNames, birthDate, customerNumber: person?.customerNumber ?? null },
  });
  for (const payload of messages) {
    await insertTransfer(transaction, {
      id: newId(),
      taskId: task.id,
      idempotencyKey: handoverKey(task.processNumber, payload.target),
      payload,
      dueAt: receivedAt,
    });
  }
  return messages.map((message) => message.target);
}
