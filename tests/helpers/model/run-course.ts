import { vi } from 'vitest';
import type { Database } from '../../../server/store/database.ts';
import { failure } from '../../../shared/base/failure.ts';
import { caseId, personId, type TaskId } from '../../../shared/base/ids.ts';
import { failed } from '../../../shared/base/result.ts';
import { unreachable } from '../../../shared/base/unreachable.ts';
import type { Command } from '../../../shared/commands/command.ts';
import type { Worker } from '../../../shared/domain/worker.ts';
import type { TaskView } from '../../../shared/ipc/task.ts';
import { fileByProposal } from '../caseworker.ts';
import { type Clicked, checkContents, checkDisk, checkServer, createFollower } from './check.ts';
import { deliverAll, identityOf, type ModelCommand, type ModelScope, namesakesOf } from './office-model.ts';
import { nora, type OfficeUnderTest, openOfficeUnderTest, selin } from './office-under-test.ts';
import { kindOfClick, type Step } from './steps.ts';
import { startWorkstation, type Workstation } from './workstation.ts';

const tasksAtFirst = 6;
/** Bytes that nothing speaks of any more go so long after a pull, at the latest. */
const tidyMs = 15_000;

export interface CourseSetting {
  /** Empty, with the current schema. */
  readonly database: Database;
  readonly folder: string;
  readonly seed: number;
}

/** What happened in a course: commands by their kind and answer, and faults of the network. */
export type Summary = ReadonlyMap<string, number>;

/** Lets an office of three workstations live through a course of events, and compares it with the model all along. */
export async function runCourse(steps: readonly Step[], { database, folder, seed }: CourseSetting): Promise<Summary> {
  const under = await openOfficeUnderTest(database, `${folder}/handover`);
  const { office, lena, clock, url } = under;
  const stations: Workstation[] = [];
  try {
    for (let number = 0; number < tasksAtFirst; number += 1) await under.submit();
    for (const worker of [office.sabine, office.dilek, lena]) {
      const profileDir = `${folder}/${worker.login}`;
      stations.push(
        await startWorkstation({ worker, profileDir, serverUrl: url, clock, seed: seed + stations.length }),
      );
    }
    await live(steps, database, under, stations);
    return await summarise(database, stations);
  } finally {
    for (const station of stations) await station.close();
    await under.close();
  }
}

async function live(
  steps: readonly Step[],
  database: Database,
  under: OfficeUnderTest,
  stations: readonly Workstation[],
): Promise<void> {
  const clicked: Clicked = new Map();
  const follow = createFollower(database, under.model, clicked);
  const people: readonly Worker[] = [...stations.map(({ worker }) => worker), under.office.benno];
  const stationOf = (index: number) => pick(stations, index);

  const synced = async (station: Workstation) => {
    await follow();
    await checkDisk(database, under, station);
  };

  const deliver = async () => {
    await follow();
    await under.deliver();
    deliverAll(under.model);
  };

  const carryOut = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'click':
        return noteClicks(stationOf(step.who), clicked, () => click(under, stationOf(step.who), step));
      case 'undo':
        return noteClicks(stationOf(step.who), clicked, () => undo(under, stationOf(step.who), step.task));
      case 'sync': {
        const station = stationOf(step.who);
        if (step.network === 'good') await station.sync();
        station.network.set(step.network === 'bad' ? { mode: 'bad', rate: 0.6 } : { mode: step.network });
        if (step.network === 'good' || (await station.trySync())) await synced(station);
        return await follow();
      }
      case 'sync-at-once':
        await Promise.all(stations.map((station) => station.sync()));
        return await follow();
      case 'restart':
        return await stationOf(step.who).restart();
      case 'restart-server':
        return await under.restart();
      case 'submit':
        await follow(); // whom it is about depends on who was registered
        return await under.submit();
      case 'deliver':
        return await deliver();
      case 'next-day':
        return await under.nextDay();
      case 'roles':
        return await under.setRoles(pick(people, step.who), step.roles);
      case 'deputyship': {
        const absent = pick(people, step.absent);
        const deputies = step.deputies.map((index) => pick(people, index)).filter(({ id }) => id !== absent.id);
        if (deputies.length === 0) return;
        const { begins, days } = step;
        return await under.setDeputyship(absent, deputies, { begins, days, scope: scopeOf(under, step) });
      }
      case 'revoke':
        return await under.revokeDeputyship(step.which);
      default:
        return unreachable(step);
    }
  };

  for (const station of stations) await station.sync();
  for (const step of steps) await carryOut(step);

  for (const station of stations) await station.sync(); // what each has left to send
  await deliver();
  for (const station of stations) {
    await station.sync(); // what the others have sent
    await synced(station);
  }
  under.clock.advance(tidyMs);
  for (const station of stations) await vi.waitFor(() => checkContents(database, under, station), { timeout: 5000 });
  await checkServer(database, under, clicked);
}

async function summarise(database: Database, stations: readonly Workstation[]): Promise<Summary> {
  const rows = await database.read((queryable) =>
    queryable.query<{ what: string; count: number }>(
      `SELECT concat(kind, ' ', coalesce(reason, outcome)) AS what, count(*)::int AS count FROM command GROUP BY 1`,
    ),
  );
  const faults = stations.flatMap(({ network }) => Object.values(network.counts));
  const total = faults.reduce((sum, count) => sum + count, 0);
  return new Map([...rows.map(({ what, count }) => [what, count] as const), ['faults', total]]);
}

/** What a click has put into the outbox, or taken out of it again. */
async function noteClicks(station: Workstation, clicked: Clicked, act: () => Promise<void>): Promise<void> {
  const before = await station.outbox();
  await act();
  const after = await station.outbox();
  const idsAfter = new Set(after.map(({ commandId }) => commandId));
  for (const { commandId } of before) if (!idsAfter.has(commandId)) clicked.delete(commandId);
  for (const command of after) if (!clicked.has(command.commandId)) clicked.set(command.commandId, toModel(command));
}

/** The tasks that a person has on the screen, as they see them. */
async function shownTasks({ model }: OfficeUnderTest, { desktop }: Workstation): Promise<readonly TaskView[]> {
  const views: TaskView[] = [];
  for (const id of model.tasks.keys()) {
    const shown = await desktop.invoke('task.show', { taskId: id as TaskId }); // keys of tasks
    if (shown.ok) views.push(shown.value);
  }
  return views;
}

async function undo(under: OfficeUnderTest, station: Workstation, index: number): Promise<void> {
  const touched = (await shownTasks(under, station)).filter(({ task }) => task.version > 1);
  if (touched.length === 0) return;
  await station.desktop.invoke('task.undo', { taskId: pick(touched, index).task.id });
}

/** As a person does it: with the version that they see. What the window does not allow them is not done. */
async function click(
  under: OfficeUnderTest,
  station: Workstation,
  { task: index, way, to }: Extract<Step, { do: 'click' }>,
): Promise<void> {
  const { model } = under;
  const { desktop } = station;
  const views = await shownTasks(under, station);
  if (views.length === 0) return;
  const { task, proposal } = pick(views, index);
  const taskId = task.id;
  const kind = kindOfClick(task.state, way);
  const common = { taskId, expectedVersion: task.version };
  const letter = { reason: 'R02', text: 'Bitte reichen Sie den Nachweis nach.' } as const;
  const done = async () => {
    switch (kind) {
      case 'confirm':
        return desktop.invoke('task.confirm', common);
      case 'file':
        return proposal.caseFileId === null ? failed(failure('not-found')) : fileByProposal(desktop, taskId);
      case 'request':
        return desktop.invoke('task.request', { ...common, ...letter, dueOn: '2026-12-20' });
      case 'return':
        return desktop.invoke('task.return', { ...common, ...letter });
      case 'resume':
        return desktop.invoke('task.resume', common);
      case 'forward':
        return desktop.invoke('task.forward', { ...common, to: recipientAt(under, to), reason: 'Bitte übernehmen.' });
      case 'claim':
        return desktop.invoke('task.claim', { ...common, takeOver: to % 2 === 0 });
      case 'release':
        return desktop.invoke('task.release', common);
      case 'set-personal':
        return desktop.invoke('task.set-personal', { ...common, isPersonal: to % 2 === 0 });
      case 'cede':
        return desktop.invoke('clearing.cede', { ...common, authority: 'Jobcenter Euskirchen', ...ceding });
      case 'assign': {
        const household = pick([...model.cases.values()], to);
        const person = pick(household.persons, way);
        const ids = { caseId: caseId.parse(household.id), personId: personId.parse(person.id) };
        return desktop.invoke('clearing.assign', {
          ...common,
          ...ids,
          to: to % 2 === 0 ? null : recipientAt(under, to),
        });
      }
      case 'register-person':
        return desktop.invoke('clearing.register', { ...common, ...newPerson(under, way, to) });
      case 'move-basket': {
        const serviceOfficeId = pick([...model.offices.keys()], to);
        return desktop.invoke('clearing.move', { ...common, serviceOfficeId, reason: 'Wohnt dort.' });
      }
      case 'note':
        return desktop.invoke('task.note', { ...common, noteKind: 'note', text: 'Ruft morgen noch einmal an.' });
      default:
        return unreachable(kind);
    }
  };
  const answer = await done();
  if (!answer.ok && answer.failure.kind === 'internal') throw new Error(`a defect in ${kind}`);
}

function toModel(command: Command): ModelCommand {
  const { commandId, kind, taskId, expectedVersion, issuedAt, follows } = command;
  return {
    ...{ commandId, kind, taskId, expectedVersion, issuedAt, follows },
    ...('to' in command && { to: command.to }),
    ...('caseId' in command && { caseId: command.caseId, personId: command.personId }),
    ...(command.kind === 'register-person' && registered(command)),
    ...('serviceOfficeId' in command && { serviceOfficeId: command.serviceOfficeId }),
    ...('isPersonal' in command && { isPersonal: command.isPersonal }),
    ...('takeOver' in command && { takeOver: command.takeOver }),
  };
}

function registered({ household, person, namesakes }: Extract<Command, { kind: 'register-person' }>) {
  return { household, person, ...(namesakes !== undefined && { namesakes }) };
}

const ceding = { reason: 'Verzogen.', text: 'Wir haben Ihre Meldung weitergegeben.' };

function recipientAt({ office, lena }: OfficeUnderTest, index: number) {
  const recipients = [
    ...[office.dilek, office.sabine, office.dilek, lena].map(({ id, teamId }) => ({ workerId: id, teamId })),
    ...[office.sabine, office.benno].map(({ teamId }) => ({ workerId: null, teamId })),
  ];
  return pick(recipients, index);
}

/**
 * Somebody new, or one whom the office knows: of those whom the server has recorded by now the person has seen all, or
 * has looked at nobody. Numbers of households are few, so that several give the same.
 */
function newPerson({ model, ...under }: OfficeUnderTest, way: number, to: number) {
  const { familyName, givenNames, birthDate } = pick([nora, nora, selin], way);
  const person = { familyName, givenNames, birthDate, customerNumber: null, street: 'Weg 2', postalCode: '52349' };
  const seen = namesakesOf(model, identityOf(person)).map(({ id }) => personId.parse(id));
  const isTold = seen.length > 0 && way % 4 !== 0;
  const household =
    to % 3 === 0
      ? ({ kind: 'known', caseId: caseId.parse(pick([...model.cases.keys()], way)) } as const)
      : ({ kind: 'new', caseNumber: `31302BG000700${way % 5}` } as const);
  return {
    household,
    person: { ...person, city: 'Düren', role: 'other' as const },
    to: to % 3 === 0 && way % 2 === 0 ? null : recipientAt({ model, ...under }, to),
    ...(isTold && { namesakes: { personIds: seen, reason: 'Andere Anschrift.' } }),
  };
}

/** For what somebody stands in. */
function scopeOf({ model, office }: OfficeUnderTest, { scope, whom }: Extract<Step, { do: 'deputyship' }>): ModelScope {
  const all = { procedures: null, teams: null, persons: null };
  switch (scope) {
    case 'all':
      return all;
    case 'kind':
      return { ...all, procedures: ['sick-note'] };
    case 'other':
      return { ...all, procedures: ['move'] };
    case 'team':
      return { ...all, teams: [pick([office.sabine, office.stranger], whom).teamId] };
    case 'person':
      return {
        ...all,
        persons: [
          pick(
            [...model.cases.values()].flatMap(({ persons }) => persons),
            whom,
          ).id,
        ],
      };
    default:
      return unreachable(scope);
  }
}

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % Math.max(1, values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}
