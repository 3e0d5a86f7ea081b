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
export const directoryHit = z.object({
  personId,
  caseId,
  familyName: z.string(),
  givenNames: z.string(),
  birthDate: calendarDate,
  caseNumber: z.string(),
  serviceOfficeName: z.string(),
  /** To whom the work goes by the office's rules, a person or a team; null where they lead to nobody. */
  goesTo: z.string().nullable(),
});
export type DirectoryHit = z.infer<typeof directoryHit>;

/** As many as a person can look through; whoever finds more has to say more. */
export const directoryLimit = 20;

/**
 * POST /v1/directory/search. Name, birth date (`12.03.1985`), BG-Nummer and Kundennummer in any order; what is given must
 * all fit. 400 `invalid-input`: too little to search for.
 */
export const directoryRequest = z.strictObject({
  text: z.string().trim().min(1).max(200),
  /** The kind of submission that is to be assigned: it decides to whom the work goes. */
  procedure: z.string().min(1).max(60),
});
export const directoryResponse = z.object({
  hits: z.array(directoryHit).max(directoryLimit),
  /** There are others that fit. */
  more: z.boolean(),
});

/** GET /v1/tasks/:taskId/candidates, for a task in the clearing basket; the likeliest first. */
export const candidatesResponse = z.object({
  candidates: z.array(directoryHit.extend({ reasons: z.array(z.enum(candidateReasons)).min(1) })).max(directoryLimit),
  /** Those into whose basket the task can be moved. */
  serviceOffices: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type Candidate = z.infer<typeof candidatesResponse>['candidates'][number];
