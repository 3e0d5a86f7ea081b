import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../../shared/base/ids.ts';
import { actingFor, type Deputyship } from '../../../shared/domain/deputyship.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';
import { forgetDeputyshipNotes } from './note-rows.ts';

const PUT = `
  INSERT INTO deputyship (id, data) VALUES (:id, :data) ON CONFLICT (id) DO UPDATE SET data = excluded.data`;
const REMOVE = `DELETE FROM deputyship WHERE id = :id`;
const ALL = `SELECT data FROM deputyship ORDER BY id`;

/** After deputyships changed, `refreshScopes` (task) has to run in the same transaction. */
export function putDeputyship(db: WritableDatabase, deputyship: Deputyship): void {
  db.run(PUT, { id: deputyship.id, data: JSON.stringify(deputyship) });
  db.touch('session');
}

/** With what was kept beside it. */
export function removeDeputyship(db: WritableDatabase, id: string): void {
  db.run(REMOVE, { id });
  forgetDeputyshipNotes(db, id);
  db.touch('session');
}

/** All of the office that the server has sent. */
export function listDeputyships(db: ReadableDatabase): readonly Deputyship[] {
  return db.all<{ data: string }>(ALL).map(({ data }) => JSON.parse(data) as Deputyship);
}

/** Those in which a worker stands in for somebody on that day, the first to end first. */
export function activeDeputyships(db: ReadableDatabase, worker: WorkerId, today: CalendarDate): readonly Deputyship[] {
  return actingFor(worker, listDeputyships(db), today).toSorted((one, other) => (one.until < other.until ? -1 : 1));
}
