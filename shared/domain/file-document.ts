import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { caseFileId, contentHash, fileDocumentId, processNumber, taskId } from '../base/ids.ts';
import { documentTypeNames } from './document-type.ts';

/** One document in a register of a file. Its bytes are stored under `contentHash` and never change. */
export const fileDocumentSchema = z.object({
  id: fileDocumentId,
  caseFileId,
  register: z.string().regex(/^\d{2}$/),
  type: z.enum(documentTypeNames),
  title: z.string().min(1).max(200),
  documentDate: calendarDate,
  receivedOn: calendarDate,
  contentHash,
  /** Bytes. */
  size: z.int().nonnegative(),
  mediaType: z.string().max(80),
  origin: z.enum(['copy', 'proof', 'record', 'letter', 'earlier']),
  taskId: taskId.nullable(),
  processNumber: processNumber.nullable(),
  filedAt: instant,
  /** As `nameOfAct` says it. */
  filedByName: z.string().max(300),
});
export type FileDocument = z.infer<typeof fileDocumentSchema>;
