import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../../shared/base/ids.ts';
import type { Deputyship } from '../../../shared/domain/deputyship.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

const PUT = `
  INSERT INTO deputyship (id, absent_worker_id, deputy_id, from_day, until_day)
  VALUES (:id, :absentWorkerId, :deputyId, :from, :until)
  ON CONFLICT (id) DO UPDATE SET absent_worker_id = excluded.absent_worker_id, deputy_id = excluded.deputy_id,
    from_day = excluded.from_day, until_day = excluded.until_day`;
const REMOVE = `DELETE FROM deputyship WHERE id = :id`;
const ACTIVE = `
  SELECT id, absent_worker_id AS absentWorkerId, deputy_id AS deputyId, from_day AS "from", until_day AS until
  FROM deputyship
  WHERE deputy_id = :deputyId AND from_day <= :today AND until_day >= :today
  ORDER BY until_day, id`;

/** After deputyships changed, `refreshScopes` (task) has to run in the same transaction. */
export function putDeputyship(db: WritableDatabase, deputyship: Deputyship): void {
  const { id, absentWorkerId, deputyId, from, until } = deputyship;
  db.run(PUT, { id, absentWorkerId, deputyId, from, until });
  db.touch('session');
}

export function removeDeputyship(db: WritableDatabase, id: string): void {
  db.run(REMOVE, { id });
  db.touch('session');
}

/** For whom a worker stands in on that day. */
export function activeDeputyships(
  db: ReadableDatabase,
  deputyId: WorkerId,
  today: CalendarDate,
): readonly Deputyship[] {
  return db.all<Deputyship>(ACTIVE, { deputyId, today });
}
