import { z } from 'zod';
import { formatGermanDay } from '../../base/calendar-date.ts';
import type { PersonId } from '../../base/ids.ts';
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
  /** Other people of the office with the same name, from the cache; also one elsewhere who was born on the same day: `Mertens, Mara, geb. 01.02.1990`. */
  namesakes: z.array(z.string().max(200)).max(10),
});
export type PersonLock = z.infer<typeof personLockSchema>;

/** Somebody of the office's records. */
export interface KnownPerson extends NamedPerson {
  readonly id: PersonId;
  /** `Weg 2, 52349 Düren`. */
  readonly address: string;
}

export interface LockInput {
  /** Of the check: what was found for `familyName`, `givenNames` and `birthDate`. */
  readonly fields: readonly FieldVerdict[];
  /** BG-Nummer and Kundennummer found on the proofs. */
  readonly numbersOnProof: ProofFacts['fileNumbers'];
  readonly applicant: NamedPerson;
  /** The person of the target file; of a household's file everybody in it. */
  readonly filePersons: readonly KnownPerson[];
  /** Of those: who shares name and birth date with somebody else of the office, in the cache or not. */
  readonly namesakeIds: readonly PersonId[];
  /** BG-Nummer, Kundennummer, Aktenzeichen of the target file. */
  readonly fileNumbers: readonly string[];
  /** Candidates from the cache; who has another name, or is the person of the file, is left out here. */
  readonly namesakes: readonly KnownPerson[];
}

/** Open only where the proof itself names the person of the file, or the file; what is merely missing closes nothing. */
export function decidePersonLock(input: LockInput): PersonLock {
  return { ...decide(input), namesakes: describeNamesakes(input).slice(0, 10) };
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
    const fitting = named.filter(({ birthDate }) => births.includes(birthDate));
    if (fitting.length === 0) {
      return { state: 'closed', reason: 'Auf dem Nachweis steht ein anderes Geburtsdatum als in der Zielakte.' };
    }
    return fitting.some(({ id }) => input.namesakeIds.includes(id))
      ? {
          state: 'unknown',
          reason:
            'Name und Geburtsdatum auf dem Nachweis passen, aber eine zweite Person heißt genauso und ist am selben Tag geboren. Bitte prüfen Sie Anschrift oder Nummer.',
        }
      : { state: 'open', reason: 'Name und Geburtsdatum auf dem Nachweis gehören zur Zielakte.' };
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

/** Those born on the same day first, with their address, because nothing else tells them apart. */
function describeNamesakes({ filePersons, namesakes, namesakeIds }: LockInput): readonly string[] {
  const names = new Set(filePersons.map(foldFullName));
  const own = new Set(filePersons.map(({ id }) => id));
  const others = namesakes.filter((other) => names.has(foldFullName(other)) && !own.has(other.id));
  const isDouble = (other: KnownPerson) => filePersons.some((person) => isSameByName(person, other));
  const elsewhere = filePersons.filter(
    (person) => namesakeIds.includes(person.id) && !others.some((other) => isSameByName(person, other)),
  );
  return [
    ...others.filter(isDouble).map((other) => `${nameAndBirth(other)}, ${shorten(other.address, 80)}`),
    ...elsewhere.map((person) => `${nameAndBirth(person)}, in einer anderen Bedarfsgemeinschaft`),
    ...others.filter((other) => !isDouble(other)).map(nameAndBirth),
  ];
}

function isSameByName(one: NamedPerson, other: NamedPerson): boolean {
  return one.birthDate === other.birthDate && foldFullName(one) === foldFullName(other);
}

function nameAndBirth(person: NamedPerson): string {
  return `${shorten(sortableName(person), 80)}, geb. ${formatGermanDay(person.birthDate)}`;
}

function words(name: string): readonly string[] {
  return foldName(name).split(' ').filter(Boolean);
}

function isSubset(some: readonly string[], all: readonly string[]): boolean {
  return some.every((word) => all.includes(word));
}
