import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import {
  batchId,
  caseFileId,
  caseId,
  commandId,
  contentHash,
  fileDocumentId,
  personId,
  taskId,
  teamId,
  workerId,
} from '../base/ids.ts';
import { documentTypeNames } from '../domain/document-type.ts';
import { checkRecordSchema } from '../domain/evidence/check-record.ts';
import { letterReasons } from '../domain/letter-reason.ts';
import { personSchema } from '../domain/person.ts';

/** What every command carries. The same value travels view -> ipc -> outbox -> server. */
const envelope = {
  /** Chosen by the workstation; makes the command idempotent. */
  commandId,
  taskId,
  /** The task's version the person saw; another one on the server means a conflict. */
  expectedVersion: z.int().positive(),
  /** When the person clicked, by the workstation's clock. The server records its own time as well. */
  issuedAt: instant,
  /**
   * The last command of this workstation on the task that had no answer yet: what the person saw rests on it. When that
   * one was refused this one is too, because another's work may have led to the same version.
   */
  follows: commandId.optional(),
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

/** On whose desk: a colleague's or, with `workerId` null, the common one of a team. */
export const recipientSchema = z.strictObject({ workerId: workerId.nullable(), teamId });
export type Recipient = z.infer<typeof recipientSchema>;

const reason = z.string().trim().min(1).max(500);

/**
 * People with the same name and birth date as somebody who is to be registered: a person has looked at each of them, and
 * says by what it is somebody else. It covers nobody whom they have not seen.
 */
export const tellNamesakesApartSchema = z.strictObject({ personIds: z.array(personId).min(1).max(20), reason });
export type TellNamesakesApart = z.infer<typeof tellNamesakesApartSchema>;

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
    to: recipientSchema,
    reason,
    /** Those that were forwarded together by a team lead; each one is a command of its own. */
    batchId: batchId.optional(),
  }),
  /** Goes on with a task that waits for the citizen, or takes a return back before its letter has left. */
  z.strictObject({ ...envelope, kind: z.literal('resume') }),
  /** In Bearbeitung nehmen: everybody sees it. `takeOver` where the person was asked, because a colleague has it. */
  z.strictObject({ ...envelope, kind: z.literal('claim'), takeOver: z.boolean() }),
  /** Gives a claim back. */
  z.strictObject({ ...envelope, kind: z.literal('release') }),
  /** Keeps a task from deputies and the team, or no longer. */
  z.strictObject({ ...envelope, kind: z.literal('set-personal'), isPersonal: z.boolean() }),
  /** Out of the clearing basket, into a household; `to` null: to whom the household's work belongs. */
  z.strictObject({ ...envelope, kind: z.literal('assign'), caseId, personId, to: recipientSchema.nullable() }),
  /**
   * Out of the clearing basket, with a person whom the office did not know: into a household it has, or into a new one.
   * Ids of what is new are chosen by the workstation.
   */
  z.strictObject({
    ...envelope,
    kind: z.literal('register-person'),
    household: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('known'), caseId }),
      z.strictObject({ kind: z.literal('new'), caseId, caseNumber: z.string().trim().min(1).max(20) }),
    ]),
    person: personSchema,
    to: recipientSchema.nullable(),
    namesakes: tellNamesakesApartSchema.optional(),
  }),
  /** Abgabe: another authority is responsible. It gets everything, the citizen a letter (§ 16 SGB I). */
  z.strictObject({
    ...envelope,
    kind: z.literal('cede'),
    authority: z.string().trim().min(1).max(200),
    reason,
    /** What the citizen reads. */
    text: z.string().trim().min(1).max(4000),
  }),
  /** Into the clearing basket of another service office of the same Jobcenter. */
  z.strictObject({ ...envelope, kind: z.literal('move-basket'), serviceOfficeId: z.uuid(), reason }),
  /** A note for whoever opens the task next; of kind `conflict` it keeps work that lost against another's. */
  z.strictObject({
    ...envelope,
    kind: z.literal('note'),
    noteKind: z.enum(['note', 'conflict']),
    text: z.string().trim().min(1).max(4000),
  }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandKind = Command['kind'];
