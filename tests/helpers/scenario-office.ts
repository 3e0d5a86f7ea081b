import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderContentStore } from '../../server/content/folder-content-store.ts';
import type { DemoFile } from '../../server/demo/files/render-proof.ts';
import { makePerson } from '../../server/demo/names/make-person.ts';
import { createSeededRandom } from '../../server/demo/names/seeded-random.ts';
import type { PlannedPerson } from '../../server/demo/plan-cases.ts';
import { submit } from '../../server/intake/submit.ts';
import { officeDesk } from '../../server/policy/desks.ts';
import { normaliseNumber } from '../../server/responsibility/normalise-number.ts';
import { hashPassword } from '../../server/session/password-hash.ts';
import type { Database, Transaction } from '../../server/store/database.ts';
import { openPgliteDatabase } from '../../server/store/pglite-database.ts';
import { place, placeAll } from '../../server/store/placement.ts';
import { type CalendarDate, type Instant, toCalendarDate } from '../../shared/base/calendar-date.ts';
import type { CaseId, PersonId, TaskId } from '../../shared/base/ids.ts';
import { Secret } from '../../shared/base/secret.ts';
import { foldFullName } from '../../shared/domain/fold-name.ts';
import type { Declared } from '../../shared/domain/submission.ts';
import { submissionPart } from '../../shared/wire/submissions.ts';
import { putDatabase } from './prepared-database.ts';
import { openSmallOffice, type SmallOffice } from './small-office.ts';

/** Signs in as Sabine, who is responsible for every household here, or as Dilek, who stands in for her. */
export const scenarioPassword = 'Ein Kennwort für Tests';

export interface ScenarioPeriod {
  readonly from: string;
  readonly to: string;
  readonly kind: 'INITIAL' | 'FOLLOW_UP';
}

/** One submission of one person in a household of their own. */
export interface Scenario {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: string;
  /** The moment of the intake, `2026-11-24T08:12`, office time in winter. */
  readonly receivedAt: string;
  readonly declared: Declared;
  /** What the files show is made from the person; seeded, so always the same. */
  readonly makeFiles: (person: PlannedPerson) => Promise<readonly DemoFile[]>;
  /** Certified periods the office already knows. */
  readonly previous?: readonly ScenarioPeriod[];
  /** Others who live in the household. */
  readonly household?: readonly Pick<Scenario, 'familyName' | 'givenNames' | 'birthDate'>[];
}

/** A data folder for the server, filled by the server's own code: one open task for each scenario. */
export interface ScenarioOffice<Key extends string> {
  readonly folder: string;
  readonly tasks: Readonly<Record<Key, TaskId>>;
  readonly processNumbers: Readonly<Record<Key, string>>;
  /** Looks into the database; no server may work in the folder meanwhile. */
  look<Answer>(work: (database: Database) => Promise<Answer>): Promise<Answer>;
  remove(): void;
}

export async function makeScenarioOffice<Key extends string>(
  scenarios: Readonly<Record<Key, Scenario>>,
): Promise<ScenarioOffice<Key>> {
  const folder = mkdtempSync(join(tmpdir(), 'zweiklick-scenarios-'));
  const open = () => openPgliteDatabase(join(folder, 'database'));
  await putDatabase(folder);
  const database = await open();
  const tasks: Record<string, TaskId> = {};
  const processNumbers: Record<string, string> = {};
  try {
    const office = await openSmallOffice(database);
    const content = await createFolderContentStore({ folder: join(folder, 'content'), newId: randomUUID });
    await database.transaction((transaction) => openForWork(transaction, office));
    for (const [index, [key, scenario]] of Object.entries<Scenario>(scenarios).entries()) {
      const caseNumber = `31302BG000${5000 + index}`;
      const person = personOf(scenario, key);
      await database.transaction((transaction) => addHousehold(transaction, office, scenario, caseNumber));
      const files = await scenario.makeFiles(person);
      const taken = await submit(
        { database, content, newId: randomUUID },
        submissionPart.parse({
          submissionId: randomUUID(),
          procedure: 'sick-note',
          applicant: { ...identityOf(scenario), caseNumber },
          declared: scenario.declared,
          sentAt: `${scenario.receivedAt}:00+01:00`,
        }),
        files.map(({ bytes, fileName, mediaType }) => ({ claimedName: fileName, claimedType: mediaType, bytes })),
        new Date(`${scenario.receivedAt}:00+01:00`).toISOString() as Instant,
      );
      if (!taken.ok) throw new Error(`${key} was refused: ${taken.failure.kind}`);
      tasks[key] = taken.value.answer.taskId;
      processNumbers[key] = taken.value.answer.processNumber;
    }
  } finally {
    await database.close();
  }
  return {
    folder,
    tasks: tasks as Record<Key, TaskId>,
    processNumbers: processNumbers as Record<Key, string>,
    look: async (work) => {
      const opened = await open();
      try {
        return await work(opened);
      } finally {
        await opened.close();
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

function identityOf({ familyName, givenNames, birthDate }: Pick<Scenario, 'familyName' | 'givenNames' | 'birthDate'>) {
  return { familyName, givenNames, birthDate };
}

function personOf(scenario: Scenario, key: string): PlannedPerson {
  const invented = makePerson(createSeededRandom(`scenario/${key}`));
  const birthDate = toCalendarDate(scenario.birthDate);
  return { ...invented, ...identityOf(scenario), birthDate, role: 'applicant', customerNumber: '313M004182' };
}

async function openForWork(transaction: Transaction, office: SmallOffice): Promise<void> {
  const staff = [office.sabine, office.benno, office.dilek, office.rita, office.stranger];
  await placeAll(
    transaction,
    'worker',
    staff.map(({ id }) => ({ id, desks: [officeDesk] })),
  );
  const deputyships = await transaction.query<{ id: string }>('SELECT id FROM deputyship', {});
  for (const { id } of deputyships) await place(transaction, 'deputyship', id, [officeDesk]);
  // nobody of the small office is a namesake of the people of the scenarios
  await transaction.query(`UPDATE person SET family_name = 'Ohnesorg', name_folded = 'ohnesorg ' || id::text`, {});
  const hash = await hashPassword(new Secret(scenarioPassword));
  await transaction.query(`UPDATE worker SET password_hash = :hash WHERE login IN ('sabine', 'dilek')`, { hash });
}

async function addHousehold(
  transaction: Transaction,
  office: SmallOffice,
  scenario: Scenario,
  caseNumber: string,
): Promise<void> {
  const { sabine, benno } = office;
  const id = randomUUID() as CaseId;
  await transaction.query(
    `INSERT INTO benefit_case SELECT :id, :number, :folded, service_office_id, :benno, :sabine FROM benefit_case LIMIT 1`,
    { id, number: caseNumber, folded: normaliseNumber(caseNumber), benno: benno.id, sabine: sabine.id },
  );
  const members = [scenario, ...(scenario.household ?? [])];
  for (const [index, member] of members.entries()) {
    const personId = randomUUID() as PersonId;
    await transaction.query(
      `INSERT INTO person VALUES (:personId, :id, :familyName, :givenNames, :folded, :birthDate, :number, 'Weg 1',
        '52349', 'Düren', :role)`,
      {
        personId,
        id,
        ...identityOf(member),
        folded: foldFullName(member),
        number: `313M00${caseNumber.slice(-4)}${index}`.slice(0, 10),
        role: index === 0 ? 'applicant' : 'child',
      },
    );
    if (index > 0) continue;
    await transaction.query(
      `INSERT INTO case_file VALUES (:fileId, :id, 'integration', :personId, :reference, 'Fallakte')`,
      {
        fileId: randomUUID(),
        id,
        personId,
        reference: `50-3-${caseNumber.slice(-4)}`,
      },
    );
    for (const { from, to, kind } of scenario.previous ?? []) {
      await transaction.query(
        `INSERT INTO sick_note (id, person_id, from_day, to_day, kind, assessed_on)
          VALUES (:noteId, :personId, :from, :to, :kind, :from)`,
        { noteId: randomUUID(), personId, from: from as CalendarDate, to: to as CalendarDate, kind },
      );
    }
  }
  await place(transaction, 'case', id, [sabine.id, sabine.teamId, benno.id, benno.teamId]);
}
