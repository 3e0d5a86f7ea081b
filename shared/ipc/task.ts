import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { caseFileId, contentHash, taskId } from '../base/ids.ts';
import { filedDocumentSchema } from '../commands/command.ts';
import { refusalReason } from '../commands/refusal.ts';
import { caseFileSchema, caseSchema } from '../domain/case.ts';
import { fileDocumentSchema } from '../domain/file-document.ts';
import { personSchema } from '../domain/person.ts';
import { taskSchema } from '../domain/task.ts';
import { channel } from './channel.ts';
import { itemSyncStates } from './inbox.ts';

const proposedDocument = filedDocumentSchema.omit({ id: true });

export const taskView = z.object({
  task: taskSchema,
  person: personSchema.nullable(),
  case: caseSchema.nullable(),
  /** Files that may be the target, the proposed one first. */
  files: z.array(caseFileSchema),
  /** Newest documents of the proposed file, at most eight. */
  latestDocuments: z.array(fileDocumentSchema),
  proposal: z.object({
    caseFileId: caseFileId.nullable(),
    register: z.string(),
    documents: z.array(proposedDocument),
  }),
  assigneeName: z.string().nullable(),
  /** Set when the signed-in person stands in for the assignee: whose work it is. */
  deputyFor: z.string().nullable(),
  syncState: z.enum(itemSyncStates),
  /** A command of this workstation that the server did not carry out, with the reason. */
  refusal: z.object({ reason: refusalReason, at: instant }).nullable(),
});
export type TaskView = z.infer<typeof taskView>;

/** What can be taken back now, newest first. */
export const undoable = z.object({
  taskId,
  label: z.string(),
  step: z.enum(['confirm', 'file']),
  /** When it leaves the workstation at the latest; the countdown in the status line. */
  releaseAt: instant,
});

export const taskChannels = {
  'task.show': channel(z.strictObject({ taskId }), taskView),
  /** Click one. Durable on this machine when answered. */
  'task.confirm': channel(z.strictObject({ taskId, expectedVersion: z.int() }), z.object({ version: z.int() })),
  /** Click two, with what the person left or changed of the proposal. Durable on this machine when answered. */
  'task.file': channel(
    z.strictObject({
      taskId,
      expectedVersion: z.int(),
      caseFileId,
      register: z.string().regex(/^\d{2}$/),
      documents: z.array(proposedDocument).min(1).max(31),
    }),
    z.object({ version: z.int() }),
  ),
  /** Takes back everything of this task that has not left the machine yet: one undo for the whole batch. */
  'task.undo': channel(z.strictObject({ taskId }), z.object({ undone: z.array(z.enum(['confirm', 'file'])) })),
  'task.undoable': channel(z.strictObject({}), z.array(undoable)),
  /** The person has read why a command was refused; the note leaves the task. */
  'task.acknowledge-refusal': channel(z.strictObject({ taskId }), z.null()),
};

export const documentChannels = {
  /** The exact bytes; from the encrypted store, else fetched. */
  'document.read': channel(
    z.strictObject({ contentHash }),
    z.object({ bytes: z.instanceof(Uint8Array), mediaType: z.string() }),
  ),
};
