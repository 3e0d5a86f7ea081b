import type { Queryable } from './database.ts';

/** How much work lies where: numbers only, for those who run the server and for checks from outside. */
export type WorkCount<Label extends string> = Readonly<Record<Label, string>> & { readonly count: number };

export function countTasks(database: Queryable): Promise<readonly WorkCount<'state'>[]> {
  return database.query('SELECT state, count(*)::integer AS count FROM task GROUP BY state');
}

/** Documents filed from submissions: `copy` (Durchschriften) and `proof` (Nachweise). What the office made is none. */
export function countFiledDocuments(database: Queryable): Promise<readonly WorkCount<'origin'>[]> {
  return database.query(
    `SELECT origin, count(*)::integer AS count FROM file_document WHERE origin IN ('copy', 'proof') GROUP BY origin`,
  );
}

/** Hand-overs of all time, by receiver and state. */
export function countHandovers(database: Queryable): Promise<readonly WorkCount<'target' | 'state'>[]> {
  return database.query('SELECT target, state, count(*)::integer AS count FROM transfer GROUP BY target, state');
}
