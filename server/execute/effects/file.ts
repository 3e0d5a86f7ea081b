import { dayInBerlin } from '../../../shared/base/calendar-date.ts';
import { nameOfAct } from '../../../shared/domain/name-of-act.ts';
import { fullName } from '../../../shared/domain/person.ts';
import { procedureOf } from '../../../shared/procedures/catalogue.ts';
import { keepContent } from '../../content/keep-content.ts';
import { renderCheckRecord } from '../../documents/check-record.ts';
import { checkRecordTitle } from '../../documents/check-record-plan.ts';
import { desksOfCase } from '../../store/case.ts';
import type { Transaction } from '../../store/database.ts';
import {
  insertFileDocuments,
  type NewFileDocument,
  removeFileDocumentsOfTask,
} from '../../store/file-document-writes.ts';
import { readOfficeName } from '../../store/office-settings.ts';
import { placeCases } from '../../store/placement-of-work.ts';
import { advanceTask } from '../../store/task-writes.ts';
import { insertReplacedContent, removeReplacedContentOfTask } from '../../store/uploads.ts';
import { replacements } from '../check-filing.ts';
import { type Audited, type Effect, subjectOf } from './effect.ts';

/** Click two: Durchschrift, proofs or their working copies, and the Prüfvermerk into one register. All or none. */
export async function file(transaction: Transaction, effect: Effect<'file'>): Promise<Audited> {
  const { command, task, to, act } = effect;
  const { target } = command;
  const common = commonOf(effect);
  const documents: NewFileDocument[] = target.documents.map(({ id, origin, contentHash, type, title }) => ({
    ...common,
    id,
    origin,
    contentHash,
    type,
    title,
  }));
  const record = await recordOf(transaction, effect);
  if (record !== undefined) documents.push(record);
  const desks = task.caseId === null ? [] : await desksOfCase(transaction, task.caseId);
  await insertFileDocuments(transaction, documents, desks);
  await advanceTask(transaction, { ...task, state: to, filed: act });
  await placeCases(transaction, [task.caseId]);
  const replaced = replacements(target).map(({ replaces, contentHash }) => ({
    original: replaces,
    derivative: contentHash,
  }));
  const policy = procedureOf(task).evidence?.originalPolicy ?? 'keep-locked';
  for (const pair of replaced) {
    await insertReplacedContent(transaction, { ...pair, taskId: task.id, policy, at: effect.receivedAt });
  }
  return {
    caseFileId: target.caseFileId,
    register: target.register,
    documents: documents.map(({ id, contentHash }) => ({ id, contentHash })),
    ...(replaced.length > 0 && { replaced, originalPolicy: policy }),
    ...auditedDecisions(effect),
  };
}

/** Takes what click two filed out again; letters that were sent stay in the file. */
export async function undoFile(transaction: Transaction, effect: Effect<'undo-file'>): Promise<Audited> {
  const { task, to } = effect;
  const removed = await removeFileDocumentsOfTask(transaction, task.id);
  await removeReplacedContentOfTask(transaction, task.id);
  await advanceTask(transaction, { ...task, state: to, filed: null });
  await placeCases(transaction, [task.caseId]);
  return { removed };
}

function commonOf({ command, task, act }: Effect<'file'>) {
  const receivedOn = dayInBerlin(task.submission.receivedAt);
  return {
    caseFileId: command.target.caseFileId,
    register: command.target.register,
    documentDate: receivedOn,
    receivedOn,
    taskId: task.id,
    filedAt: act.at,
    filedByName: nameOfAct(act),
  };
}

/** The Prüfvermerk as a document; rendered here, so that it is the same on every workstation. */
async function recordOf(transaction: Transaction, effect: Effect<'file'>): Promise<NewFileDocument | undefined> {
  const { command, task, act, receivedAt, content } = effect;
  const { record } = command;
  if (record === undefined) return undefined;
  const { name } = await subjectOf(transaction, task);
  const bytes = await renderCheckRecord({
    officeName: await readOfficeName(transaction),
    procedure: procedureOf(task),
    personName: fullName(name),
    record: record.content,
  });
  const { hash, size } = await content.store(bytes);
  await keepContent(transaction, content, [{ hash, size, mediaType: 'application/pdf', bytes }], receivedAt);
  return {
    ...commonOf(effect),
    id: record.id,
    documentDate: dayInBerlin(act.at),
    contentHash: hash,
    origin: 'record',
    type: 'check-record',
    title: checkRecordTitle(task.submission.receivedAt, task.processNumber),
  };
}

/** The person's reasons against the machine, without the values they are about. */
function auditedDecisions({ command }: Effect<'file'>): Audited {
  const content = command.record?.content;
  if (content === undefined) return {};
  return {
    colour: content.colour,
    ...(content.accepted.length > 0 && { accepted: content.accepted.map(({ field, reason }) => ({ field, reason })) }),
    ...(content.lockOverride !== null && { lockOverride: content.lockOverride.reason }),
  };
}
