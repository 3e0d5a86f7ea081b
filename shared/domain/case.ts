import { z } from 'zod';
import { caseFileId, caseId, personId, workerId } from '../base/ids.ts';
import { personSchema } from './person.ts';
import { fileKinds } from './register.ts';

/** e-Akte of a case: the Leistungsakte of the household or the Fallakte of one person. */
export const caseFileSchema = z.object({
  id: caseFileId,
  kind: z.enum(fileKinds),
  /** The person of a Fallakte; null for the household's Leistungsakte. */
  personId: personId.nullable(),
  /** Aktenzeichen, for example `50-3-004182`; the office's own pattern. */
  fileReference: z.string().max(40),
  title: z.string().max(200),
});
export type CaseFile = z.infer<typeof caseFileSchema>;

/** Bedarfsgemeinschaft: the household with its persons and files, synced as one unit. */
export const caseSchema = z.object({
  id: caseId,
  /** BG-Nummer, usual form `31302BG0001234`. */
  caseNumber: z.string().max(20),
  serviceOfficeName: z.string().max(120),
  benefitWorkerId: workerId.nullable(),
  integrationWorkerId: workerId.nullable(),
  persons: z.array(personSchema).max(30),
  files: z.array(caseFileSchema).max(40),
});
export type Case = z.infer<typeof caseSchema>;
