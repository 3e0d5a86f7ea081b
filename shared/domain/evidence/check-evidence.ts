import type { CalendarDate } from '../../base/calendar-date.ts';
import type { Declared } from '../submission.ts';
import { compareFields } from './compare-fields.ts';
import { extract } from './extract.ts';
import type { ProofFacts } from './findings/situation.ts';
import { judgeEvidence, nothingToCompare } from './judge-evidence.ts';
import { noFacts, proofFacts } from './proof-facts.ts';
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

/** The check, and what the right-person lock needs of the same reading. */
export interface Examination {
  readonly check: EvidenceCheck;
  readonly facts: ProofFacts;
}

/** The whole check of one task. Pure: no clock, no network, no database. */
export function checkEvidence(input: CheckInput): EvidenceCheck {
  return examineEvidence(input).check;
}

export function examineEvidence(input: CheckInput): Examination {
  const { rules, readings, previous, receivedOn } = input;
  if (rules === null) return { check: nothingToCompare(input.procedure), facts: noFacts };
  const extraction = extract(readings, rules);
  const declared = declaredValues(input);
  const fields = compareFields({ declared, rules, extraction, previous, receivedOn });
  const facts = proofFacts(extraction);
  return { check: judgeEvidence(input, rules, { documents: extraction.documents, fields, facts }), facts };
}

/** The applicant is compared wherever the rules name them, also where the form does not ask again. */
function declaredValues({ applicant, declared }: CheckInput): Declared {
  const { familyName, givenNames, birthDate } = applicant;
  const all: Declared = { familyName, givenNames, birthDate, ...declared };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '')); // nothing said is nothing declared
}
