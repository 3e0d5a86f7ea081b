import type { Instant } from '../../shared/base/calendar-date.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { Command } from '../../shared/commands/command.ts';
import { claimUntil, keepsClaim } from '../../shared/domain/claim.ts';
import type { FileDocument } from '../../shared/domain/file-document.ts';
import { assignedReason, forwardedReason } from '../../shared/domain/forwarded-reason.ts';
import { nameOfAct } from '../../shared/domain/name-of-act.ts';
import type { TaskFacts } from '../../shared/domain/policy/decide-permission.ts';
import {
  type Act,
  decideTransition,
  isVersioned,
  type Task,
  type TaskNote,
  type TransitionRefusal,
} from '../../shared/domain/task.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import { type FileCommand, filedDocuments } from './filed-documents.ts';

export interface Effect {
  readonly task: Task;
  /** Documents that the commands put into the file and the server has not confirmed yet. */
  readonly documents: readonly FileDocument[];
}

/** Who gives the commands. */
export interface Me extends Pick<Worker, 'id' | 'displayName'> {
  /** Whose work a task is at that moment, where this person stands in for them. */
  readonly standsInFor?: (task: TaskFacts, at: Instant) => Act['onBehalfOf'];
}

/**
 * The server's state with a person's unsent commands carried out on it, in their order: what the screen shows. A command
 * that no longer fits (given for another version) has no effect; the server will answer it. Pure.
 */
export function rebase(base: Task, commands: readonly Command[], me: Me): Effect {
  let effect: Effect = { task: base, documents: [] };
  for (const command of commands) effect = carryOut(effect, command, me);
  return effect;
}

/** What one command changes; the same effect when it does not fit. */
export function carryOut(effect: Effect, command: Command, me: Me): Effect {
  const { task } = effect;
  if (isVersioned(command.kind) && command.expectedVersion !== task.version) {
    return hasArrived(task, command, me)
      ? { task, documents: filedDocuments(task, command, nameOfAct(task.filed ?? actOf(task, command, me))) }
      : effect;
  }
  const step = decideStep(task, command, me);
  if (!step.allowed) return effect;
  switch (command.kind) {
    case 'file':
      return { task: step.task, documents: filedDocuments(task, command, nameOfAct(actOf(task, command, me))) };
    case 'undo-file':
      return { task: step.task, documents: [] };
    default:
      return { task: step.task, documents: effect.documents };
  }
}

export type Step =
  | { readonly allowed: true; readonly task: Task }
  | { readonly allowed: false; readonly reason: TransitionRefusal };

/** The task after one command, as the server will have it; whether the version fits is not asked here. Pure. */
export function decideStep(task: Task, command: Command, me: Me): Step {
  const transition = decideTransition(task, command.kind);
  if (!transition.allowed) return transition;
  const version = task.version + (isVersioned(command.kind) ? 1 : 0);
  const moved: Task = { ...task, version, state: transition.to };
  const changed: Task = { ...moved, ...changesOf(task, command, actOf(task, command, me)) };
  return { allowed: true, task: keepsClaim(changed.state) ? changed : { ...changed, claim: null } };
}

/** As the server will write it: whose work it was is said by the deputyships of the day of the click. */
function actOf(task: Task, command: Command, me: Me): Act {
  const onBehalfOf = me.standsInFor?.(task, command.issuedAt);
  const act = { by: me.id, byName: me.displayName, at: command.issuedAt };
  return onBehalfOf === undefined ? act : { ...act, onBehalfOf };
}

function changesOf(task: Task, command: Command, act: Act): Partial<Task> {
  switch (command.kind) {
    case 'confirm': {
      const takenOver = (command.takeOver ?? []).map(({ field, value, reason }) => [field, { value, reason }] as const);
      return { confirmed: act, takenOver: Object.fromEntries(takenOver) };
    }
    case 'file':
      return { filed: act };
    case 'undo-confirm':
      return { confirmed: null, takenOver: {} };
    case 'undo-file':
      return { filed: null };
    case 'request':
      return {
        dueOn: command.dueOn,
        lastStep: { kind: 'request', act, reason: command.reason, text: command.text, dueOn: command.dueOn },
      };
    case 'return':
      return { lastStep: { kind: 'return', act, reason: command.reason, text: command.text, dueOn: null } };
    case 'forward':
      return {
        assigneeId: command.to.workerId,
        teamId: command.to.teamId,
        deputyshipIds: [], // those of the one who had it; the answer brings the others
        claim: null,
        routingReason: forwardedReason(act),
        lastStep: { kind: 'forward', act, reason: null, text: command.reason, dueOn: null },
      };
    case 'claim':
      return { claim: { by: act.by, byName: act.byName, at: act.at, until: claimUntil(act.at) } };
    case 'release':
      return { claim: null };
    case 'set-personal':
      return { isPersonal: command.isPersonal };
    case 'note':
      return { notes: withNote(task.notes, { kind: command.noteKind, text: command.text, act }) };
    case 'assign':
    case 'register-person':
      return {
        caseId: command.kind === 'assign' ? command.caseId : command.household.caseId,
        personId: command.kind === 'assign' ? command.personId : command.person.id,
        ...(command.to !== null && { assigneeId: command.to.workerId, teamId: command.to.teamId }),
        claim: null,
        routingReason: assignedReason(act),
        lastStep: { kind: 'assign', act, reason: null, text: '', dueOn: null },
      };
    case 'move-basket':
      return {
        claim: null,
        routingReason: forwardedReason(act),
        lastStep: { kind: 'forward', act, reason: null, text: command.reason, dueOn: null },
      };
    case 'cede':
      return { claim: null, lastStep: { kind: 'cede', act, reason: null, text: command.reason, dueOn: null } };
    case 'resume': // the letter of a request has left and stays the last step; that of a return is taken back
      return task.state === 'returned' ? { lastStep: null } : {};
    default:
      return unreachable(command);
  }
}

/** The server has carried the filing out, but its answer or its documents are still on the way: they stay visible. */
function hasArrived(task: Task, command: Command, me: Me): command is FileCommand {
  return (
    command.kind === 'file' &&
    task.state === 'filed' &&
    task.filed?.by === me.id &&
    task.version === command.expectedVersion + 1
  );
}

/** The row may have come before the answer, with the moment that the server took: a note is there once all the same. */
function withNote(notes: Task['notes'], note: TaskNote): Task['notes'] {
  const isThere = notes.some(
    ({ act, kind, text }) => act.by === note.act.by && kind === note.kind && text === note.text,
  );
  return isThere ? notes : [...notes, note].slice(-50);
}
