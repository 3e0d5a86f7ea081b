import { addDays, type CalendarDate, type Instant } from '../../shared/base/calendar-date.ts';
import type { DeputyshipId, TeamId, WorkerId } from '../../shared/base/ids.ts';
import { officeDesk } from '../policy/desks.ts';
import { hashToken } from '../session/token.ts';
import type { Transaction } from '../store/database.ts';
import { insertDeputyship } from '../store/deputyship.ts';
import { putOfficeSetting } from '../store/office-settings.ts';
import { insertServiceOffice, insertTeam, insertWorker } from '../store/office-writes.ts';
import { placeAll } from '../store/placement.ts';
import { insertPortalKey } from '../store/portal-keys.ts';
import {
  type DemoLogin,
  type DemoServiceOffice,
  demoOfficeName,
  demoServiceOffices,
  demoTeams,
  demoWorkers,
  postalCodesOf,
  type SeededWorker,
} from './demo-office.ts';
import { nextFriday } from './demo-time.ts';

/** What a portal sends as its bearer token to the invented office. */
export const demoPortalKey = 'zweiklick-demo-portal';

export interface SeededOffice {
  readonly serviceOfficeIds: Readonly<Record<DemoServiceOffice, string>>;
  readonly workers: ReadonlyMap<DemoLogin, SeededWorker>;
}

/** Nobody has a password: with demo data people are chosen from a list, and without nobody of them can sign in. */
export async function writeOffice(
  transaction: Transaction,
  facts: {
    readonly newId: () => string;
    readonly today: CalendarDate;
    readonly now: Instant;
  },
): Promise<SeededOffice> {
  const { newId } = facts;
  const serviceOfficeIds = { dueren: newId(), juelich: newId() };
  for (const { key, name } of demoServiceOffices) {
    const office = { id: serviceOfficeIds[key], name, postalCodes: postalCodesOf(key), clearingDesk: newId() };
    await insertServiceOffice(transaction, office);
  }
  await putOfficeSetting(transaction, 'office-name', demoOfficeName);
  await putOfficeSetting(transaction, 'main-service-office', serviceOfficeIds.dueren);
  const teamIds = new Map<string, TeamId>();
  for (const { key, name, kind, office } of demoTeams) {
    const id = newId() as TeamId;
    teamIds.set(key, id);
    await insertTeam(transaction, { id, serviceOfficeId: serviceOfficeIds[office], name, kind });
  }
  const workers = new Map<DemoLogin, SeededWorker>();
  for (const worker of demoWorkers) {
    const teamId = teamIds.get(worker.team);
    if (teamId === undefined) throw new Error('a demo worker without a team');
    const id = newId() as WorkerId;
    const { login, displayName, roles } = worker;
    await insertWorker(transaction, { id, teamId, login, displayName, roles, passwordHash: null });
    const teamName = demoTeams.find((team) => team.key === worker.team)?.name ?? '';
    workers.set(login, { ...worker, id, teamId, teamName });
  }
  const placed = [...workers.values()].map((worker) => ({ id: worker.id, desks: [officeDesk] }));
  await placeAll(transaction, 'worker', placed);
  await writeDeputyship(transaction, facts, workers);
  await insertPortalKey(transaction, { hash: hashToken(demoPortalKey), name: 'Demo-Portal', createdAt: facts.now });
  return { serviceOfficeIds, workers };
}

/** After everything else, so that nobody's id is another one: a team lead has somebody stand in who fell ill this morning. */
export async function writeSuddenDeputyship(
  transaction: Transaction,
  { newId, today, now }: { readonly newId: () => string; readonly today: CalendarDate; readonly now: Instant },
  workers: SeededOffice['workers'],
): Promise<void> {
  const [absent, deputy, lead] = [workers.get('n.breuer'), workers.get('t.mansour'), workers.get('r.hoevel')];
  if (absent === undefined || deputy === undefined || lead === undefined) {
    throw new Error('the sudden demo deputyship lacks a person');
  }
  await insertDeputyship(transaction, {
    id: newId() as DeputyshipId,
    absentWorkerId: absent.id,
    deputyIds: [deputy.id, lead.id],
    from: today,
    until: addDays(today, 2),
    weekdays: null,
    procedures: null,
    teamIds: null,
    personIds: null,
    kind: 'sudden',
    setBy: lead.id,
    setByName: lead.displayName,
    setAt: now,
  });
}

async function writeDeputyship(
  transaction: Transaction,
  { newId, today, now }: { readonly newId: () => string; readonly today: CalendarDate; readonly now: Instant },
  workers: SeededOffice['workers'],
): Promise<void> {
  const absent = workers.get('k.yildiz');
  const deputy = workers.get('s.okafor');
  if (absent === undefined || deputy === undefined) throw new Error('the demo deputyship lacks a person');
  await insertDeputyship(transaction, {
    id: newId() as DeputyshipId,
    absentWorkerId: absent.id,
    deputyIds: [deputy.id],
    from: addDays(today, -4),
    until: nextFriday(today),
    weekdays: null,
    procedures: null,
    teamIds: null,
    personIds: null,
    kind: 'planned',
    setBy: absent.id,
    setByName: absent.displayName,
    setAt: now,
  });
}
