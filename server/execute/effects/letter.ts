import { type CalendarDate, dayInBerlin } from '../../../shared/base/calendar-date.ts';
import { type ContentHash, type FileDocumentId, fileDocumentId } from '../../../shared/base/ids.ts';
import type { Case, CaseFile } from '../../../shared/domain/case.ts';
import { nameOfAct } from '../../../shared/domain/name-of-act.ts';
import type { Task } from '../../../shared/domain/task.ts';
import { procedureOf } from '../../../shared/procedures/catalogue.ts';
import { proposeFiling } from '../../../shared/procedures/propose-filing.ts';
import { type LetterMessage, letterKey } from '../../connectors/letter-message.ts';
import { type KeptContent, keepContent } from '../../content/keep-content.ts';
import { renderCitizenLetter } from '../../documents/citizen-letter.ts';
import { desksOfCase } from '../../store/case.ts';
import type { Transaction } from '../../store/database.ts';
import { insertFileDocuments, removeFileDocument } from '../../store/file-document-writes.ts';
import { readOfficeName } from '../../store/office-settings.ts';
import { advanceTask } from '../../store/task-writes.ts';
import { insertTransfer, lockReturnLetter, removeTransfer } from '../../store/transfers.ts';
import { type AnyEffect, type Audited, type Effect, subjectOf } from './effect.ts';

/** What a citizen is written. */
export interface Letter {
  readonly kind: LetterMessage['kind'];
  readonly reason: LetterMessage['reason'];
  readonly text: string;
  /** Until when an answer is asked for. */
  readonly dueOn: CalendarDate | null;
}

export interface PostedLetter {
  readonly id: FileDocumentId;
  readonly contentHash: ContentHash;
  /** Null where the task has no file: then the letter only goes out. */
  readonly caseFileId: CaseFile['id'] | null;
}

/** Rückfrage or Zurückweisung: the letter goes into the file and to the citizen's mailbox, and the task waits or is done. */
export async function sendLetter(
  transaction: Transaction,
  effect: Effect<'request'> | Effect<'return'>,
): Promise<Audited> {
  const { command, task, to, act } = effect;
  const { kind, reason, text } = command;
  const dueOn = command.kind === 'request' ? command.dueOn : null;
  const letter = await postLetter(transaction, effect, { kind, reason, text, dueOn });
  const lastStep = { kind, act, reason, text, dueOn };
  await advanceTask(transaction, { ...task, state: to, lastStep, dueOn: dueOn ?? task.dueOn });
  return { reason, dueOn, letter };
}

/** Writes a letter, puts it into the file and on its way to the mailbox, all in the transaction of the command. */
export async function postLetter(transaction: Transaction, effect: AnyEffect, letter: Letter): Promise<PostedLetter> {
  const { command, task, act, receivedAt, content, newId } = effect;
  const { kind, reason, text, dueOn } = letter;
  const { benefitCase, person, name } = await subjectOf(transaction, task);
  const bytes = await renderCitizenLetter({
    officeName: await readOfficeName(transaction),
    processNumber: task.processNumber,
    procedureLabel: procedureOf(task).label,
    kind,
    recipient: { givenNames: name.givenNames, familyName: name.familyName, address: person ?? null },
    receivedOn: dayInBerlin(task.submission.receivedAt),
    writtenAt: new Date(act.at),
    writtenOn: dayInBerlin(act.at),
    text,
    dueOn,
    workerName: act.byName,
    standsInForName: act.onBehalfOf?.name ?? null,
  });
  const stored = { ...(await content.store(bytes)), mediaType: 'application/pdf', bytes } as const;
  await keepContent(transaction, content, [stored], receivedAt);
  const id = fileDocumentId.parse(newId());
  const caseFileId = await fileLetter(transaction, effect, kind, { id, stored, benefitCase });
  const payload: LetterMessage = {
    format: 1,
    target: 'postfach',
    kind,
    processNumber: task.processNumber,
    reason,
    writtenAt: act.at,
    dueOn,
    document: {
      id,
      contentHash: stored.hash,
      fileName: `Schreiben ${task.processNumber}.pdf`,
      mediaType: 'application/pdf',
      base64: Buffer.from(bytes).toString('base64'),
    },
  };
  const idempotencyKey = letterKey(task.processNumber, command.commandId);
  await insertTransfer(transaction, { id: newId(), taskId: task.id, idempotencyKey, payload, dueAt: receivedAt });
  return { id, contentHash: stored.hash, caseFileId };
}

const letterTitles = { request: 'Rückfrage', return: 'Zurückweisung', cede: 'Abgabenachricht' } as const;

/** Into the file that click two would take; null where the case has none, then the letter only goes out. */
async function fileLetter(
  transaction: Transaction,
  { task, act }: AnyEffect,
  kind: Letter['kind'],
  letter: { readonly id: FileDocumentId; readonly stored: KeptContent; readonly benefitCase: Case | undefined },
): Promise<CaseFile['id'] | null> {
  const { benefitCase } = letter;
  const { caseFileId, register } = proposeFiling(procedureOf(task), task, benefitCase ?? null);
  if (caseFileId === null || benefitCase === undefined) return null;
  const writtenOn = dayInBerlin(act.at);
  const document = {
    id: letter.id,
    caseFileId,
    register,
    type: 'citizen-letter',
    title: `${writtenOn} ${letterTitles[kind]} ${task.processNumber}`,
    documentDate: writtenOn,
    receivedOn: writtenOn,
    contentHash: letter.stored.hash,
    origin: 'letter',
    taskId: task.id,
    filedAt: act.at,
    filedByName: nameOfAct(act),
  } as const;
  await insertFileDocuments(transaction, [document], await desksOfCase(transaction, benefitCase.id));
  return caseFileId;
}

/** Goes on. A return that never left is as if it had not been; a request has left, and its letter stays. */
export async function resume(transaction: Transaction, { task, to }: Effect<'resume'>): Promise<Audited> {
  const takenBack = task.state === 'returned' ? await takeReturnBack(transaction, task) : null;
  const lastStep = task.state === 'returned' ? null : task.lastStep;
  await advanceTask(transaction, { ...task, state: to, lastStep });
  return takenBack === null ? {} : { takenBack };
}

async function takeReturnBack(transaction: Transaction, task: Task): Promise<FileDocumentId | null> {
  const letter = await lockReturnLetter(transaction, task.id);
  if (letter === undefined) return null;
  await removeTransfer(transaction, letter.id);
  await removeFileDocument(transaction, letter.documentId);
  return letter.documentId;
}
