import type { TeamId, WorkerId } from '../../shared/base/ids.ts';
import type { Role, Worker } from '../../shared/domain/worker.ts';
import type { DeskId } from '../policy/desks.ts';
import type { Queryable, Transaction } from './database.ts';

interface WorkerRow {
  readonly id: Worker['id'];
  readonly login: string;
  readonly display_name: string;
  readonly team_id: Worker['teamId'];
  readonly team_name: string;
  readonly service_office_name: string;
  readonly roles: readonly Role[];
}

/** In any order; unknown ids are left out. */
export async function loadWorkers(queryable: Queryable, ids: readonly string[]): Promise<readonly Worker[]> {
  const rows = await queryable.query<WorkerRow>(`${workerSql} WHERE worker.id = ANY (:ids::uuid[])`, { ids });
  return rows.map(toWorker);
}

export async function loadAllWorkers(queryable: Queryable): Promise<readonly Worker[]> {
  return (await queryable.query<WorkerRow>(`${workerSql} ORDER BY worker.login`)).map(toWorker);
}

export interface Credentials {
  readonly worker: Worker;
  /** Null: this person cannot sign in with a password. */
  readonly passwordHash: string | null;
}

/** By login, or with `orDisplayName` also by the name shown; upper and lower case are the same. */
export async function findCredentials(
  queryable: Queryable,
  name: string,
  orDisplayName: boolean,
): Promise<Credentials | undefined> {
  const [row] = await queryable.query<WorkerRow & { password_hash: string | null }>(credentialsSql, {
    name,
    orDisplayName,
  });
  return row === undefined ? undefined : { worker: toWorker(row), passwordHash: row.password_hash };
}

export async function findCredentialsById(queryable: Queryable, id: WorkerId): Promise<Credentials | undefined> {
  const [row] = await queryable.query<WorkerRow & { password_hash: string | null }>(
    `${workerSql} WHERE worker.id = :id`,
    { id },
  );
  return row === undefined ? undefined : { worker: toWorker(row), passwordHash: row.password_hash };
}

/** Who in a team may handle tasks; null when there is no such team. */
export async function findColleagues(queryable: Queryable, teamId: TeamId): Promise<readonly WorkerId[] | null> {
  const [team] = await queryable.query<{ colleagues: readonly WorkerId[] }>(colleaguesSql, { teamId });
  return team?.colleagues ?? null;
}

/** The clearing basket of the service office in which a person works, and the desk of those who lead their team. */
export async function desksOfOffice(
  queryable: Queryable,
  worker: WorkerId,
): Promise<{ readonly clearingDesk: DeskId; readonly coordinationDesk: DeskId }> {
  const [row] = await queryable.query<{ clearingDesk: DeskId; coordinationDesk: DeskId }>(desksSql, { worker });
  if (row === undefined) throw new Error('a worker without a service office');
  return row;
}

/** The worker row still has to be touched, so that workstations hear of it. */
export async function putRoles(transaction: Transaction, id: WorkerId, roles: readonly Role[]): Promise<void> {
  await transaction.query('UPDATE worker SET roles = :roles WHERE id = :id', { id, roles });
}

function toWorker(row: WorkerRow): Worker {
  return {
    id: row.id,
    login: row.login,
    displayName: row.display_name,
    teamId: row.team_id,
    teamName: row.team_name,
    serviceOfficeName: row.service_office_name,
    roles: [...row.roles],
  };
}

const workerSql = `
  SELECT worker.id, login, display_name, team_id, roles, password_hash,
         team.name AS team_name, service_office.name AS service_office_name
  FROM worker JOIN team ON team.id = team_id JOIN service_office ON service_office.id = service_office_id`;

const credentialsSql = `${workerSql}
  WHERE lower(login) = lower(:name) OR (:orDisplayName AND lower(display_name) = lower(:name))
  ORDER BY lower(login) = lower(:name) DESC, login LIMIT 1`;

const colleaguesSql = `
  SELECT ARRAY(SELECT id::text FROM worker WHERE team_id = team.id AND 'handle' = ANY (roles) ORDER BY id) AS colleagues
  FROM team WHERE id = :teamId`;

const desksSql = `
  SELECT clearing_desk AS "clearingDesk", coordination_desk AS "coordinationDesk"
  FROM worker JOIN team ON team.id = team_id JOIN service_office ON service_office.id = service_office_id
  WHERE worker.id = :worker`;
