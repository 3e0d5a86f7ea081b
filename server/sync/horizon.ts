import type { Queryable } from '../store/database.ts';

/**
 * Up to where a pull is complete: every transaction with a smaller id has ended.
 *
 * Each placement carries the id of the transaction that last changed it (`stamp`). Ids are given in order but commit in
 * any order, so "greater than the greatest id I have seen" loses a change: A takes id 10, B takes 11 and commits, a pull
 * sees 11, then A commits 10, and nobody ever asks for 10 again. The same holds for a sequence or a timestamp.
 *
 * `pg_snapshot_xmin` is the smallest id still running. A pull takes it FIRST, as its horizon H, and asks for everything
 * with `stamp >= since`, including what is visible at or above H. The next pull has `since = H`. Then:
 * - What a later transaction changes has an id >= H, whether it commits during the pull or after it: the next pull gets it.
 * - A transaction below H had ended before the first page was read: every page sees its effect.
 * - Pages are read one after another, each in its own short snapshot. A row changed in between is delivered in its newer
 *   state or comes with the next pull, because its stamp is >= H.
 * - Rows between H and the newest are delivered twice. Putting a row again is harmless.
 */
export async function takeHorizon(queryable: Queryable): Promise<string> {
  const [row] = await queryable.query<{ horizon: string }>('SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon');
  if (row === undefined) throw new Error('the database gave no snapshot');
  return row.horizon;
}
