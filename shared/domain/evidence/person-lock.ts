import { z } from 'zod';
import { formatGermanDay } from '../../base/calendar-date.ts';
import { foldFullName, foldName } from '../fold-name.ts';
import { sortableName } from '../person.ts';
import type { NamedPerson } from './check-evidence.ts';
import { shorten } from './findings/make-finding.ts';
import { sameNumber } from './findings/person-findings.ts';
import type { ProofFacts } from './findings/situation.ts';
import type { FieldVerdict } from './verdict.ts';

/** The right-person lock (FEATURES L4): does what stands on the proof lead to the file it will be filed in? */
export const personLockSchema = z.object({
  /** `open`: name and birth date, or a number of the file, stand on the proof. `closed`: something else stands there. */
  state: z.enum(['open', 'closed', 'unknown']),
  /** Plain German sentence: what was found, or what is missing. */
  reason: z.string().max(300),
  /** Other people of the office with the same name, from the cache: `Mertens, Mara, geb. 01.02.1990`. */
  namesakes: z.array(z.string().max(200)).max(10),
});
export type PersonLock = z.infer<typeof personLockSchema>;

export interface LockInput {
  /** Of the check: what was found for `familyName`, `givenNames` and `birthDate`. */
  readonly fields: readonly FieldVerdict[];
  /** BG-Nummer and Kundennummer found on the proofs. */
  readonly numbersOnProof: ProofFacts['fileNumbers'];
  readonly applicant: NamedPerson;
  /** The person of the target file; of a household's file everybody in it. */
  readonly filePersons: readonly NamedPerson[];
  /** BG-Nummer, Kundennummer, Aktenzeichen of the target file. */
  readonly fileNumbers: readonly string[];
  /** Candidates from the cache; who has another name, or is the person of the file, is left out here. */
  readonly namesakes: readonly NamedPerson[];
}

/** Open only where the proof itself names the person of the file, or the file; what is merely missing closes nothing. */
export function decidePersonLock(input: LockInput): PersonLock {
  const namesakes = otherNamesakes(input);
  return { ...decide(input), namesakes: namesakes.slice(0, 10).map(describe) };
}

function decide(input: LockInput): Pick<PersonLock, 'state' | 'reason'> {
  const { numbersOnProof, fileNumbers, filePersons } = input;
  if (numbersOnProof.some(({ value }) => fileNumbers.some((own) => sameNumber(own, value)))) {
    return { state: 'open', reason: 'Eine Nummer der Zielakte steht auf dem Nachweis.' };
  }
  const [otherNumber] = numbersOnProof;
  if (otherNumber !== undefined && fileNumbers.length > 0) {
    const name = otherNumber.kind === 'case' ? 'BG-Nummer' : 'Kundennummer';
    return {
      state: 'closed',
      reason: `Auf dem Nachweis steht die ${name} ${shorten(otherNumber.value, 30)}, die nicht zur Zielakte gehört.`,
    };
  }
  const named = filePersons.filter((person) => isNamedOn(person, input));
  const births = surelyRead(input, 'birthDate');
  if (named.length > 0) {
    if (births.length === 0) {
      return {
        state: 'unknown',
        reason: 'Der Name steht auf dem Nachweis, aber weder Geburtsdatum noch Aktenzeichen waren sicher zu finden.',
      };
    }
    return named.some(({ birthDate }) => births.includes(birthDate))
      ? { state: 'open', reason: 'Name und Geburtsdatum auf dem Nachweis gehören zur Zielakte.' }
      : { state: 'closed', reason: 'Auf dem Nachweis steht ein anderes Geburtsdatum als in der Zielakte.' };
  }
  if (isOtherName(input)) {
    return { state: 'closed', reason: 'Auf dem Nachweis steht ein anderer Name als in der Zielakte.' };
  }
  return { state: 'unknown', reason: 'Auf dem Nachweis war kein Name sicher zu finden, der zur Zielakte führt.' };
}

function isNamedOn(person: NamedPerson, input: LockInput): boolean {
  return hasFamilyName(person, input) && hasGivenNames(person, input);
}

/** A part of the name that was surely read belongs to nobody of the file. A part that could not be read says nothing. */
function isOtherName(input: LockInput): boolean {
  const { filePersons } = input;
  return (
    (surelyRead(input, 'familyName').length > 0 && !filePersons.some((person) => hasFamilyName(person, input))) ||
    (surelyRead(input, 'givenNames').length > 0 && !filePersons.some((person) => hasGivenNames(person, input)))
  );
}

function hasFamilyName({ familyName }: NamedPerson, input: LockInput): boolean {
  const isApplicants = agrees(input, 'familyName') && foldName(familyName) === foldName(input.applicant.familyName);
  return isApplicants || surelyRead(input, 'familyName').map(foldName).includes(foldName(familyName));
}

function hasGivenNames({ givenNames }: NamedPerson, input: LockInput): boolean {
  const own = words(givenNames);
  if (agrees(input, 'givenNames') && foldName(givenNames) === foldName(input.applicant.givenNames)) return true;
  const given = surelyRead(input, 'givenNames').map(words);
  return given.some((read) => read.length > 0 && (isSubset(read, own) || isSubset(own, read)));
}

function agrees(input: LockInput, field: string): boolean {
  return input.fields.some((verdict) => verdict.field === field && verdict.verdict === 'agrees');
}

/** What decided about a field, where it was read surely. Other places on the page say nothing about the person. */
function surelyRead(input: LockInput, field: string): readonly string[] {
  return input.fields.flatMap((verdict) => {
    const isSure = verdict.verdict === 'agrees' || verdict.verdict === 'differs';
    return verdict.field === field && isSure && verdict.found !== null ? [verdict.found] : [];
  });
}

function otherNamesakes(input: LockInput): readonly NamedPerson[] {
  const { filePersons, namesakes } = input;
  const names = new Set(filePersons.map(foldFullName));
  const isOfFile = (other: NamedPerson) =>
    filePersons.some((own) => own.birthDate === other.birthDate && foldFullName(own) === foldFullName(other));
  return namesakes.filter((other) => names.has(foldFullName(other)) && !isOfFile(other));
}

function describe(person: NamedPerson): string {
  return `${shorten(sortableName(person), 180)}, geb. ${formatGermanDay(person.birthDate)}`;
}

function words(name: string): readonly string[] {
  return foldName(name).split(' ').filter(Boolean);
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word));
}
