import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { caseFileId, commandId, contentHash, fileDocumentId, taskId } from '../base/ids.ts';
import { documentTypeNames } from '../domain/document-type.ts';

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
});
export type FiledDocument = z.infer<typeof filedDocumentSchema>;

export const filingTargetSchema = z.strictObject({
  caseFileId,
  register: z.string().regex(/^\d{2}$/),
  documents: z.array(filedDocumentSchema).min(1).max(31),
});
export type FilingTarget = z.infer<typeof filingTargetSchema>;

/** Every command a caseworker can give. */
export const commandSchema = z.discriminatedUnion('kind', [
  /** Click one: the person found declared data and proof to agree. Starts the hand-over. */
  z.strictObject({ ...envelope, kind: z.literal('confirm') }),
  /** Click two: Durchschrift and every proof into the file, both or none. */
  z.strictObject({ ...envelope, kind: z.literal('file'), target: filingTargetSchema }),
  /** Takes click one back, as long as nothing was handed over. */
  z.strictObject({ ...envelope, kind: z.literal('undo-confirm') }),
  /** Takes click two back, as long as nothing was handed over. */
  z.strictObject({ ...envelope, kind: z.literal('undo-file') }),
]);
export type Command = z.infer<typeof commandSchema>;
export type CommandKind = Command['kind'];
