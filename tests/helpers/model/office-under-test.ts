import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../../server/app/app.ts';
import { createDropFolder } from '../../../server/connectors/drop-folder.ts';
import { deliverDue } from '../../../server/connectors/outbound.ts';
import { closeOver } from '../../../server/deputyship/close-over.ts';
import { loadCases } from '../../../server/store/case.ts';
import type { Database, Transaction } from '../../../server/store/database.ts';
import { insertDeputyship, revokeDeputyship } from '../../../server/store/deputyship.ts';
import { touch } from '../../../server/store/placement.ts';
import { placeCases } from '../../../server/store/placement-of-work.ts';
import { listServiceOffices } from '../../../server/store/responsibility-reads.ts';
import { loadTasks } from '../../../server/store/task.ts';
import { loadWorkers } from '../../../server/store/worker.ts';
import { dayInBerlin, toCalendarDate, toInstant } from '../../../shared/base/calendar-date.ts';
import { type CaseId, type DeputyshipId, deputyshipId, personId, teamId } from '../../../shared/base/ids.ts';
import type { Role, Worker } from '../../../shared/domain/worker.ts';
import type { ManualClock } from '../manual-clock.ts';
import { addWorker, placeOffice } from '../office-folder.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../small-office.ts';
import { emptyModel, identityOf, type ModelScope, type ModelTask, meantBy, type OfficeModel } from './office-model.ts';
import { tickingClock } from './ticking-clock.ts';

export const selin = {
  familyName: 'Kaya',
  givenNames: 'Selin',
  birthDate: '1977-09-24',
  caseNumber: '31302BG0009999',
  postalCode: '52349',
};
/** Nobody knows her, until somebody registers her; later perhaps more than one. */
export const nora = { familyName: 'Neumann', givenNames: 'Nora', birthDate: '1990-01-01', postalCode: '52349' };
const mara = {
  familyName: 'Mertens',
  givenNames: 'Mara',
  birthDate: '1985-03-12',
  caseNumber: '31302BG0004182',
  postalCode: '52349',
};
const applicants = [mara, nora, selin, mara, nora, selin];
const aDayMs = 86_400_000;
const silentLog = { info: () => undefined, error: () => undefined };

/** A real server on a real database, and beside it the model of the same office. */
export interface OfficeUnderTest {
  readonly office: SmallOffice;
  readonly model: OfficeModel;
  readonly clock: ManualClock;
  readonly url: string;
  /** Of the integration team, which she leads. */
  readonly lena: Worker;
  today(): string;
  submit(): Promise<void>;
  setDeputyship(absent: Worker, deputies: readonly Worker[], setting: DeputyshipSetting): Promise<void>;
  revokeDeputyship(index: number): Promise<void>;
  setRoles(worker: Worker, roles: readonly Role[]): Promise<void>;
  nextDay(): Promise<void>;
  /** The outbound worker's round; what is due arrives at the Fachverfahren. */
  deliver(): Promise<void>;
  restart(): Promise<void>;
  handedOver(target: 'fachverfahren' | 'statistik' | 'abgabe'): readonly string[];
  close(): Promise<void>;
}

export interface DeputyshipSetting {
  /** Days from today on. */
  readonly begins: number;
  readonly days: number;
  readonly scope: ModelScope;
}

export async function openOfficeUnderTest(database: Database, handoverFolder: string): Promise<OfficeUnderTest> {
  const office = await withDilekElsewhere(database, await openSmallOffice(database));
  await database.transaction((transaction) => transaction.script(withoutDeputyships));
  const lena = await addWorker(database, 'lena', office.sabine.teamId, ['handle', 'coordinate']);
  await placeOffice(database, office, [lena]);
  const model = emptyModel();
  for (const { id, teamId, roles } of [office.sabine, office.benno, office.dilek, office.rita, office.stranger, lena]) {
    model.workers.set(id, { id, teamId, roles, office: teamId === office.stranger.teamId ? 'branch' : 'main' });
  }
  for (const one of await database.transaction(placeAndLoadCases)) {
    const persons = one.persons.map((person) => ({ id: person.id, identity: identityOf(person) }));
    const { id, caseNumber: number, integrationWorkerId: integration, benefitWorkerId: benefit } = one;
    model.cases.set(id, { id, number, integration, benefit, persons });
  }
  for (const { id, name } of await database.read(listServiceOffices)) {
    model.offices.set(id, name === 'Mitte' ? 'main' : 'branch');
  }

  const clock = tickingClock(new Date('2026-11-24T08:00:00.000Z'));
  const { now } = clock;
  const build = () =>
    buildServer({ database, content: office.content, now, newId: randomUUID, demo: true, log: silentLog });
  let app: FastifyInstance = await build();
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const system = createDropFolder({ folder: handoverFolder, newId: randomUUID, content: office.content });
  const today = () => dayInBerlin(now());
  const transact = <Result>(work: (transaction: Transaction) => Promise<Result>) => database.transaction(work);

  return {
    office,
    model,
    clock,
    url,
    lena,
    today,
    async submit() {
      const applicant = applicants[model.tasks.size % applicants.length] ?? mara;
      const { taskId } = await submitSickNote(office, [randomUUID()], { applicant });
      const [task] = await database.read((queryable) => loadTasks(queryable, [taskId]));
      const expected = meantBy(model, applicant);
      if (task === undefined || task.personId !== expected) throw new Error('another person was found');
      model.tasks.set(taskId, {
        id: taskId,
        procedure: task.procedure,
        caseId: task.caseId,
        personId: task.personId,
        basket: 'main',
        receivedAt: task.submission.receivedAt,
        state: task.state,
        version: task.version,
        assignee: task.assigneeId,
        team: task.teamId,
        isPersonal: false,
        isConfirmed: false,
        isDelivered: false,
        isLetterDelivered: false,
        claim: null,
        notes: 0,
      } satisfies ModelTask);
    },
    async setDeputyship(absent, deputies, { begins, days, scope }) {
      const id: DeputyshipId = deputyshipId.parse(randomUUID());
      const start = now().getTime() + begins * aDayMs;
      const from = dayInBerlin(new Date(start));
      const until = dayInBerlin(new Date(start + days * aDayMs));
      await transact((transaction) =>
        insertDeputyship(transaction, {
          id,
          absentWorkerId: absent.id,
          deputyIds: deputies.map((deputy) => deputy.id),
          from: toCalendarDate(from),
          until: toCalendarDate(until),
          weekdays: null,
          procedures: scope.procedures === null ? null : [...scope.procedures],
          teamIds: scope.teams === null ? null : scope.teams.map((team) => teamId.parse(team)),
          personIds: scope.persons === null ? null : scope.persons.map((person) => personId.parse(person)),
          kind: 'planned',
          setBy: absent.id,
          setByName: absent.displayName,
          setAt: toInstant(now()),
        }),
      );
      const deputyIds = deputies.map((deputy) => deputy.id as string);
      const entry = { id, absent: absent.id, deputies: deputyIds, from, until, scope, revoked: false };
      model.deputyships.set(id, entry);
    },
    async revokeDeputyship(index) {
      const all = [...model.deputyships.values()];
      const chosen = all[index % Math.max(1, all.length)];
      if (chosen === undefined || chosen.revoked) return;
      const absent = [office.sabine, office.benno, office.dilek, lena].find(({ id }) => id === chosen.absent);
      if (absent === undefined) throw new Error('nobody is absent');
      await transact((transaction) =>
        revokeDeputyship(
          transaction,
          { id: deputyshipId.parse(chosen.id), absentWorkerId: absent.id },
          toInstant(now()),
        ),
      );
      chosen.revoked = true;
    },
    async setRoles(worker, roles) {
      await transact(async (transaction) => {
        await transaction.query('UPDATE worker SET roles = :roles WHERE id = :id', {
          id: worker.id,
          roles: [...roles],
        });
        await touch(transaction, 'worker', worker.id);
      });
      const known = model.workers.get(worker.id);
      if (known !== undefined) known.roles = roles;
    },
    async nextDay() {
      clock.advance(aDayMs);
      await closeOver({ database, now }); // the tidying of the new day
    },
    async deliver() {
      await deliverDue({ database, system, now });
    },
    async restart() {
      await app.close();
      app = await build();
      await app.listen({ port: Number(new URL(url).port), host: '127.0.0.1' });
    },
    handedOver: (target) => {
      try {
        return readdirSync(join(handoverFolder, target));
      } catch {
        return []; // nothing was handed over yet
      }
    },
    close: () => app.close(),
  };
}

async function placeAndLoadCases(transaction: Transaction) {
  const rows = await transaction.query<{ id: CaseId }>('SELECT id FROM benefit_case');
  const ids = rows.map(({ id }) => id);
  await placeCases(transaction, ids);
  return await loadCases(transaction, ids);
}

/** So that she sees a household only as long as she stands in for somebody or has work on it. */
async function withDilekElsewhere(database: Database, office: SmallOffice): Promise<SmallOffice> {
  const { dilek, stranger } = office;
  await database.transaction((transaction) =>
    transaction.query('UPDATE worker SET team_id = :teamId WHERE id = :id', { id: dilek.id, teamId: stranger.teamId }),
  );
  const [moved] = await database.read((queryable) => loadWorkers(queryable, [dilek.id]));
  if (moved === undefined) throw new Error('Dilek is gone');
  return { ...office, dilek: moved };
}

/** The model begins without any; nothing was synced yet. What comes after an end never counts: when is a table's matter. */
const withoutDeputyships = `
  INSERT INTO office_setting (name, value) VALUES ('deputy-grace-hours', '0');
  DELETE FROM deputyship_deputy;
  DELETE FROM placement WHERE topic = 'deputyship' OR desk_id IN (SELECT id FROM deputyship);
  DELETE FROM deputyship`;
