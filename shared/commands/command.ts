import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { caseFileId, commandId, contentHash, fileDocumentId, taskId, teamId, workerId } from '../base/ids.ts';
import { documentTypeNames } from '../domain/document-type.ts';
import { checkRecordSchema } from '../domain/evidence/check-record.ts';
import { letterReasons } from '../domain/letter-reason.ts';

/** What every command carries. The same value travels view -> ipc -> outbox -> server. */
const envelope = {
  /** Chosen by the workstation; makes the command idempotent. */
  commandId,
  taskId,
  /** The task's version the person saw; another one on the server means a conflict. */
  expectedVersion: z.int().positive(),
  /** When the person clicked, by the workstation's clock. The server records its own time as well. */
  issuedAt: instant,
};

/** One document to file. Its id is chosen by the workstation, so that filing offline and the server agree on it. */
export const filedDocumentSchema = z.strictObject({
  id: fileDocumentId,
  origin: z.enum(['copy', 'proof']),
  contentHash,
  type: z.enum(documentTypeNames),
  title: z.string().trim().min(1).max(200),
  /** Set where a working copy made by the workstation (blackened, straightened) is filed in place of the proof received. */
  replaces: contentHash.optional(),
});
export type FiledDocument = z.infer<typeof filedDocumentSchema>;

export const filingTargetSchema = z.strictObject({
  caseFileId,
  register: z.string().regex(/^\d{2}$/),
  documents: z.array(filedDocumentSchema).min(1).max(31),
});
export type FilingTarget = z.infer<typeof filingTargetSchema>;

/** A value of the proof that takes the declared one's place in the hand-over, because a person decided so. */
export const takeOverSchema = z.strictObject({
  field: z.string().max(60),
  /** Comparable form: `YYYY-MM-DD`, the value of a choice, or text. */
  value: z.string().max(400),
  reason: z.string().trim().min(1).max(500),
});
export type TakeOver = z.infer<typeof takeOverSchema>;

/** What the citizen reads; prepared by code, changed by the person. Never health details. */
const letter = { reason: z.enum(letterReasons), text: z.string().trim().min(1).max(4000) };

/** Every command a caseworker can give. */
export const commandSchema = z.discriminatedUnion('kind', [
  /** Click one: the person found declared data and proof to agree. Starts the hand-over. */
  z.strictObject({
    ...envelope,
    kind: z.literal('confirm'),
    /** Values of the proof that the person took over against what was declared. */
    takeOver: z.array(takeOverSchema).max(20).optional(),
  }),
  /** Click two: Durchschrift and every proof into the file, both or none. */
  z.strictObject({
    ...envelope,
    kind: z.literal('file'),
    target: filingTargetSchema,
    /** The Prüfvermerk that goes into the file with them, under its own id. */
    record: z.strictObject({ id: fileDocumentId, content: checkRecordSchema }).optional(),
  }),
  /** Takes click one back, as long as nothing was handed over. */
  z.strictObject({ ...envelope, kind: z.literal('undo-confirm') }),
  /** Takes click two back, as long as nothing was handed over. */
  z.strictObject({ ...envelope, kind: z.literal('undo-file') }),
  /** Rückfrage: asks the citizen for something; the task waits until it comes or the day has passed. */
  z.strictObject({ ...envelope, kind: z.literal('request'), ...letter, dueOn: calendarDate }),
  /** Zurückweisen: declaration and letter are filed, nothing is handed over (DOMAIN.md section 13). */
  z.strictObject({ ...envelope, kind: z.literal('return'), ...letter }),
  /** Weiterleiten to a colleague or, with `workerId` null, to a team. */
  z.strictObject({
    ...envelope,
    kind: z.literal('forward'),
    to: z.strictObject({ workerId: workerId.nullable(), teamId }),
    reason: z.string().trim().min(1).max(500),
  }),
  /** Goes on with a task that waits for the citizen, or takes a return back before its letter has left. */
  z.strictObject({ ...envelope, kind: z.literal('resume') }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandKind = Command['kind'];
