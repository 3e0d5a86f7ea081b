import type { WorkerId } from '../../shared/base/ids.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { RefusalReason } from '../../shared/commands/refusal.ts';
import type { Declared } from '../../shared/domain/submission.ts';
import { type Act, decideTransition, type Handover, isVersioned, type TaskState } from '../../shared/domain/task.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import type { AssignmentSituation } from './assignment.ts';
import { checkFiling, type FilingSituation } from './check-filing.ts';
import { effectiveValues } from './effective-values.ts';

/** The task as the transaction that holds its lock sees it. */
export interface TaskSituation
  extends Pick<FilingSituation, 'taskId' | 'processNumber' | 'procedure' | 'caseId' | 'copyHash' | 'attachmentHashes'> {
  readonly version: number;
  readonly state: TaskState;
  readonly confirmed: Act | null;
  /** A message that is on its way counts as delivered: nobody can say any more that the receiver has not got it. */
  readonly handover: Handover;
  readonly declared: Declared;
}

export interface CommandSituation
  extends Pick<FilingSituation, 'targetFile' | 'usedDocumentIds' | 'uploadedHashes' | 'workerId'> {
  /** Null when there is no such task, or this person may not see it: the answer must not tell the difference. */
  readonly task: TaskSituation | null;
  /** Whether the policy allows this person to do this with the task. */
  readonly isPermitted: boolean;
  /** The command that this one rests on was refused. */
  readonly isGroundLost: boolean;
  /** Somebody else has the task in hand at this moment. */
  readonly isClaimedByOther: boolean;
  /** Of `forward`: who in that team can take it, by id; null when there is no such team. */
  readonly colleagues: readonly WorkerId[] | null;
  /** Of `assign` and `register-person`. */
  readonly assignment: AssignmentSituation | null;
  /** Of `move-basket`: there is such an office, and it is another one. */
  readonly isOtherBasket: boolean;
  /** What cannot be taken back any more: the letter of a return was delivered, or a replaced original was deleted. */
  readonly isIrrevocable: boolean;
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
  if (!situation.isPermitted) return refuse('forbidden');
  const transition = decideTransition(task, command.kind);
  if (!transition.allowed) return refuse(transition.reason);
  const isOutdated = command.expectedVersion !== task.version || situation.isGroundLost;
  if (isVersioned(command.kind) && isOutdated) return refuse('version-conflict');
  if (situation.isClaimedByOther && respectsClaim(command)) return refuse('claimed');
  const problem = findProblem(command, task, situation);
  return problem === undefined ? { allowed: true, to: transition.to } : refuse(problem);
}

/** Whoever has a task in hand is asked by nobody who only passes by; a team lead may pass it on all the same. */
function respectsClaim(command: Command): boolean {
  switch (command.kind) {
    case 'claim':
      return !command.takeOver;
    case 'note':
    case 'forward':
    case 'set-personal':
      return false;
    default:
      return true;
  }
}

function findProblem(command: Command, task: TaskSituation, situation: CommandSituation): RefusalReason | undefined {
  switch (command.kind) {
    case 'confirm': {
      const procedure = findProcedure(task.procedure);
      const values = procedure && effectiveValues(procedure, task.declared, command.takeOver ?? []);
      return values === undefined ? 'invalid-take-over' : undefined;
    }
    case 'file':
      return checkFiling(command, { ...situation, ...task });
    case 'forward':
      return isColleague(command.to.workerId, situation.colleagues) ? undefined : 'unknown-colleague';
    case 'resume':
      return task.state === 'returned' && situation.isIrrevocable ? 'handed-over' : undefined;
    case 'undo-file':
      return situation.isIrrevocable ? 'handed-over' : undefined;
    case 'assign':
    case 'register-person':
      return findProblemOfAssignment(command, situation);
    case 'move-basket':
      return situation.isOtherBasket ? undefined : 'unknown-office';
    case 'cede':
    case 'undo-confirm':
    case 'request':
    case 'return':
    case 'claim':
    case 'release':
    case 'set-personal':
    case 'note':
      return undefined;
    default:
      return unreachable(command);
  }
}

function findProblemOfAssignment(
  command: Extract<Command, { kind: 'assign' | 'register-person' }>,
  { assignment, colleagues }: CommandSituation,
): RefusalReason | undefined {
  if (assignment === null || !assignment.isCaseKnown) return 'unknown-case';
  if (!assignment.isPersonOfCase) return 'unknown-person';
  if (assignment.isKnownAlready) return 'already-known';
  if (command.to !== null) return isColleague(command.to.workerId, colleagues) ? undefined : 'unknown-colleague';
  return assignment.recipient === null ? 'unknown-colleague' : undefined;
}

/** A team needs somebody in it who can take the task. */
function isColleague(wanted: WorkerId | null, colleagues: readonly WorkerId[] | null): boolean {
  if (colleagues === null || colleagues.length === 0) return false;
  return wanted === null || colleagues.includes(wanted);
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
