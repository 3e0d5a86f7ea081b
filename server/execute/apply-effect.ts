import { dayInBerlin, type Instant } from '../../shared/base/calendar-date.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { Command, FilingTarget } from '../../shared/commands/command.ts';
import type { Act, Task, TaskState } from '../../shared/domain/task.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { buildHandoverMessages, type HandoverFacts, handoverKey } from '../connectors/handover-message.ts';
import { desksOfCase, loadCases } from '../store/case.ts';
import type { Queryable, Transaction } from '../store/database.ts';
import { insertFileDocuments, removeFileDocumentsOfTask } from '../store/file-document-writes.ts';
import { advanceTask } from '../store/task-writes.ts';
import { insertTransfer, removeTransfersOfTask } from '../store/transfers.ts';

export interface Effect {
  readonly command: Command;
  readonly task: Task;
  readonly to: TaskState;
  /** Who acts, and the moment of the click. */
  readonly act: Act;
  readonly receivedAt: Instant;
  readonly newId: () => string;
}

/** Carries out a command that was allowed, in its transaction. Answers what belongs into the audit entry. */
export async function applyEffect(transaction: Transaction, effect: Effect): Promise<object> {
  const { command, task, to, act } = effect;
  switch (command.kind) {
    case 'confirm': {
      const transfers = await handOver(transaction, effect);
      await advanceTask(transaction, { id: task.id, state: to, confirmed: act, filed: null });
      return { transfers };
    }
    case 'file': {
      const documents = await file(transaction, effect, command.target);
      await advanceTask(transaction, { id: task.id, state: to, confirmed: task.confirmed, filed: act });
      return { caseFileId: command.target.caseFileId, register: command.target.register, documents };
    }
    case 'undo-confirm':
      await removeTransfersOfTask(transaction, task.id);
      await advanceTask(transaction, { id: task.id, state: to, confirmed: null, filed: null });
      return {};
    case 'undo-file': {
      const removed = await removeFileDocumentsOfTask(transaction, task.id);
      await advanceTask(transaction, { id: task.id, state: to, confirmed: task.confirmed, filed: null });
      return { removed };
    }
    default:
      return unreachable(command);
  }
}

/** Writes what is to be delivered; the outbound worker takes it from there once this has committed. */
async function handOver(transaction: Transaction, effect: Effect): Promise<readonly string[]> {
  const { task } = effect;
  const procedure = findProcedure(task.procedure);
  if (procedure === undefined) throw new Error('a task of a procedure that is not in the catalogue');
  const messages = buildHandoverMessages(procedure, await gatherFacts(transaction, effect));
  for (const payload of messages) {
    await insertTransfer(transaction, {
      id: effect.newId(),
      taskId: task.id,
      idempotencyKey: handoverKey(task.processNumber, payload.target),
      payload,
      dueAt: effect.receivedAt,
    });
  }
  return messages.map((message) => message.target);
}

async function gatherFacts(queryable: Queryable, { task, act }: Effect): Promise<HandoverFacts> {
  const [benefitCase] = task.caseId === null ? [] : await loadCases(queryable, [task.caseId]);
  const person = benefitCase?.persons.find((candidate) => candidate.id === task.personId);
  const { familyName, givenNames, birthDate } = person ?? task.submission.applicant;
  return {
    processNumber: task.processNumber,
    receivedAt: task.submission.receivedAt,
    confirmedAt: act.at,
    declared: task.submission.declared,
    caseNumber: benefitCase?.caseNumber ?? null,
    person: { familyName, givenNames, birthDate, customerNumber: person?.customerNumber ?? null },
  };
}

async function file(
  transaction: Transaction,
  { task, act }: Effect,
  target: FilingTarget,
): Promise<readonly { readonly id: string; readonly contentHash: string }[]> {
  const receivedOn = dayInBerlin(task.submission.receivedAt);
  const desks = task.caseId === null ? [] : await desksOfCase(transaction, task.caseId);
  const documents = target.documents.map(({ id, origin, contentHash, type, title }) => ({
    id,
    caseFileId: target.caseFileId,
    register: target.register,
    type,
    title,
    documentDate: receivedOn,
    receivedOn,
    contentHash,
    origin,
    taskId: task.id,
    filedAt: act.at,
    filedByName: act.byName,
  }));
  await insertFileDocuments(transaction, documents, desks);
  return documents.map(({ id, contentHash }) => ({ id, contentHash }));
}
