import type { CaseId, ContentHash, FileDocumentId } from '../../shared/base/ids.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { Command, FilingTarget } from '../../shared/commands/command.ts';
import type { RefusalReason } from '../../shared/commands/refusal.ts';
import { type FileKind, findRegister } from '../../shared/domain/register.ts';
import { decideTransition, type Handover, type TaskState } from '../../shared/domain/task.ts';

/** The task as the transaction that holds its lock sees it. */
export interface TaskSituation {
  readonly version: number;
  readonly state: TaskState;
  readonly caseId: CaseId | null;
  /** A message that is on its way counts as delivered: nobody can say any more that the receiver has not got it. */
  readonly handover: Handover;
  readonly copyHash: ContentHash;
  /** In the order of the submission; the same file may be attached twice. */
  readonly attachmentHashes: readonly ContentHash[];
}

export interface CommandSituation {
  /** Null when there is no such task, or this person may not see it: the answer must not tell the difference. */
  readonly task: TaskSituation | null;
  readonly mayHandle: boolean;
  /** Of `file`: the file that was named, null when there is none. */
  readonly targetFile: { readonly caseId: CaseId; readonly kind: FileKind } | null;
  /** Of `file`: those of the chosen ids that a document already has. */
  readonly usedDocumentIds: readonly FileDocumentId[];
}

export type CommandDecision =
  | { readonly allowed: true; readonly to: TaskState }
  | { readonly allowed: false; readonly reason: RefusalReason };

/**
 * Whether a caseworker's command is carried out. What is wrong with the state is said before "somebody changed it",
 * because "already confirmed by X" helps more than "changed". Pure.
 */
export function decideCommand(command: Command, situation: CommandSituation): CommandDecision {
  const { task } = situation;
  if (task === null) return refuse('unknown-task');
  if (!situation.mayHandle) return refuse('forbidden');
  const transition = decideTransition(task, command.kind);
  if (!transition.allowed) return refuse(transition.reason);
  if (command.expectedVersion !== task.version) return refuse('version-conflict');
  const problem = command.kind === 'file' ? checkTarget(command.target, task, situation) : undefined;
  return problem === undefined ? { allowed: true, to: transition.to } : refuse(problem);
}

function checkTarget(
  target: FilingTarget,
  task: TaskSituation,
  { targetFile, usedDocumentIds }: CommandSituation,
): RefusalReason | undefined {
  if (targetFile === null || task.caseId === null || targetFile.caseId !== task.caseId) return 'unknown-file';
  if (findRegister(targetFile.kind, target.register) === undefined) return 'unknown-register';
  return isComplete(target, task) && usedDocumentIds.length === 0 ? undefined : 'incomplete';
}

/** Exactly the Durchschrift and each attachment as often as it was attached, under ids of their own. */
function isComplete(target: FilingTarget, task: TaskSituation): boolean {
  const ids = new Set(target.documents.map((document) => document.id));
  if (ids.size !== target.documents.length) return false;
  return (
    sameHashes(hashesOf(target, 'copy'), [task.copyHash]) &&
    sameHashes(hashesOf(target, 'proof'), task.attachmentHashes)
  );
}

function hashesOf(target: FilingTarget, origin: 'copy' | 'proof'): readonly ContentHash[] {
  return target.documents.filter((document) => document.origin === origin).map((document) => document.contentHash);
}

function sameHashes(some: readonly ContentHash[], others: readonly ContentHash[]): boolean {
  return some.length === others.length && some.toSorted().join() === others.toSorted().join();
}

/** How one transfer stands for the decision; `attempts` above 0 without a known problem means that it is on its way. */
export function isOnItsWay(transfer: {
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly lastProblem: string | null;
}): boolean {
  switch (transfer.state) {
    case 'delivered':
      return false;
    case 'pending':
    case 'failed':
      return transfer.attempts > 0 && transfer.lastProblem === null;
    default:
      return unreachable(transfer.state);
  }
}

function refuse(reason: RefusalReason): CommandDecision {
  return { allowed: false, reason };
}
