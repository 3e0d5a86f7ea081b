import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../shared/base/ids.ts';
import type { Deputyship } from '../../shared/domain/deputyship.ts';
import { officeDesk } from '../policy/desks.ts';
import type { Queryable, Transaction } from './database.ts';
import { place } from './placement.ts';

interface DeputyshipRow {
  readonly id: Deputyship['id'];
  readonly absent_worker_id: WorkerId;
  readonly deputy_id: WorkerId;
  readonly from_day: CalendarDate;
  readonly until_day: CalendarDate;
}

export async function loadDeputyships(queryable: Queryable, ids: readonly string[]): Promise<readonly Deputyship[]> {
  const rows = await queryable.query<DeputyshipRow>('SELECT * FROM deputyship WHERE id = ANY (:ids::uuid[])', { ids });
  return rows.map(toDeputyship);
}

/** Those in which a person is the deputy, of any day. */
export async function loadDeputyshipsOf(queryable: Queryable, deputy: WorkerId): Promise<readonly Deputyship[]> {
  const rows = await queryable.query<DeputyshipRow>('SELECT * FROM deputyship WHERE deputy_id = :deputy', { deputy });
  return rows.map(toDeputyship);
}

export async function insertDeputyship(transaction: Transaction, deputyship: Deputyship): Promise<void> {
  await transaction.query('INSERT INTO deputyship VALUES (:id, :absentWorkerId, :deputyId, :from, :until)', deputyship);
  await place(transaction, 'deputyship', deputyship.id, [officeDesk]);
}

function toDeputyship(row: DeputyshipRow): Deputyship {
  return {
    id: row.id,
    absentWorkerId: row.absent_worker_id,
    deputyId: row.deputy_id,
    from: row.from_day,
    until: row.until_day,
  };
}
