import { type CalendarDate, formatGermanDay, isCalendarDate } from '../../../base/calendar-date.ts';
import { foldName } from '../../fold-name.ts';
import type { NamedPerson } from '../check-evidence.ts';
import type { FieldVerdict, Finding } from '../verdict.ts';
import { makeFinding, placeOf, shorten } from './make-finding.ts';
import { severityOf } from './severity.ts';
import { fieldOf, type Situation } from './situation.ts';

/** C04: birth date, zero tolerance. */
export function findBirthDateDifference(situation: Situation): readonly Finding[] {
  const verdict = fieldOf(situation, 'birthDate');
  if (verdict === undefined || verdict.declared === null || verdict.verdict === 'agrees') return [];
  // a letter seldom says it, and what it says may be somebody else's
  if (situation.rules.document === 'letter' && verdict.verdict !== 'differs') return [];
  const declared = germanDay(verdict.declared);
  const texts = {
    differs: {
      title: 'Anderes Geburtsdatum',
      why: `Angegeben ist der ${declared}, auf dem Nachweis steht der ${germanDay(verdict.found)}.`,
      advice: 'Prüfen Sie, ob der Nachweis zu dieser Person gehört, und fragen Sie nach oder leiten Sie weiter.',
    },
    'not-found': {
      title: 'Geburtsdatum nicht gefunden',
      why: `Das Geburtsdatum ${declared} wurde auf dem Nachweis nicht gefunden.`,
      advice: 'Sehen Sie auf der Seite nach, ob der Nachweis vollständig ist, und fordern Sie ihn sonst neu an.',
    },
    unreadable: {
      title: 'Geburtsdatum nicht lesbar',
      why: 'Das Geburtsdatum auf dem Nachweis war nicht sicher zu lesen.',
      advice: 'Fordern Sie den Nachweis lesbar neu an, wenn auch Sie es auf der Seite nicht lesen können.',
    },
  } as const;
  return [
    makeFinding({
      id: 'C04',
      severity: severityOf(situation, verdict),
      ...texts[verdict.verdict],
      field: 'birthDate',
      place: placeOf(verdict),
    }),
  ];
}

/** C05: the proof names another member of the household. */
export function findOtherMember(situation: Situation): readonly Finding[] {
  const member = memberOnProof(situation);
  if (member === undefined) return [];
  const name = shorten(`${member.givenNames} ${member.familyName}`, 80);
  return [
    makeFinding({
      id: 'C05',
      // a lease or a school report may well be in another member's name
      severity: situation.rules.document === 'sick-note' ? 'hard' : 'flag',
      title: 'Andere Person der BG',
      why: `Der Nachweis nennt ${name}, geboren am ${formatGermanDay(member.birthDate)}, eine andere Person derselben Bedarfsgemeinschaft.`,
      advice: 'Leiten Sie den Vorgang zur richtigen Person weiter, oder geben Sie ihn mit einer Erklärung zurück.',
      field: 'familyName',
      place: placeOf(fieldOf(situation, 'familyName')),
    }),
  ];
}

/** L4 before the lock: a number of another file stands on the proof. */
export function findOtherFileNumber(situation: Situation): readonly Finding[] {
  const own = { case: situation.applicant.caseNumber, customer: situation.applicant.customerNumber };
  return situation.facts.fileNumbers.flatMap(({ kind, value, place }, index) => {
    const expected = own[kind];
    if (expected === undefined || sameNumber(expected, value)) return [];
    const name = kind === 'case' ? 'BG-Nummer' : 'Kundennummer';
    return [
      makeFinding({
        id: 'L4',
        about: `${kind}:${index}`,
        severity: 'flag',
        title: `Andere ${name}`,
        why: `Auf dem Nachweis steht die ${name} ${shorten(value, 30)}, angegeben ist ${shorten(expected, 30)}.`,
        advice: 'Prüfen Sie, ob der Nachweis in diese Akte gehört.',
        place,
      }),
    ];
  });
}

/** Compares file numbers without blanks, signs and case: `31302//0001234` is `31302BG0001234` (DOMAIN 4). */
export function sameNumber(one: string, other: string): boolean {
  return bareNumber(one) === bareNumber(other);
}

function bareNumber(text: string): string {
  return text
    .toUpperCase()
    .replace(/\/\//g, 'BG')
    .replace(/[^A-Z0-9]/g, '');
}

/** The other member of the household whom the proof names in place of the applicant. */
export function memberOnProof(situation: Situation): NamedPerson | undefined {
  const agrees = (field: string) => fieldOf(situation, field)?.verdict === 'agrees';
  const isApplicant =
    agrees('familyName') && agrees('givenNames') && fieldOf(situation, 'birthDate')?.verdict !== 'differs';
  return isApplicant ? undefined : situation.householdMembers.find((member) => isNamed(situation, member));
}

function isNamed(situation: Situation, member: NamedPerson): boolean {
  const family = readValues(fieldOf(situation, 'familyName')).map(foldName);
  const given = readValues(fieldOf(situation, 'givenNames')).map((text) => foldName(text).split(' '));
  const births = readValues(fieldOf(situation, 'birthDate'));
  const names = foldName(member.givenNames).split(' ');
  const hasName =
    family.includes(foldName(member.familyName)) &&
    given.some((words) => words.length > 0 && words.every((word) => names.includes(word)));
  if (births.length > 0) return hasName && births.includes(member.birthDate);
  const { applicant } = situation;
  const isNamesake =
    foldName(member.familyName) === foldName(applicant.familyName) &&
    foldName(member.givenNames) === foldName(applicant.givenNames);
  return hasName && !isNamesake;
}

/** What was read for a field, the deciding value and the others; an empty one could not be read. */
function readValues(verdict: FieldVerdict | undefined): readonly string[] {
  if (verdict === undefined) return [];
  return [verdict.found ?? '', ...verdict.candidates.map(({ value }) => value)].filter((value) => value !== '');
}

function germanDay(text: string | null): string {
  return text !== null && isCalendarDate(text) ? formatGermanDay(text as CalendarDate) : (text ?? '');
}
