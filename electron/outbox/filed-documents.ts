import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import type { Command, FiledDocument } from '../../shared/commands/command.ts';
import type { FileDocument } from '../../shared/domain/file-document.ts';
import type { Task } from '../../shared/domain/task.ts';

export type FileCommand = Extract<Command, { kind: 'file' }>;

/**
 * What click two puts into the file, until the server has confirmed it. The Prüfvermerk is not among them: the server
 * renders it, so its content is not known before. Pure.
 * @param filedByName as `nameOfAct` says it
 */
export function filedDocuments(task: Task, command: FileCommand, filedByName: string): readonly FileDocument[] {
  return command.target.documents.map((filed) => toFileDocument(task, command, filed, filedByName));
}

function toFileDocument(task: Task, command: FileCommand, filed: FiledDocument, filedByName: string): FileDocument {
  const { submission } = task;
  const files = [submission.copy, ...submission.attachments];
  // of a working copy the task knows only the original, whose size and type stand in for it
  const source = files.find((file) => file.contentHash === (filed.replaces ?? filed.contentHash));
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
    filedAt: command.issuedAt,
    filedByName,
  };
}
