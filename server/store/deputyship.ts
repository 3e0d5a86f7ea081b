import type { CalendarDate, Instant } from '../../shared/base/calendar-date.ts';
import type { DeputyshipId, PersonId, TeamId, WorkerId } from '../../shared/base/ids.ts';
import type { Deputyship } from '../../shared/domain/deputyship.ts';
import type { Topic } from '../../shared/wire/pull.ts';
import { officeDesk } from '../policy/desks.ts';
import type { Queryable, Transaction } from './database.ts';
import { place, touch } from './placement.ts';
import { lockDeskOf, placeWorkOf } from './placement-of-work.ts';

interface DeputyshipRow {
  readonly id: DeputyshipId;
  readonly absent_worker_id: WorkerId;
  readonly deputy_ids: readonly WorkerId[];
  readonly from_day: CalendarDate;
  readonly until_day: CalendarDate;
  readonly weekdays: readonly number[] | null;
  readonly procedures: readonly string[] | null;
  readonly team_ids: readonly TeamId[] | null;
  readonly limited_to_persons: boolean;
  readonly kind: Deputyship['kind'];
  readonly set_by_name: string;
  readonly revoked_at: Instant | null;
}

/** A deputyship to be set up, with what stays on the server. */
export interface NewDeputyship extends Omit<Deputyship, 'limitedToPersons' | 'revokedAt'> {
  /** Null for everybody. */
  readonly personIds: readonly PersonId[] | null;
  readonly setBy: WorkerId | null;
  readonly setAt: Instant;
}

export async function loadDeputyships(queryable: Queryable, ids: readonly string[]): Promise<readonly Deputyship[]> {
  const rows = await queryable.query<DeputyshipRow>(`${deputyshipSql} WHERE id = ANY (:ids::uuid[])`, { ids });
  return rows.map(toDeputyship);
}

/** All that may still matter: those that are over are left out once the tidying has closed them. */
export async function loadOpenDeputyships(queryable: Queryable): Promise<readonly Deputyship[]> {
  return (await queryable.query<DeputyshipRow>(`${deputyshipSql} WHERE closed_at IS NULL`)).map(toDeputyship);
}

/** Those that decide in whose name a person acts: where they are a deputy, and absences of the deputies beside them. */
export async function loadDeputyshipsAround(queryable: Queryable, deputy: WorkerId): Promise<readonly Deputyship[]> {
  return (await queryable.query<DeputyshipRow>(aroundSql, { deputy })).map(toDeputyship);
}

/** Which deputyships cover each of these rows, in a stable order; rows without one are left out. */
export async function deputyshipsCovering(
  queryable: Queryable,
  topic: Extract<Topic, 'task' | 'case'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly DeputyshipId[]>> {
  const rows = await queryable.query<{ entity_id: string; desk_id: DeputyshipId }>(coveringSql, { topic, ids });
  const groups = Map.groupBy(rows, (row) => row.entity_id);
  return new Map([...groups].map(([id, covering]) => [id, covering.map((row) => row.desk_id)]));
}

/** Writes it, tells the office, and puts what it covers on its desk. */
export async function insertDeputyship(transaction: Transaction, deputyship: NewDeputyship): Promise<void> {
  const { deputyIds, personIds, ...row } = deputyship;
  await lockDeskOf(transaction, row.absentWorkerId);
  await transaction.query(insertSql, { ...row, limitedToPersons: personIds !== null });
  await insertDeputies(transaction, row.id, deputyIds);
  for (const person of new Set(personIds ?? [])) await transaction.query(insertPersonSql, { id: row.id, person });
  await place(transaction, 'deputyship', row.id, [officeDesk]);
  await placeWorkOf(transaction, row.absentWorkerId);
}

/** Ends it now: what it covered leaves its desk, and with that every workstation at its next contact. */
export async function revokeDeputyship(
  transaction: Transaction,
  { id, absentWorkerId }: Pick<Deputyship, 'id' | 'absentWorkerId'>,
  at: Instant,
): Promise<void> {
  await lockDeskOf(transaction, absentWorkerId);
  await transaction.query('UPDATE deputyship SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL', { id, at });
  await touch(transaction, 'deputyship', id);
  await placeWorkOf(transaction, absentWorkerId);
}

/** Another last day, or other deputies: whoever stands in from now on sees its desk at once. */
export async function changeDeputyship(
  transaction: Transaction,
  { id, until, deputyIds }: Pick<Deputyship, 'id' | 'until' | 'deputyIds'>,
): Promise<void> {
  await transaction.query('UPDATE deputyship SET until_day = :until WHERE id = :id', { id, until });
  await transaction.query('DELETE FROM deputyship_deputy WHERE deputyship_id = :id', { id });
  await insertDeputies(transaction, id, deputyIds);
  await touch(transaction, 'deputyship', id);
}

/** Closes what is over since before that day; it stays written, and workstations forget it. Answers how many. */
export async function closeDeputyshipsOver(
  transaction: Transaction,
  before: CalendarDate,
  at: Instant,
): Promise<number> {
  const over = await transaction.query<{ worker: WorkerId }>(overSql, { before });
  for (const { worker } of over) await lockDeskOf(transaction, worker);
  const closed = await transaction.query<{ id: DeputyshipId; worker: WorkerId }>(closeSql, { before, at });
  for (const { id } of closed) await place(transaction, 'deputyship', id, []);
  for (const worker of new Set(closed.map((row) => row.worker))) await placeWorkOf(transaction, worker);
  return closed.length;
}

async function insertDeputies(
  transaction: Transaction,
  id: DeputyshipId,
  deputyIds: readonly WorkerId[],
): Promise<void> {
  for (const [index, worker] of deputyIds.entries()) {
    await transaction.query(insertDeputySql, { id, position: index + 1, worker });
  }
}

function toDeputyship(row: DeputyshipRow): Deputyship {
  return {
    id: row.id,
    absentWorkerId: row.absent_worker_id,
    deputyIds: [...row.deputy_ids],
    from: row.from_day,
    until: row.until_day,
    weekdays: row.weekdays === null ? null : [...row.weekdays],
    procedures: row.procedures === null ? null : [...row.procedures],
    teamIds: row.team_ids === null ? null : [...row.team_ids],
    limitedToPersons: row.limited_to_persons,
    kind: row.kind,
    setByName: row.set_by_name,
    revokedAt: row.revoked_at,
  };
}

const deputyshipSql = `
  SELECT id, absent_worker_id, from_day, until_day, weekdays, procedures, team_ids::text[] AS team_ids, limited_to_persons,
    kind, set_by_name, revoked_at,
    ARRAY(SELECT worker_id::text FROM deputyship_deputy WHERE deputyship_id = id ORDER BY position) AS deputy_ids
  FROM deputyship`;

const aroundSql = `
  ${deputyshipSql} WHERE closed_at IS NULL AND id IN (
    SELECT deputyship_id FROM deputyship_deputy WHERE worker_id = :deputy
    UNION
    SELECT absence.id
    FROM deputyship_deputy AS own
    JOIN deputyship_deputy AS deputy ON deputy.deputyship_id = own.deputyship_id
    JOIN deputyship AS absence ON absence.absent_worker_id = deputy.worker_id
    WHERE own.worker_id = :deputy)`;

const coveringSql = `
  SELECT entity_id, desk_id FROM placement JOIN deputyship ON deputyship.id = desk_id
  WHERE topic = :topic AND present AND entity_id = ANY (:ids::uuid[]) ORDER BY entity_id, from_day, desk_id`;

const insertSql = `
  INSERT INTO deputyship (id, absent_worker_id, from_day, until_day, weekdays, procedures, team_ids, limited_to_persons,
    kind, set_by, set_by_name, set_at)
  VALUES (:id, :absentWorkerId, :from, :until, :weekdays, :procedures, :teamIds, :limitedToPersons, :kind, :setBy,
    :setByName, :setAt)`;
const insertDeputySql = 'INSERT INTO deputyship_deputy VALUES (:id, :position, :worker)';
const insertPersonSql = 'INSERT INTO deputyship_person VALUES (:id, :person)';

/** Its last day, or the day on which it was revoked in the office's time zone, is before that day. */
const isOver = `
  closed_at IS NULL
  AND least(until_day, (revoked_at AT TIME ZONE 'Europe/Berlin')::date) < :before`;

const overSql = `SELECT DISTINCT absent_worker_id AS worker FROM deputyship WHERE ${isOver} ORDER BY 1`;

const closeSql = `
  UPDATE deputyship SET closed_at = :at WHERE ${isOver} RETURNING id, absent_worker_id AS worker`;
