import { z } from 'zod';
import { caseFileId, caseId } from '../base/ids.ts';
import { caseFileSchema, caseSchema } from '../domain/case.ts';
import { fileDocumentSchema } from '../domain/file-document.ts';
import { channel } from './channel.ts';

export const caseFileChannels = {
  /** Cases whose BG-Nummer, file reference or persons match the text; empty text lists all, by name. At most `limit`. */
  'case-file.find': channel(
    z.strictObject({ text: z.string().max(200), offset: z.int().nonnegative(), limit: z.int().min(1).max(200) }),
    z.object({
      rows: z.array(z.object({ file: caseFileSchema, caseId, caseNumber: z.string(), names: z.string() })),
      total: z.int(),
    }),
  ),
  /** One file with its registers and how many documents each holds. */
  'case-file.show': channel(
    z.strictObject({ caseFileId }),
    z.object({
      file: caseFileSchema,
      case: caseSchema,
      registers: z.array(z.object({ number: z.string(), title: z.string(), count: z.int() })),
      total: z.int(),
    }),
  ),
  /** Documents of a file, newest first; `register` null lists all registers. */
  'case-file.documents': channel(
    z.strictObject({
      caseFileId,
      register: z
        .string()
        .regex(/^\d{2}$/)
        .nullable(),
      offset: z.int().nonnegative(),
      limit: z.int().min(1).max(200),
    }),
    z.object({ rows: z.array(fileDocumentSchema), total: z.int() }),
  ),
};
