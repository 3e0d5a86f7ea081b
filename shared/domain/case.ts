import { z } from 'zod';
import { calendarDate } from '../base/calendar-date.ts';
import { caseFileId, caseId, deputyshipId, personId, taskId, workerId } from '../base/ids.ts';
import { sickPeriodSchema } from './evidence/verdict.ts';
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

/** A confirmed period of incapacity for work. A cancelled one (Storno) stays and no longer counts. */
export const sickNoteSchema = sickPeriodSchema.extend({ personId, taskId: taskId.nullable(), isVoided: z.boolean() });
export type SickNote = z.infer<typeof sickNoteSchema>;

/** Meldetermin or Ortsabwesenheit of a person; both days belong to it. */
export const caseEventSchema = z.object({
  personId,
  kind: z.enum(['appointment', 'missed-appointment', 'absence']),
  from: calendarDate,
  to: calendarDate,
});
export type CaseEvent = z.infer<typeof caseEventSchema>;

/** Sick notes and events of one household that travel with it; the newest ones where there are more. */
export const historyLimit = 2000;

/** Bedarfsgemeinschaft: the household with its persons and files, synced as one unit. */
export const caseSchema = z.object({
  id: caseId,
  /** BG-Nummer, usual form `31302BG0001234`. */
  caseNumber: z.string().max(20),
  serviceOfficeName: z.string().max(120),
  benefitWorkerId: workerId.nullable(),
  integrationWorkerId: workerId.nullable(),
  persons: z.array(personSchema).max(30),
  /** Of these persons: who shares name and birth date with somebody else of the office. Neither tells them apart. */
  namesakeIds: z.array(personId).max(30).default([]),
  files: z.array(caseFileSchema).max(40),
  sickNotes: z.array(sickNoteSchema).max(historyLimit).default([]),
  events: z.array(caseEventSchema).max(historyLimit).default([]),
  /** The deputyships that cover it, on whatever days. */
  deputyshipIds: z.array(deputyshipId).max(100).default([]),
});
export type Case = z.infer<typeof caseSchema>;
