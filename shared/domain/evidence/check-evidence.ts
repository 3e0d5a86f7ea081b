import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Declared } from '../submission.ts';
import { nothingToCompare } from './judge-evidence.ts';
import type { DocumentReading } from './reading.ts';
import type { EvidenceRules } from './rules.ts';
import type { TimelineEvent } from './timeline.ts';
import type { EvidenceCheck, SickPeriod } from './verdict.ts';

/** A person as far as a proof can name one. */
export interface NamedPerson {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: CalendarDate;
}

/** Who sent it, with the numbers given in the declaration. */
export interface CheckedApplicant extends NamedPerson {
  readonly caseNumber?: string | undefined;
  readonly customerNumber?: string | undefined;
}

export interface CheckInput {
  readonly procedure: { readonly id: string; readonly version: number };
  /** Null where the procedure compares nothing. */
  readonly rules: EvidenceRules | null;
  readonly applicant: CheckedApplicant;
  readonly declared: Declared;
  /** Of every proof of the submission, never of its Durchschrift. */
  readonly readings: readonly DocumentReading[];
  /** The person's other periods: voided ones excluded, and the one that this task itself has filed. */
  readonly previous: readonly SickPeriod[];
  /** Of the person. */
  readonly events: readonly TimelineEvent[];
  readonly receivedOn: CalendarDate | null;
  /** The other people of the household case. */
  readonly householdMembers: readonly NamedPerson[];
}

/** The whole check of one task. Pure: no clock, no network, no database. */
export function checkEvidence(input: CheckInput): EvidenceCheck {
  if (input.rules === null) return nothingToCompare(input.procedure);
  throw new Error('the comparison of fields is not joined yet');
}
