import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase } from '../handle.ts';

/** Tasks that came in, by whose they are: the person's own have no name. */
export interface Arrivals {
  readonly own: number;
  readonly deputy: readonly { readonly assigneeId: WorkerId | null; readonly tasks: number }[];
}

export const NEWEST = `
  SELECT received_at AS receivedAt FROM task INDEXED BY inbox_received WHERE done = 0
  ORDER BY received_at DESC LIMIT 1`;
export const SINCE = `
  SELECT scope, assignee_id AS assigneeId, count(*) AS tasks FROM task INDEXED BY inbox_scope_received
  WHERE done = 0 AND scope IN ('own', 'deputy') AND received_at > :since
  GROUP BY scope, assignee_id ORDER BY scope, assignee_id`;

/** The moment of the newest submission that is to do here; null where there is none. */
export function newestArrival(db: ReadableDatabase): Instant | null {
  return db.get<{ receivedAt: Instant }>(NEWEST)?.receivedAt ?? null;
}

/** What came in after that moment. */
export function arrivalsSince(db: ReadableDatabase, since: Instant): Arrivals {
  const rows = db.all<{ scope: string; assigneeId: WorkerId | null; tasks: number }>(SINCE, { since });
  const own = rows.filter(({ scope }) => scope === 'own').reduce((sum, { tasks }) => sum + tasks, 0);
  const deputy = rows.filter(({ scope }) => scope === 'deputy').map(({ assigneeId, tasks }) => ({ assigneeId, tasks }));
  return { own, deputy };
}
