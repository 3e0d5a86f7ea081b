import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { CaseFileId, CaseId, PersonId } from '../../shared/base/ids.ts';
import type { CaseFile } from '../../shared/domain/case.ts';
import { sortableName } from '../../shared/domain/person.ts';
import { insertCase } from '../store/case-writes.ts';
import type { Transaction } from '../store/database.ts';
import { placeCases } from '../store/placement-of-work.ts';
import type { SeededWorker } from './demo-office.ts';
import type { PlannedCase, PlannedPerson } from './plan-cases.ts';
import type { SeededOffice } from './write-office.ts';

export interface SeededFile extends CaseFile {
  /** Whose name the documents carry: the person of a Fallakte, the applicant of a Leistungsakte. */
  readonly about: PlannedPerson;
}

export interface SeededCase {
  readonly plan: PlannedCase;
  readonly id: CaseId;
  readonly files: readonly SeededFile[];
  readonly integrationWorker: SeededWorker;
  readonly benefitWorker: SeededWorker;
}

/** Households with their persons and empty files: one Leistungsakte each, a Fallakte for everybody of working age. */
export async function writeCases(
  transaction: Transaction,
  facts: {
    readonly office: SeededOffice;
    readonly plans: readonly PlannedCase[];
    readonly newId: () => string;
    readonly today: CalendarDate;
  },
): Promise<readonly SeededCase[]> {
  const { office, newId, today } = facts;
  const seeded: SeededCase[] = [];
  for (const plan of facts.plans) {
    const id = newId() as CaseId;
    const integrationWorker = workerOf(office, plan.integrationWorker);
    const benefitWorker = workerOf(office, plan.benefitWorker);
    const persons = plan.persons.map((person) => ({ plan: person, id: newId() as PersonId }));
    const files = planFiles(plan, persons, newId, today);
    await insertCase(transaction, {
      id,
      caseNumber: plan.caseNumber,
      serviceOfficeId: office.serviceOfficeIds[plan.office],
      benefitWorkerId: benefitWorker.id,
      integrationWorkerId: integrationWorker.id,
      persons: persons.map((person) => toPerson(person.id, person.plan)),
      files: files.map(({ about: _about, ...file }) => file),
    });
    seeded.push({ plan, id, files, integrationWorker, benefitWorker });
  }
  await placeCases(
    transaction,
    seeded.map(({ id }) => id),
  );
  return seeded;
}

function workerOf(office: SeededOffice, login: PlannedCase['integrationWorker']): SeededWorker {
  const worker = office.workers.get(login);
  if (worker === undefined) throw new Error('a demo case without a worker');
  return worker;
}

/** `50-2-004182` and `50-3-004182`; further persons of a household count on: `50-3-004182-2`. */
function planFiles(
  plan: PlannedCase,
  persons: readonly { readonly plan: PlannedPerson; readonly id: PersonId }[],
  newId: () => string,
  today: CalendarDate,
): readonly SeededFile[] {
  const number = plan.caseNumber.slice(-6);
  const [applicant] = plan.persons;
  const benefit: SeededFile = {
    id: newId() as CaseFileId,
    kind: 'benefit',
    personId: null,
    fileReference: `50-2-${number}`,
    title: `Leistungsakte ${applicant.familyName}`,
    about: applicant,
  };
  const adults = persons.filter((person) => isOfWorkingAge(person.plan.birthDate, today));
  const integration = adults.map(
    (person, index): SeededFile => ({
      id: newId() as CaseFileId,
      kind: 'integration',
      personId: person.id,
      fileReference: `50-3-${number}${index === 0 ? '' : `-${index + 1}`}`,
      title: `Fallakte ${sortableName(person.plan)}`,
      about: person.plan,
    }),
  );
  return [benefit, ...integration];
}

/** From the fifteenth birthday (§ 7 SGB II). */
function isOfWorkingAge(birthDate: CalendarDate, today: CalendarDate): boolean {
  return `${Number(birthDate.slice(0, 4)) + 15}${birthDate.slice(4)}` <= today;
}

function toPerson(id: PersonId, plan: PlannedPerson) {
  const { familyName, givenNames, birthDate, customerNumber, street, postalCode, city, role } = plan;
  return { id, familyName, givenNames, birthDate, customerNumber, street, postalCode, city, role };
}
