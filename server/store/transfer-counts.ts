import type { Queryable } from './database.ts';

export interface TransferCounts {
  readonly pending: number;
  readonly failed: number;
}

/** Hand-overs that still wait and those that failed. */
export async function countTransfers(queryable: Queryable): Promise<TransferCounts> {
  const [row] = await queryable.query<TransferCounts>(
    `SELECT count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'failed') AS failed
     FROM transfer WHERE state <> 'delivered'`,
  );
  return row ?? { pending: 0, failed: 0 };
}
