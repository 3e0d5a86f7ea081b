import type { Instant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import type { Queryable } from './database.ts';

/** Sign-ins, what was delivered to it, what was opened on it and what it sent: each is an entry of the log. */
export const lastHeardSql = `
  SELECT at FROM audit_event
  WHERE worker_id = :workerId AND device_id = ANY (:devices::uuid[]) AND at < :before ORDER BY id DESC LIMIT 1`;

/** When a workstation of a person was last heard before that moment; null when it never was. */
export async function findLastHeard(
  queryable: Queryable,
  question: { readonly workerId: WorkerId; readonly devices: readonly DeviceId[]; readonly before: Instant },
): Promise<Instant | null> {
  const [row] = await queryable.query<{ at: Instant }>(lastHeardSql, { ...question });
  return row?.at ?? null;
}
