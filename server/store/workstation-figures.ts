import type { CalendarDate, Instant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import type { WorkstationFigures } from '../../shared/wire/audit.ts';
import type { Queryable, Transaction } from './database.ts';

const put = `
  INSERT INTO workstation_figures (device_id, worker_id, reported_at, tasks, cases, documents, unsent)
  VALUES (:deviceId, :workerId, :at, :tasks, :cases, :documents, :unsent)
  ON CONFLICT (device_id, worker_id) DO UPDATE SET reported_at = excluded.reported_at, tasks = excluded.tasks,
    cases = excluded.cases, documents = excluded.documents, unsent = excluded.unsent`;
/** Ordered by what says nothing about whose it is. */
const list = `
  SELECT (reported_at AT TIME ZONE 'Europe/Berlin')::date AS "reportedOn", tasks, cases, documents, unsent,
    (SELECT count(*) FROM audit_event WHERE object_kind = 'workstation' AND object_id = device_id::text
      AND action = 'removed-from-workstation' AND audit_event.worker_id = workstation_figures.worker_id) AS removals
  FROM workstation_figures ORDER BY cases DESC, tasks DESC, documents DESC`;

export async function putWorkstationFigures(
  transaction: Transaction,
  place: { readonly deviceId: DeviceId; readonly workerId: WorkerId; readonly at: Instant },
  figures: WorkstationFigures,
): Promise<void> {
  await transaction.query(put, { ...place, ...figures });
}

export async function listWorkstationFigures(
  queryable: Queryable,
): Promise<readonly (WorkstationFigures & { readonly reportedOn: CalendarDate; readonly removals: number })[]> {
  return queryable.query(list);
}
