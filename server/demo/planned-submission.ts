import type { Instant } from '../../shared/base/calendar-date.ts';
import type { Applicant, Declared } from '../../shared/domain/submission.ts';
import type { DemoFile, ProofForm } from './files/render-proof.ts';
import type { DemoPerson } from './names/make-person.ts';
import type { SeededRandom } from './names/seeded-random.ts';
import type { PlannedCase, PlannedPerson } from './plan-cases.ts';

/** A submission that will be sent through the intake. Its files are made only then, because pictures need memory. */
export interface PlannedSubmission {
  /** Unique; the seed of everything drawn for it. */
  readonly key: string;
  readonly receivedAt: Instant;
  readonly procedure: string;
  readonly applicant: Applicant;
  readonly declared: Declared;
  readonly makeFiles: (random: SeededRandom) => Promise<readonly DemoFile[]>;
}

/** What the plans draw on. */
export interface Sender {
  readonly person: PlannedPerson;
  readonly applicant: Applicant;
}

/** With what a drawn submission begins. */
export interface Start {
  readonly random: SeededRandom;
  readonly key: string;
  readonly sender: Sender;
  readonly receivedAt: Instant;
}

/** How people identify themselves: most know their BG-Nummer, some the Kundennummer, some neither. */
export function senderOf(
  planned: PlannedCase,
  random: SeededRandom,
  person: PlannedPerson = planned.persons[0],
): Sender {
  const number = random.between(1, 10);
  return {
    person,
    applicant: {
      ...identityOf(person),
      ...(number <= 7 ? { caseNumber: planned.caseNumber } : {}),
      ...(number === 7 || number === 8 ? { customerNumber: person.customerNumber } : {}),
    },
  };
}

export function identityOf(person: DemoPerson): Applicant {
  const { familyName, givenNames, birthDate, postalCode } = person;
  return { familyName, givenNames, birthDate, postalCode };
}

/** Mostly what computers and practices write themselves; pictures are dear to make and few are enough. */
export function drawForm(random: SeededRandom): ProofForm {
  const drawn = random.between(1, 100);
  if (drawn <= 80) return 'digital-pdf';
  if (drawn <= 92) return 'image-pdf';
  return drawn <= 97 ? 'screenshot' : 'skewed-scan';
}
