import type { SqlParameters, WritableDatabase } from './handle.ts';

/** Two statements over one table with the same named parameters. */
export interface PutStatements {
  /** Does nothing where the row exists. */
  readonly insert: string;
  /** Ends with RETURNING row. */
  readonly update: string;
}

/**
 * Puts a row and answers its key. An upsert with RETURNING would be one statement, but SQLite builds a table for the answer
 * of each: twice the time of a first sync, where all rows are new.
 */
export function putRow(db: WritableDatabase, { insert, update }: PutStatements, values: SqlParameters): number {
  const key = db.insert(insert, values) ?? db.all<{ row: number }>(update, values)[0]?.row;
  if (key === undefined) throw new Error('A put row has no key');
  return key;
}
