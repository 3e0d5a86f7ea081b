import type { Instant } from '../../shared/base/calendar-date.ts';
import type { DeputyshipId, PersonId, TeamId, WorkerId } from '../../shared/base/ids.ts';
import type { Deputyship } from '../../shared/domain/deputyship.ts';
import { sortableName } from '../../shared/domain/person.ts';
import { type TaskAction, taskActions } from '../../shared/domain/task.ts';
import type { HandBackResponse } from '../../shared/wire/deputyships.ts';
import type { DeskId } from '../policy/desks.ts';
import type { Queryable } from './database.ts';

export interface NamedPerson {
  readonly id: PersonId;
  /** `Mertens, Mara`. */
  readonly name: string;
}

/** Whom limited deputyships are about; those for everybody are left out. */
export async function loadDeputyshipPersons(
  queryable: Queryable,
  ids: readonly DeputyshipId[],
): Promise<ReadonlyMap<DeputyshipId, readonly NamedPerson[]>> {
  interface Row {
    readonly deputyshipId: DeputyshipId;
    readonly id: PersonId;
    readonly familyName: string;
    readonly givenNames: string;
  }
  const rows = await queryable.query<Row>(personsSql, { ids });
  const groups = Map.groupBy(rows, ({ deputyshipId }) => deputyshipId);
  return new Map(
    [...groups].map(([id, persons]) => [id, persons.map((row) => ({ id: row.id, name: sortableName(row) }))]),
  );
}

/** How many tasks to be done each of these people has kept to themself; people without one are left out. */
export async function countPersonalTasks(
  queryable: Queryable,
  workers: readonly WorkerId[],
): Promise<ReadonlyMap<WorkerId, number>> {
  const rows = await queryable.query<{ worker: WorkerId; tasks: number }>(personalSql, { workers });
  return new Map(rows.map(({ worker, tasks }) => [worker, tasks]));
}

/** Those of the ids that are people of this person's own households and tasks. */
export async function findPersonsOfWorker(
  queryable: Queryable,
  worker: WorkerId,
  ids: readonly PersonId[],
): Promise<readonly PersonId[]> {
  return (await queryable.query<{ id: PersonId }>(personsOfWorkerSql, { worker, ids })).map(({ id }) => id);
}

/** Those of the ids that are teams of the office. */
export async function findTeams(queryable: Queryable, ids: readonly TeamId[]): Promise<readonly TeamId[]> {
  const rows = await queryable.query<{ id: TeamId }>('SELECT id FROM team WHERE id = ANY (:ids::uuid[])', { ids });
  return rows.map(({ id }) => id);
}

/** What only changes nothing about a task is no work that is handed back. */
const handedBack: readonly TaskAction[] = taskActions.filter((action) => action !== 'claim' && action !== 'release');

type StoredName = { readonly name: { familyName: string; givenNames: string } | null };
type Stored<Row extends { readonly name: string | null }> = Omit<Row, 'name'> & StoredName;

/**
 * What deputies did in the absent person's name in the time of a deputyship, and which steps of that person were refused
 * since it began.
 * @param visible desks the absent person sees: names of other tasks stay out
 */
export async function loadHandBack(
  queryable: Queryable,
  { id, absentWorkerId, deputyIds, from, until, revokedAt }: Deputyship,
  visible: readonly DeskId[],
): Promise<HandBackResponse> {
  const facts = { absent: absentWorkerId, from, visible };
  const end: { until: string; revokedAt: Instant | null } = { until, revokedAt };
  const done = await queryable.query<Stored<HandBackResponse['done'][number]>>(doneSql, {
    ...facts,
    ...end,
    deputies: deputyIds,
    actions: handedBack,
  });
  const conflicts = await queryable.query<Stored<HandBackResponse['conflicts'][number]>>(conflictsSql, facts);
  return { deputyshipId: id, done: done.map(named), conflicts: conflicts.map(named) };
}

function named<Row extends StoredName>(row: Row): Omit<Row, 'name'> & { readonly name: string | null } {
  return { ...row, name: row.name === null ? null : sortableName(row.name) };
}

const personsSql = `
  SELECT deputyship_id AS "deputyshipId", person.id, family_name AS "familyName", given_names AS "givenNames"
  FROM deputyship_person JOIN person ON person.id = person_id
  WHERE deputyship_id = ANY (:ids::uuid[]) ORDER BY family_name, given_names, person.id`;

const personalSql = `
  SELECT assignee_id AS worker, count(*) AS tasks FROM task
  WHERE assignee_id = ANY (:workers::uuid[]) AND is_personal AND state NOT IN ('filed', 'ceded') GROUP BY assignee_id`;

const personsOfWorkerSql = `
  SELECT person.id FROM person JOIN benefit_case ON benefit_case.id = person.case_id
  WHERE person.id = ANY (:ids::uuid[]) AND (
    :worker::uuid IN (benefit_worker_id, integration_worker_id)
    OR EXISTS (SELECT FROM task WHERE task.person_id = person.id AND assignee_id = :worker::uuid))`;

const taskColumns = `
  task.id AS "taskId", process_number AS "processNumber", procedure_id AS procedure, task.state,
  CASE WHEN EXISTS (
    SELECT FROM placement WHERE topic = 'task' AND entity_id = task.id AND present AND desk_id = ANY (:visible::uuid[])
  ) THEN applicant END AS name`;

/** Days become moments here: the office's time zone decides where a day begins. */
const beginning = `:from::date::timestamp AT TIME ZONE 'Europe/Berlin'`;

export const doneSql = `
  SELECT * FROM (
    SELECT audit_event.id AS place, audit_event.at, audit_event.after ->> 'takenAt' AS "takenAt", audit_event.action,
      worker.display_name AS "byName", ${taskColumns}
    FROM audit_event
    JOIN worker ON worker.id = audit_event.worker_id
    JOIN task ON task.id = CASE WHEN object_kind = 'task' THEN object_id::uuid END
    JOIN submission ON submission.id = submission_id
    WHERE audit_event.worker_id = ANY (:deputies::uuid[]) AND on_behalf_of = :absent AND object_kind = 'task' AND action = ANY (:actions)
      AND audit_event.at >= ${beginning}
      AND coalesce((audit_event.after ->> 'takenAt')::timestamptz, audit_event.at)
        < least(:revokedAt::timestamptz, (:until::date + 1)::timestamp AT TIME ZONE 'Europe/Berlin')
    ORDER BY audit_event.id DESC LIMIT 2000
  ) AS newest ORDER BY place`;

export const conflictsSql = `
  SELECT * FROM (
    SELECT command.id AS "commandId", command.kind AS action, reason, command.issued_at AS at,
      command.received_at AS "refusedAt", ${taskColumns},
      CASE
        WHEN filed IS NOT NULL AND filed ->> 'by' <> :absent::text
          THEN jsonb_build_object('name', filed ->> 'byName', 'at', filed ->> 'at')
        WHEN confirmed IS NOT NULL AND confirmed ->> 'by' <> :absent::text
          THEN jsonb_build_object('name', confirmed ->> 'byName', 'at', confirmed ->> 'at')
      END AS other
    FROM command JOIN task ON task.id = task_id JOIN submission ON submission.id = submission_id
    WHERE worker_id = :absent::uuid AND outcome = 'refused' AND command.received_at >= ${beginning}
    ORDER BY command.received_at DESC, sequence DESC LIMIT 200
  ) AS newest ORDER BY "refusedAt", at`;
