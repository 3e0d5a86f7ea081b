import { dayInBerlin, type Instant } from '../../shared/base/calendar-date.ts';
import { unreachable } from '../../shared/base/unreachable.ts';
import type { Command, FiledDocument } from '../../shared/commands/command.ts';
import type { FileDocument } from '../../shared/domain/file-document.ts';
import { type Act, decideTransition, type Task } from '../../shared/domain/task.ts';
import type { Worker } from '../../shared/domain/worker.ts';

export interface Effect {
  readonly task: Task;
  /** Documents that the commands put into the file and the server has not confirmed yet. */
  readonly documents: readonly FileDocument[];
}

type FileCommand = Extract<Command, { kind: 'file' }>;

/**
 * The server's state with a person's unsent commands carried out on it, in their order: what the screen shows. A command
 * that no longer fits (given for another version) has no effect; the server will answer it. Pure.
 */
export function rebase(base: Task, commands: readonly Command[], me: Pick<Worker, 'id' | 'displayName'>): Effect {
  let effect: Effect = { task: base, documents: [] };
  for (const command of commands) effect = carryOut(effect, command, me);
  return effect;
}

/** What one command changes; the same effect when it does not fit. */
export function carryOut(effect: Effect, command: Command, me: Pick<Worker, 'id' | 'displayName'>): Effect {
  const { task, documents } = effect;
  if (command.expectedVersion !== task.version) {
    return hasArrived(task, command, me) ? { task, documents: filedDocuments(task, command, me) } : effect;
  }
  const transition = decideTransition(task, command.kind);
  if (!transition.allowed) return effect;
  const moved: Task = { ...task, version: task.version + 1, state: transition.to };
  const act: Act = { by: me.id, byName: me.displayName, at: command.issuedAt };
  switch (command.kind) {
    case 'confirm':
      return { task: { ...moved, confirmed: act }, documents };
    case 'file':
      return { task: { ...moved, filed: act }, documents: filedDocuments(task, command, me) };
    case 'undo-confirm':
      return { task: { ...moved, confirmed: null }, documents };
    case 'undo-file':
      return { task: { ...moved, filed: null }, documents: [] };
    default:
      return unreachable(command);
  }
}

/** The server has carried the filing out, but its answer or its documents are still on the way: they stay visible. */
function hasArrived(task: Task, command: Command, me: Pick<Worker, 'id'>): command is FileCommand {
  return (
    command.kind === 'file' &&
    task.state === 'filed' &&
    task.filed?.by === me.id &&
    task.version === command.expectedVersion + 1
  );
}

function filedDocuments(task: Task, command: FileCommand, me: Pick<Worker, 'displayName'>): readonly FileDocument[] {
  return command.target.documents.map((filed) =>
    toFileDocument(task, command, filed, command.issuedAt, me.displayName),
  );
}

function toFileDocument(
  task: Task,
  command: FileCommand,
  filed: FiledDocument,
  filedAt: Instant,
  filedByName: string,
): FileDocument {
  const { submission } = task;
  const files = [submission.copy, ...submission.attachments];
  const source = files.find((file) => file.contentHash === filed.contentHash);
  const receivedOn = dayInBerlin(submission.receivedAt);
  return {
    id: filed.id,
    caseFileId: command.target.caseFileId,
    register: command.target.register,
    type: filed.type,
    title: filed.title,
    documentDate: receivedOn,
    receivedOn,
    contentHash: filed.contentHash,
    size: source?.size ?? 0,
    mediaType: source?.mediaType ?? 'application/octet-stream',
    origin: filed.origin,
    taskId: task.id,
    processNumber: task.processNumber,
    filedAt,
    filedByName,
  };
}
