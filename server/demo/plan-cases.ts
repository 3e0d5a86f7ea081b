import { addDays, type CalendarDate } from '../../shared/base/calendar-date.ts';
import type { Person } from '../../shared/domain/person.ts';
import { caseload, type DemoLogin, type DemoServiceOffice, serviceOfficeOf } from './demo-office.ts';
import { type NamedHousehold, namedHouseholds } from './named-households.ts';
import { type DemoPerson, makePerson } from './names/make-person.ts';
import type { SeededRandom } from './names/seeded-random.ts';

export interface PlannedPerson extends DemoPerson {
  readonly role: Person['role'];
}

export interface PlannedCase {
  /** Of the named households only, to find them again. */
  readonly key: NamedHousehold['key'] | null;
  /** BG-Nummer. */
  readonly caseNumber: string;
  readonly office: DemoServiceOffice;
  readonly integrationWorker: DemoLogin;
  readonly benefitWorker: DemoLogin;
  readonly persons: readonly [PlannedPerson, ...PlannedPerson[]];
}

/** How many persons live in how many households: 400 in 260, the named households included. */
const householdSizes: readonly (readonly [size: number, count: number])[] = [
  [1, 170],
  [2, 60],
  [3, 22],
  [5, 4],
  [6, 4],
];
/** Sabine has thirty households as a whole, the named ones among them. */
const casesOfSabine = 30;

export function planCases(random: SeededRandom, today: CalendarDate): readonly PlannedCase[] {
  const named = namedHouseholds.map((household) => planNamed(random.fork(household.key), household));
  const remaining = householdSizes.flatMap(([size, count]) => {
    const taken = named.filter((planned) => planned.persons.length === size).length;
    return Array.from({ length: count - taken }, () => size);
  });
  const drawn: PlannedCase[] = [];
  for (const [index, size] of remaining.entries()) {
    const caseRandom = random.fork(`household ${index}`);
    const caseNumber = `31302BG${String(5200 + index * 7).padStart(7, '0')}`;
    drawn.push(planDrawn(caseRandom, { caseNumber, size, index, today }));
  }
  return shareWithSabine([...named, ...drawn]);
}

function planNamed(random: SeededRandom, household: NamedHousehold): PlannedCase {
  const persons = household.persons.map((given): PlannedPerson => ({ ...makePerson(random), ...given }));
  const [first, ...others] = persons;
  if (first === undefined) throw new Error('a named household without a person');
  const workers = { integrationWorker: 's.okafor', benefitWorker: 's.okafor' } as const;
  const { key, caseNumber } = household;
  return { key, caseNumber, office: 'dueren', ...workers, persons: [first, ...others] };
}

function planDrawn(
  random: SeededRandom,
  facts: {
    readonly caseNumber: string;
    readonly size: number;
    readonly index: number;
    readonly today: CalendarDate;
  },
): PlannedCase {
  const first: PlannedPerson = { ...makePerson(random), role: 'applicant' };
  const others = Array.from({ length: facts.size - 1 }, (_, place): PlannedPerson => {
    const isPartner = place === 0 && (facts.size > 2 || random.chance(0.5));
    if (isPartner) return { ...makePerson(random, { livesWith: first, ownNameShare: 0.3 }), role: 'partner' };
    const child = { bornFrom: addDays(facts.today, -17 * 365), bornUntil: addDays(facts.today, -200) };
    return { ...makePerson(random, { ...child, livesWith: first, ownNameShare: 0.1 }), role: 'child' };
  });
  const office = serviceOfficeOf(first.city);
  const workers = caseload[office];
  return {
    key: null,
    caseNumber: facts.caseNumber,
    office,
    integrationWorker: workers.integration[facts.index % 3] ?? workers.integration[0],
    benefitWorker: workers.benefit[random.between(0, 2)] ?? workers.benefit[0],
    persons: [first, ...others],
  };
}

function shareWithSabine(cases: readonly PlannedCase[]): readonly PlannedCase[] {
  let left = casesOfSabine - cases.filter((planned) => planned.integrationWorker === 's.okafor').length;
  return cases.map((planned) => {
    if (planned.key !== null || planned.office !== 'dueren' || left === 0) return planned;
    left -= 1;
    return { ...planned, integrationWorker: 's.okafor', benefitWorker: 's.okafor' };
  });
}
