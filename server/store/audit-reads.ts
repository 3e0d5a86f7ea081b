import type { Instant } from '../../shared/base/calendar-date.ts';
import type { TaskId, WorkerId } from '../../shared/base/ids.ts';
import type { AuditFilter, AuditRow } from '../../shared/wire/audit.ts';
import type { AuditEntry } from './audit.ts';
import { json, type Queryable } from './database.ts';

/** Days become moments here: the office's time zone decides where a day begins. */
const matches = `
  (:objectKind::text IS NULL OR object_kind = :objectKind)
  AND (:objectId::text IS NULL OR object_id = :objectId)
  AND (:processNumber::text IS NULL OR object_kind = 'task' AND object_id = (
    SELECT task.id::text FROM task JOIN submission ON submission.id = submission_id WHERE process_number = :processNumber))
  AND (:workerId::uuid IS NULL OR worker_id = :workerId OR on_behalf_of = :workerId)
  AND (:class::text IS NULL OR audit_event.class = :class)
  AND (:from::date IS NULL OR audit_event.at >= :from::date::timestamp AT TIME ZONE 'Europe/Berlin')
  AND (:until::date IS NULL OR audit_event.at < (:until::date + 1)::timestamp AT TIME ZONE 'Europe/Berlin')`;

const listRows = `
  SELECT audit_event.id, sequence, audit_event.at, worker_id AS "workerId", actor.display_name AS "workerName",
    absent.display_name AS "onBehalfOfName", action, audit_event.class, object_kind AS "objectKind",
    object_id AS "objectId", submission.process_number AS "processNumber", reason, before, after
  FROM audit_event
  LEFT JOIN audit_seal ON event_id = audit_event.id
  LEFT JOIN worker AS actor ON actor.id = worker_id
  LEFT JOIN worker AS absent ON absent.id = on_behalf_of
  LEFT JOIN task ON object_kind = 'task' AND task.id::text = object_id
  LEFT JOIN submission ON submission.id = task.submission_id
  WHERE audit_event.id < :before AND ${matches}
  ORDER BY audit_event.id DESC LIMIT :limit`;

const findRange = `
  SELECT min(sequence) AS first, max(sequence) AS last
  FROM audit_event JOIN audit_seal ON event_id = audit_event.id WHERE ${matches}`;
const listMatching = `
  SELECT sequence FROM audit_event JOIN audit_seal ON event_id = audit_event.id
  WHERE sequence > :after AND sequence <= :through AND ${matches}`;

const listOfTask = `
  SELECT audit_event.at, action, worker_id AS "workerId", on_behalf_of AS "onBehalfOf",
    actor.display_name AS "workerName", absent.display_name AS "onBehalfOfName",
    coalesce(reason, after ->> 'reason') AS reason, before ->> 'state' AS "from", after ->> 'state' AS "to", after ->> 'target' AS target,
    coalesce(given_worker.display_name, given_team.name) AS "toName"
  FROM audit_event
  LEFT JOIN worker AS actor ON actor.id = worker_id
  LEFT JOIN worker AS absent ON absent.id = on_behalf_of
  LEFT JOIN worker AS given_worker ON given_worker.id::text = after -> 'to' ->> 'workerId'
  LEFT JOIN team AS given_team ON given_team.id::text = after -> 'to' ->> 'teamId'
  WHERE audit_event.class = 'action' AND action <> 'refused' AND (
    object_kind = 'task' AND object_id = :taskId
    OR object_kind = 'transfer' AND object_id IN (SELECT id::text FROM transfer WHERE task_id = :taskId::uuid))
  ORDER BY audit_event.id`;

const findLike = `
  SELECT 1 FROM audit_event
  WHERE object_kind = :objectKind AND object_id = :objectId AND action = :action AND worker_id = :workerId
    AND device_id = :deviceId AND on_behalf_of IS NOT DISTINCT FROM :onBehalfOf::uuid AND after = :after::jsonb
    AND at > :since
  LIMIT 1`;

/** Whether the same was entered after that moment. */
export async function hasEntryLike(
  queryable: Queryable,
  entry: Pick<AuditEntry, 'objectKind' | 'objectId' | 'action' | 'workerId' | 'onBehalfOf' | 'deviceId' | 'after'>,
  since: Date,
): Promise<boolean> {
  const { objectKind, objectId, action, workerId, onBehalfOf, deviceId = null, after } = entry;
  const like = { objectKind, objectId, action, workerId, onBehalfOf, deviceId, after: json(after), since };
  return (await queryable.query(findLike, like)).length > 0;
}

/** Newest first. `before` is the id of the last row of the page before. */
export async function listAuditRows(
  queryable: Queryable,
  filter: AuditFilter,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<readonly (AuditRow & { readonly id: number })[]> {
  return queryable.query<AuditRow & { id: number }>(listRows, { ...filter, before, limit });
}

/** The numbers of the first and the last sealed entry that match; null when there is none. */
export async function findAuditRange(
  queryable: Queryable,
  filter: AuditFilter,
): Promise<{ readonly first: number; readonly last: number } | null> {
  const [row] = await queryable.query<{ first: number | null; last: number | null }>(findRange, { ...filter });
  return row === undefined || row.first === null || row.last === null ? null : { first: row.first, last: row.last };
}

/** Which of the numbers after `after`, up to `through`, match. */
export async function listMatchingNumbers(
  queryable: Queryable,
  filter: AuditFilter,
  { after, through }: { readonly after: number; readonly through: number },
): Promise<ReadonlySet<number>> {
  const rows = await queryable.query<{ sequence: number }>(listMatching, { ...filter, after, through });
  return new Set(rows.map(({ sequence }) => sequence));
}

export interface TaskStep {
  readonly at: Instant;
  readonly action: string;
  readonly workerId: WorkerId | null;
  readonly onBehalfOf: WorkerId | null;
  readonly workerName: string | null;
  readonly onBehalfOfName: string | null;
  readonly reason: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Of a hand-over. */
  readonly target: string | null;
  readonly toName: string | null;
}

/** What was done with a task and its hand-overs, oldest first; not who looked at it. */
export async function listStepsOfTask(queryable: Queryable, taskId: TaskId): Promise<readonly TaskStep[]> {
  return queryable.query<TaskStep>(listOfTask, { taskId });
}
