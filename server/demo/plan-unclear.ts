import type { Instant } from '../../shared/base/calendar-date.ts';
import { makePerson } from './names/make-person.ts';
import type { SeededRandom } from './names/seeded-random.ts';
import type { PlannedCase } from './plan-cases.ts';
import { identityOf, type PlannedSubmission, type Sender, type Start } from './planned-submission.ts';

export interface UnclearFacts {
  readonly cases: readonly PlannedCase[];
  readonly random: SeededRandom;
  readonly drawMoment: (random: SeededRandom) => Instant;
  readonly drawNote: (start: Start) => PlannedSubmission;
  readonly drawUpload: (start: Start) => PlannedSubmission;
}

/** In the area of another Jobcenter. */
const elsewhere = { postalCode: '53879', city: 'Euskirchen' };

/**
 * What nobody can be found for, and why: a slip in the name, somebody else's BG-Nummer, somebody from another Jobcenter's
 * area, and somebody wholly new. The first three lie in the basket of the main branch.
 */
export function planUnclear({ cases, random, ...draw }: UnclearFacts): readonly PlannedSubmission[] {
  const households = cases.filter(({ key, office, persons }) => {
    return key === null && office === 'dueren' && persons[0].familyName.length > 3;
  });
  const [misspelt, mixedUp, other] = households.slice(-3);
  if (misspelt === undefined || mixedUp === undefined || other === undefined) throw new Error('too few households');
  const senders: readonly ((own: SeededRandom) => Sender)[] = [
    () => {
      const [person] = misspelt.persons;
      return { person, applicant: { ...identityOf(person), familyName: slipIn(person.familyName) } };
    },
    () => {
      const [person] = mixedUp.persons;
      return { person, applicant: { ...identityOf(person), caseNumber: other.caseNumber } };
    },
    (own) => {
      const person = { ...makePerson(own), ...elsewhere, role: 'applicant' } as const;
      return { person, applicant: identityOf(person) };
    },
    (own) => {
      const person = { ...makePerson(own), role: 'applicant' } as const;
      return { person, applicant: identityOf(person) };
    },
  ];
  return senders.map((sender, index) => {
    const own = random.fork(`${index}`);
    const start = { random: own, key: `unclear-${index}`, sender: sender(own), receivedAt: draw.drawMoment(own) };
    return index % 2 === 0 ? draw.drawNote(start) : draw.drawUpload(start);
  });
}

/** Two letters the wrong way round: `Shcmitz`. */
function slipIn(name: string): string {
  const [first = '', second = '', third = ''] = name;
  return second === third ? `${name}${name.slice(-1)}` : `${first}${third}${second}${name.slice(3)}`;
}
