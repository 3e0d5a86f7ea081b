import type { TaskId, WorkerId } from '../../shared/base/ids.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { Handover, Task } from '../../shared/domain/task.ts';
import { canMoveTo } from '../store/clearing-writes.ts';
import { findCommand } from '../store/commands.ts';
import type { Transaction } from '../store/database.ts';
import { findCaseFile, findUsedDocumentIds } from '../store/file-document-writes.ts';
import { lockReturnLetter, lockTransfersOfTask } from '../store/transfers.ts';
import { lockOriginalsOfTask, lockUploadsOf } from '../store/uploads.ts';
import { findColleagues } from '../store/worker.ts';
import { gatherAssignment } from './assignment.ts';
import { replacements } from './check-filing.ts';
import { type CommandSituation, isOnItsWay, type TaskSituation } from './decide-command.ts';

type Situation = Omit<CommandSituation, 'isPermitted' | 'isClaimedByOther'>;

/**
 * Everything a decision needs to know, asked in the transaction that holds the task's lock; only what the command is
 * about is asked. What it rests on stays locked until the transaction ends.
 * @param task null when there is none that this person may see
 */
export async function gatherSituation(
  transaction: Transaction,
  workerId: WorkerId,
  task: Task | null,
  command: Command,
): Promise<Situation> {
  const isGroundLost = await wasRefused(transaction, command.follows);
  const situation: Situation = { ...unasked, task: null, workerId, isGroundLost };
  if (task === null) return situation;
  const own = { ...situation, task: toSituation(task) };
  switch (command.kind) {
    case 'file':
      return { ...own, ...(await filingSituation(transaction, workerId, command)) };
    case 'undo-confirm':
      return { ...own, task: { ...own.task, handover: await settledHandover(transaction, task.id) } };
    case 'undo-file':
      return {
        ...own,
        task: { ...own.task, handover: await settledHandover(transaction, task.id) },
        isIrrevocable: await lockOriginalsOfTask(transaction, task.id),
      };
    case 'resume':
      return { ...own, isIrrevocable: task.state === 'returned' && (await hasLetterLeft(transaction, task.id)) };
    case 'assign':
    case 'register-person':
      return {
        ...own,
        assignment: await gatherAssignment(transaction, task, command),
        colleagues: command.to === null ? null : await findColleagues(transaction, command.to.teamId),
      };
    case 'move-basket':
      return { ...own, isOtherBasket: await canMoveTo(transaction, task.id, command.serviceOfficeId) };
    case 'forward':
      return { ...own, colleagues: await findColleagues(transaction, command.to.teamId) };
    default:
      return own;
  }
}

const unasked = {
  targetFile: null,
  usedDocumentIds: [],
  uploadedHashes: [],
  colleagues: null,
  assignment: null,
  isOtherBasket: false,
  isIrrevocable: false,
} as const;

function toSituation(task: Task): TaskSituation {
  return {
    taskId: task.id,
    processNumber: task.processNumber,
    procedure: task.procedure,
    version: task.version,
    state: task.state,
    confirmed: task.confirmed,
    caseId: task.caseId,
    handover: task.handover,
    declared: task.submission.declared,
    copyHash: task.submission.copy.contentHash,
    attachmentHashes: task.submission.attachments.map((attachment) => attachment.contentHash),
  };
}

/** Its record is there: commands of a workstation are carried out in their order. */
async function wasRefused(transaction: Transaction, id: Command['follows']): Promise<boolean> {
  return id !== undefined && (await findCommand(transaction, id))?.outcome === 'refused';
}

async function filingSituation(
  transaction: Transaction,
  workerId: WorkerId,
  { target, record }: Extract<Command, { kind: 'file' }>,
): Promise<Pick<Situation, 'targetFile' | 'usedDocumentIds' | 'uploadedHashes'>> {
  const ids = [...target.documents.map((document) => document.id), ...(record === undefined ? [] : [record.id])];
  const copies = replacements(target).map((document) => document.contentHash);
  return {
    targetFile: await findCaseFile(transaction, target.caseFileId),
    usedDocumentIds: await findUsedDocumentIds(transaction, ids),
    uploadedHashes: await lockUploadsOf(transaction, workerId, copies),
  };
}

/** The rows stay locked, so the outbound worker cannot begin an attempt between this look and the taking back. */
async function settledHandover(transaction: Transaction, taskId: TaskId): Promise<Handover> {
  const transfers = await lockTransfersOfTask(transaction, taskId);
  const stateOf = (target: keyof Handover) => {
    const transfer = transfers.find((candidate) => candidate.target === target);
    if (transfer === undefined) return 'none';
    return isOnItsWay(transfer) ? 'delivered' : transfer.state;
  };
  return { specialist: stateOf('specialist'), statistics: stateOf('statistics') };
}

async function hasLetterLeft(transaction: Transaction, taskId: TaskId): Promise<boolean> {
  const letter = await lockReturnLetter(transaction, taskId);
  return letter !== undefined && (letter.state === 'delivered' || isOnItsWay(letter));
}
