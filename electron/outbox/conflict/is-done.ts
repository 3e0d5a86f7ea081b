import { unreachable } from '../../../shared/base/unreachable.ts';
import type { Command } from '../../../shared/commands/command.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { FileCommand } from '../filed-documents.ts';
import type { Theirs } from './conflict-facts.ts';

/** Whether what a command wanted holds, with the same content, whoever brought it about. Pure. */
export function isDone(command: Command, { task, filed }: Pick<Theirs, 'task' | 'filed'>): boolean {
  switch (command.kind) {
    case 'confirm':
      return task.confirmed !== null && sameValues(takenBy(command), takenIn(task));
    case 'file':
      return task.filed !== null && sameFiling(command, filed);
    case 'undo-confirm':
      return task.confirmed === null && task.state === 'open';
    case 'undo-file':
      return task.filed === null && task.state !== 'ceded';
    case 'request':
      return task.state === 'awaiting-citizen' && sameLetter(command, task) && task.lastStep?.dueOn === command.dueOn;
    case 'return':
      return (task.state === 'returned' || task.state === 'filed') && sameLetter(command, task);
    case 'resume':
      return task.state === 'open';
    case 'forward':
      return task.assigneeId === command.to.workerId && task.teamId === command.to.teamId;
    case 'claim':
      return false; // a claim of one's own would not have been refused
    case 'release':
      return task.claim === null;
    case 'set-personal':
      return task.isPersonal === command.isPersonal;
    case 'assign':
      return task.caseId === command.caseId && task.personId === command.personId;
    case 'cede':
      return task.state === 'ceded';
    case 'register-person':
    case 'move-basket':
    case 'note':
      return false;
    default:
      return unreachable(command);
  }
}

/** Values by field; the reason of taking one over may be worded otherwise. */
export function takenBy({ takeOver }: Extract<Command, { kind: 'confirm' }>): ReadonlyMap<string, string> {
  return new Map((takeOver ?? []).map(({ field, value }) => [field, value]));
}

export function takenIn({ takenOver }: Pick<Task, 'takenOver'>): ReadonlyMap<string, string> {
  return new Map(Object.entries(takenOver).map(([field, { value }]) => [field, value]));
}

function sameValues(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): boolean {
  return some.size === others.size && [...some].every(([field, value]) => others.get(field) === value);
}

function sameFiling({ target }: FileCommand, filed: Theirs['filed']): boolean {
  const inPlace = filed.filter(
    ({ caseFileId, register }) => caseFileId === target.caseFileId && register === target.register,
  );
  const named = (documents: readonly { readonly contentHash: string; readonly title: string }[]) =>
    documents
      .map(({ contentHash, title }) => `${contentHash} ${title}`)
      .toSorted()
      .join('\n');
  return named(target.documents) === named(inPlace);
}

function sameLetter(
  { kind, reason, text }: Extract<Command, { kind: 'request' | 'return' }>,
  { lastStep }: Task,
): boolean {
  return lastStep?.kind === kind && lastStep.reason === reason && lastStep.text.trim() === text.trim();
}
