import type { TaskId } from '../../shared/base/ids.ts';
import type { Queryable, Transaction } from './database.ts';

const move = `
  UPDATE task SET clearing_desk = service_office.clearing_desk FROM service_office
  WHERE task.id = :id AND service_office.id = :serviceOfficeId RETURNING service_office.name`;
const basketOf = `
  SELECT service_office.id FROM task JOIN service_office USING (clearing_desk) WHERE task.id = :id`;
const exists = 'SELECT id FROM service_office WHERE id = :serviceOfficeId';

/** Answers the name of the service office. The task still has to be placed. */
export async function moveTaskToBasket(transaction: Transaction, id: TaskId, serviceOfficeId: string): Promise<string> {
  const [office] = await transaction.query<{ name: string }>(move, { id, serviceOfficeId });
  if (office === undefined) throw new Error('a basket that does not exist was allowed');
  return office.name;
}

/** The service office in whose basket a task lies; undefined for one that never lay in any. */
export async function basketOfTask(queryable: Queryable, id: TaskId): Promise<string | undefined> {
  return (await queryable.query<{ id: string }>(basketOf, { id }))[0]?.id;
}

/** Whether a task can go into the basket of that office: there is one, and it is not there already. */
export async function canMoveTo(queryable: Queryable, id: TaskId, serviceOfficeId: string): Promise<boolean> {
  if ((await queryable.query(exists, { serviceOfficeId })).length === 0) return false;
  return (await basketOfTask(queryable, id)) !== serviceOfficeId;
}
