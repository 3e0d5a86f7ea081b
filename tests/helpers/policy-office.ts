import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../server/store/database.ts';
import { insertDeputyship, revokeDeputyship } from '../../server/store/deputyship.ts';
import { placeTasks } from '../../server/store/placement-of-work.ts';
import { loadAllWorkers } from '../../server/store/worker.ts';
import { toCalendarDate } from '../../shared/base/calendar-date.ts';
import { deputyshipId, type TaskId, type TeamId, type WorkerId } from '../../shared/base/ids.ts';
import { type Role, roles, type Worker } from '../../shared/domain/worker.ts';
import { receivedAt, type SmallOffice, submitSickNote } from './small-office.ts';

/** How a person can stand to a task on 24 November 2026. */
export const positions = [
  'own',
  'own, personal',
  'deputy',
  'deputy, personal',
  'deputy, out of scope',
  'ended deputy',
  'revoked deputy',
  'coming deputy',
  'second deputy',
  'team',
  'team, personal',
  'clearing',
  'clearing elsewhere',
  'stranger',
] as const;
export type Position = (typeof positions)[number];

/** One person with one role, and the task they stand to like that. */
export interface Placed {
  readonly role: Role;
  readonly position: Position;
  readonly worker: Worker;
  readonly taskId: TaskId;
}

/** A person of each role in each position, written with the server's own code. */
export async function fillPositions(office: SmallOffice): Promise<readonly Placed[]> {
  const { database, sabine } = office;
  const tasks = {
    common: await newTask(office),
    personal: await newTask(office, { isPersonal: true }),
    basket: await newTask(office, { isInBasket: true }),
  };
  const placed: { role: Role; position: Position; workerId: WorkerId; taskId: TaskId }[] = [];
  for (const position of positions) {
    for (const role of roles) {
      const isOfTeam = position.startsWith('own') || position.startsWith('team') || position === 'clearing';
      const teamId = isOfTeam ? sabine.teamId : office.stranger.teamId;
      const workerId = await database.transaction((transaction) => insertWorker(transaction, teamId, role));
      const taskId = position.startsWith('own')
        ? await newTask(office, { assigneeId: workerId, isPersonal: position === 'own, personal' })
        : position.startsWith('clearing')
          ? tasks.basket
          : position.endsWith('personal')
            ? tasks.personal
            : tasks.common;
      await database.transaction((transaction) => standIn(transaction, office, position, workerId));
      placed.push({ role, position, workerId, taskId });
    }
  }
  const workers = await database.read(loadAllWorkers);
  return placed.map(({ workerId, ...rest }) => {
    const worker = workers.find(({ id }) => id === workerId);
    if (worker === undefined) throw new Error('a worker is missing');
    return { ...rest, worker };
  });
}

interface TaskWishes {
  readonly assigneeId?: WorkerId;
  readonly isPersonal?: boolean;
  readonly isInBasket?: boolean;
}

async function newTask(office: SmallOffice, wishes: TaskWishes = {}): Promise<TaskId> {
  const { taskId } = await submitSickNote(office, [randomUUID()]);
  await office.database.transaction(async (transaction) => {
    if (wishes.isInBasket === true) {
      await transaction.query(intoBasket, { id: taskId, desk: office.mainClearingDesk });
    } else {
      const assigneeId = wishes.assigneeId ?? office.sabine.id;
      await transaction.query(assign, { id: taskId, assigneeId, isPersonal: wishes.isPersonal ?? false });
    }
    await placeTasks(transaction, [taskId]);
  });
  return taskId;
}

async function insertWorker(transaction: Transaction, teamId: TeamId, role: Role): Promise<WorkerId> {
  const id = randomUUID() as WorkerId;
  const login = `${role}-${id.slice(0, 8)}`;
  await transaction.query(insertWorkerSql, { id, teamId, login, roles: [role] });
  return id;
}

async function standIn(
  transaction: Transaction,
  { sabine, benno }: SmallOffice,
  position: Position,
  workerId: WorkerId,
): Promise<void> {
  if (!position.includes('deputy')) return;
  const id = deputyshipId.parse(randomUUID());
  const [from, until] =
    position === 'ended deputy'
      ? ['2026-11-01', '2026-11-23']
      : position === 'coming deputy'
        ? ['2026-11-25', '2026-12-01']
        : ['2026-11-24', '2026-11-24'];
  await insertDeputyship(transaction, {
    id,
    absentWorkerId: sabine.id,
    deputyIds: position === 'second deputy' ? [benno.id, workerId] : [workerId],
    from: toCalendarDate(from),
    until: toCalendarDate(until),
    weekdays: null,
    procedures: position === 'deputy, out of scope' ? ['move'] : null,
    teamIds: null,
    personIds: null,
    kind: 'planned',
    setBy: sabine.id,
    setByName: sabine.displayName,
    setAt: receivedAt,
  });
  if (position === 'revoked deputy') {
    await revokeDeputyship(transaction, { id, absentWorkerId: sabine.id }, receivedAt);
  }
}

const assign = 'UPDATE task SET assignee_id = :assigneeId, is_personal = :isPersonal WHERE id = :id';
const intoBasket = `
  UPDATE task SET state = 'clearing', assignee_id = NULL, team_id = NULL, case_id = NULL, person_id = NULL,
    clearing_desk = :desk
  WHERE id = :id`;
const insertWorkerSql = `
  INSERT INTO worker (id, team_id, login, display_name, roles) VALUES (:id, :teamId, :login, :login, :roles)`;
