import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { batchId, caseFileId, contentHash, taskId, teamId, workerId } from '../base/ids.ts';
import { filedDocumentSchema, takeOverSchema } from '../commands/command.ts';
import { refusalReason } from '../commands/refusal.ts';
import { caseFileSchema, caseSchema } from '../domain/case.ts';
import { fileDocumentSchema } from '../domain/file-document.ts';
import { letterReasons } from '../domain/letter-reason.ts';
import { personSchema } from '../domain/person.ts';
import { denials } from '../domain/policy/decide-permission.ts';
import { taskPermissions } from '../domain/policy/policy-table.ts';
import { taskSchema } from '../domain/task.ts';
import { channel } from './channel.ts';
import { itemSyncStates, taskScopes } from './inbox.ts';

const proposedDocument = filedDocumentSchema.omit({ id: true });
const step = { taskId, expectedVersion: z.int() };
const letter = { reason: z.enum(letterReasons), text: z.string().trim().min(1).max(4000) };

const permissionView = z.discriminatedUnion('allowed', [
  z.object({ allowed: z.literal(true) }),
  z.object({ allowed: z.literal(false), because: z.enum(denials) }),
]);

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
  /** Whose work it is, seen from this person; as in the inbox. */
  scope: z.enum(taskScopes),
  assigneeName: z.string().nullable(),
  /** Set when the signed-in person stands in for the assignee: whose work it is. */
  deputyFor: z.string().nullable(),
  /** What the policy allows this person with this task, and why not. */
  permissions: z.record(z.enum(taskPermissions), permissionView),
  /** The colleague who has it in hand at the moment. */
  claimedBy: z.object({ id: workerId, name: z.string(), until: instant }).nullable(),
  /** Whether this person has it in hand. */
  isClaimedByMe: z.boolean(),
  syncState: z.enum(itemSyncStates),
  /** A command of this workstation that the server did not carry out, with the reason. */
  refusal: z.object({ reason: refusalReason, at: instant }).nullable(),
});
export type TaskView = z.infer<typeof taskView>;

/** Steps that can be taken back as long as they have not left the workstation. */
export const undoableSteps = [
  'confirm',
  'file',
  'request',
  'return',
  'forward',
  'resume',
  'set-personal',
  'assign',
  'register-person',
  'cede',
  'move-basket',
] as const;

/** What can be taken back now, newest first. */
export const undoable = z.object({
  taskId,
  label: z.string(),
  step: z.enum(undoableSteps),
  /** When it leaves the workstation at the latest; the countdown in the status line. */
  releaseAt: instant,
  /** Where many tasks were passed on together: `coordination.undo` takes all of them back. */
  batch: z.object({ id: batchId, count: z.int() }).nullable(),
});

export const taskChannels = {
  'task.show': channel(z.strictObject({ taskId }), taskView),
  /** Click one. Durable on this machine when answered. */
  'task.confirm': channel(
    z.strictObject({ taskId, expectedVersion: z.int(), takeOver: z.array(takeOverSchema).max(20).optional() }),
    z.object({ version: z.int() }),
  ),
  /** Click two, with what the person left or changed of the proposal. Durable on this machine when answered. */
  'task.file': channel(
    z.strictObject({
      taskId,
      expectedVersion: z.int(),
      caseFileId,
      register: z.string().regex(/^\d{2}$/),
      documents: z.array(proposedDocument).min(1).max(31),
      /** The deliberate second step where the right-person lock is closed. */
      lockOverride: z.string().trim().min(1).max(500).optional(),
    }),
    z.object({ version: z.int() }),
  ),
  /** Rückfrage to the citizen, with what the letter says and until when. */
  'task.request': channel(z.strictObject({ ...step, ...letter, dueOn: calendarDate }), z.object({ version: z.int() })),
  /** Zurückweisen with its letter; the declaration is filed with click two. */
  'task.return': channel(z.strictObject({ ...step, ...letter }), z.object({ version: z.int() })),
  /** Weiterleiten to a colleague, or to a team with `workerId` null. */
  'task.forward': channel(
    z.strictObject({
      ...step,
      to: z.strictObject({ workerId: workerId.nullable(), teamId }),
      reason: z.string().trim().min(1).max(500),
    }),
    z.object({ version: z.int() }),
  ),
  /** In Bearbeitung nehmen; `takeOver` after the person was asked because a colleague has it. */
  'task.claim': channel(z.strictObject({ ...step, takeOver: z.boolean() }), z.object({ version: z.int() })),
  /** Gives a claim back. */
  'task.release': channel(z.strictObject(step), z.object({ version: z.int() })),
  /** Keeps a task from deputies and the team, or no longer. */
  'task.set-personal': channel(z.strictObject({ ...step, isPersonal: z.boolean() }), z.object({ version: z.int() })),
  /** A note for whoever opens the task next. */
  'task.note': channel(
    z.strictObject({ ...step, noteKind: z.enum(['note', 'conflict']), text: z.string().trim().min(1).max(4000) }),
    z.object({ version: z.int() }),
  ),
  /** Goes on with a task that waits or was returned. */
  'task.resume': channel(z.strictObject(step), z.object({ version: z.int() })),
  /** Whom a task can be forwarded to, by team and name. */
  'task.colleagues': channel(
    z.strictObject({}),
    z.object({
      workers: z.array(z.object({ id: workerId, name: z.string(), teamId, teamName: z.string() })),
      teams: z.array(z.object({ id: teamId, name: z.string() })),
    }),
  ),
  /** Takes back everything of this task that has not left the machine yet: one undo for the whole batch. */
  'task.undo': channel(z.strictObject({ taskId }), z.object({ undone: z.array(z.enum(undoableSteps)) })),
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
