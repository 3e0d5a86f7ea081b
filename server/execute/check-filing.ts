import type { CaseId, ContentHash, FileDocumentId, ProcessNumber, TaskId, WorkerId } from '../../shared/base/ids.ts';
import type { Command, FiledDocument, FilingTarget } from '../../shared/commands/command.ts';
import type { RefusalReason } from '../../shared/commands/refusal.ts';
import type { CheckRecord } from '../../shared/domain/evidence/check-record.ts';
import { type FileKind, findRegister } from '../../shared/domain/register.ts';

/** What a filing is checked against. */
export interface FilingSituation {
  readonly taskId: TaskId;
  readonly processNumber: ProcessNumber;
  readonly procedure: string;
  readonly caseId: CaseId | null;
  readonly copyHash: ContentHash;
  /** In the order of the submission; the same file may be attached twice. */
  readonly attachmentHashes: readonly ContentHash[];
  /** The file that was named, null when there is none. */
  readonly targetFile: { readonly caseId: CaseId; readonly kind: FileKind } | null;
  /** Those of the chosen ids that a document already has. */
  readonly usedDocumentIds: readonly FileDocumentId[];
  /** Those of the working copies that this person has uploaded. */
  readonly uploadedHashes: readonly ContentHash[];
  readonly workerId: WorkerId;
}

type FileCommand = Extract<Command, { kind: 'file' }>;

/** What is wrong with a filing; undefined when nothing is. Pure. */
export function checkFiling({ target, record }: FileCommand, situation: FilingSituation): RefusalReason | undefined {
  const { targetFile, caseId } = situation;
  if (targetFile === null || caseId === null || targetFile.caseId !== caseId) return 'unknown-file';
  if (findRegister(targetFile.kind, target.register) === undefined) return 'unknown-register';
  if (!isComplete(target, record?.id, situation) || situation.usedDocumentIds.length > 0) return 'incomplete';
  if (record !== undefined && !isRecordOf(record.content, target, situation)) return 'incomplete';
  const isMissing = replacements(target).some(({ contentHash }) => !situation.uploadedHashes.includes(contentHash));
  return isMissing ? 'content-missing' : undefined;
}

/** The working copies that are filed in place of what was received. */
export function replacements(target: FilingTarget): readonly (FiledDocument & { readonly replaces: ContentHash })[] {
  return target.documents.flatMap((document) =>
    document.replaces === undefined ? [] : [{ ...document, replaces: document.replaces }],
  );
}

/** Exactly the Durchschrift, and each attachment or its working copy as often as it was attached, under ids of their own. */
function isComplete(target: FilingTarget, recordId: FileDocumentId | undefined, situation: FilingSituation): boolean {
  const ids = [...target.documents.map((document) => document.id), ...(recordId === undefined ? [] : [recordId])];
  if (new Set(ids).size !== ids.length) return false;
  if (target.documents.some(({ origin, replaces }) => origin === 'copy' && replaces !== undefined)) return false;
  return (
    sameHashes(originalsOf(target, 'copy'), [situation.copyHash]) &&
    sameHashes(originalsOf(target, 'proof'), situation.attachmentHashes)
  );
}

function originalsOf(target: FilingTarget, origin: FiledDocument['origin']): readonly ContentHash[] {
  return target.documents
    .filter((document) => document.origin === origin)
    .map((document) => document.replaces ?? document.contentHash);
}

/**
 * Whether a Prüfvermerk speaks of this task, of all its proofs and of nothing else, of the working copies that are filed,
 * and of the person who files. What it says about them is the person's word, and stays as it is.
 */
function isRecordOf(record: CheckRecord, target: FilingTarget, situation: FilingSituation): boolean {
  const { taskId, processNumber, procedure, workerId, copyHash, attachmentHashes } = situation;
  if (record.taskId !== taskId || record.processNumber !== processNumber) return false;
  if (record.procedure.id !== procedure || record.by.id !== workerId) return false;
  const seen = (origin: CheckRecord['seen'][number]['origin']) =>
    record.seen.filter((document) => document.origin === origin).map((document) => document.contentHash);
  const replaced = replacements(target).map(({ replaces, contentHash }) => `${replaces} ${contentHash}`);
  const named = record.derivatives.map(({ original, derivative }) => `${original} ${derivative}`);
  return (
    seen('copy').every((hash) => hash === copyHash) &&
    sameSet(seen('proof'), attachmentHashes) &&
    sameSet(named, replaced)
  );
}

function sameHashes(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.toSorted().join() === others.toSorted().join();
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return sameHashes([...new Set(some)], [...new Set(others)]);
}
