import { z } from 'zod';
import { calendarDate } from '../base/calendar-date.ts';
import { caseId, personId } from '../base/ids.ts';

/** Why a person may be the one whom a submission in the clearing basket is about. */
export const candidateReasons = [
  'same-case-number',
  'same-customer-number',
  'same-birth-date',
  'similar-birth-date', // one digit, or day and month the other way round
  'same-name',
  'similar-name',
] as const;
export type CandidateReason = (typeof candidateReasons)[number];

/** Somebody of the office's records: as much as is needed to tell people apart, and nothing more. */
export const directoryHitSchema = z.object({
  personId,
  caseId,
  familyName: z.string(),
  givenNames: z.string(),
  birthDate: calendarDate,
  /** `Weg 2, 52349 Düren`. */
  address: z.string(),
  caseNumber: z.string(),
  /** Aktenzeichen of the person's own files; none for a child. */
  fileReferences: z.array(z.string()),
  serviceOfficeName: z.string(),
  /** To whom the work goes by the office's rules, a person or a team; null where they lead to nobody. */
  goesTo: z.string().nullable(),
});
export type DirectoryHit = z.infer<typeof directoryHitSchema>;

export const candidateSchema = directoryHitSchema.extend({ reasons: z.array(z.enum(candidateReasons)).min(1) });
export type Candidate = z.infer<typeof candidateSchema>;

/** As many as a person can look through; whoever finds more has to say more. */
export const directoryLimit = 20;
