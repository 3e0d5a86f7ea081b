import type { CandidateReason } from '../../shared/domain/directory-hit.ts';
import { editDistance } from '../../shared/domain/evidence/layout/match-text.ts';
import { foldFullName, foldName } from '../../shared/domain/fold-name.ts';
import type { Findings, KnownPerson, PersonInCase } from './findings.ts';
import type { ApplicantIdentity } from './identify-person.ts';

export interface CandidateFindings extends Findings {
  /** Everybody of the same name, whenever born. */
  readonly byName: readonly PersonInCase[];
}

export interface FoundCandidate extends PersonInCase {
  readonly reasons: readonly CandidateReason[];
}

const weights: Readonly<Record<CandidateReason, number>> = {
  'same-case-number': 3,
  'same-customer-number': 5,
  'same-birth-date': 4,
  'similar-birth-date': 3,
  'same-name': 4,
  'similar-name': 2,
};

/** Who may be meant, with everything that speaks for it; the likeliest first. Pure. */
export function findCandidates(applicant: ApplicantIdentity, findings: CandidateFindings): readonly FoundCandidate[] {
  const { byCaseNumber, byCustomerNumber, byBirthDate, byName } = findings;
  const ofHousehold = (byCaseNumber ?? []).flatMap((one) => one.persons.map((person) => ({ person, case: one })));
  const all = new Map<string, PersonInCase>();
  for (const hit of [...ofHousehold, ...(byCustomerNumber ?? []), ...byBirthDate, ...byName])
    all.set(hit.person.id, hit);
  return [...all.values()]
    .map((hit): FoundCandidate => {
      const reasons: CandidateReason[] = [];
      if (ofHousehold.some(({ person }) => person.id === hit.person.id)) reasons.push('same-case-number');
      if (byCustomerNumber?.some(({ person }) => person.id === hit.person.id) === true) {
        reasons.push('same-customer-number');
      }
      return { ...hit, reasons: [...reasons, ...compareIdentity(hit.person, applicant)] };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted(
      (one, other) =>
        weigh(other) - weigh(one) ||
        one.person.familyName.localeCompare(other.person.familyName, 'de') ||
        (one.person.id < other.person.id ? -1 : 1),
    );
}

function compareIdentity(person: KnownPerson, applicant: ApplicantIdentity): readonly CandidateReason[] {
  const reasons: CandidateReason[] = [];
  if (person.birthDate === applicant.birthDate) reasons.push('same-birth-date');
  else if (isSimilarDay(person.birthDate, applicant.birthDate)) reasons.push('similar-birth-date');
  if (foldFullName(person) === foldFullName(applicant)) reasons.push('same-name');
  else if (isSimilarName(person, applicant)) reasons.push('similar-name');
  return reasons;
}

/** One digit, or day and month the other way round. */
function isSimilarDay(one: string, other: string): boolean {
  const apart = Array.from(one).filter((digit, index) => digit !== other[index]).length;
  const [year, month, day] = one.split('-');
  return apart === 1 || `${year}-${day}-${month}` === other;
}

/** A slip of one or two letters in each part, or one given name in common under nearly the same family name. */
function isSimilarName(one: KnownPerson, other: ApplicantIdentity): boolean {
  if (!isSimilarWord(foldName(one.familyName), foldName(other.familyName))) return false;
  const known = foldName(one.givenNames).split(' ');
  return foldName(other.givenNames)
    .split(' ')
    .some((given) => known.some((word) => isSimilarWord(word, given)));
}

function isSimilarWord(one: string, other: string): boolean {
  return editDistance(one, other) <= (Math.min(one.length, other.length) >= 6 ? 2 : 1);
}

function weigh({ reasons }: FoundCandidate): number {
  return reasons.reduce((sum, reason) => sum + weights[reason], 0);
}
