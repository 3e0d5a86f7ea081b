import type { SqlParameters, WritableDatabase } from '../../../electron/cache/handle.ts';
import { me } from './office.ts';

export interface Upsert {
  readonly sql: string;
  readonly parameters: SqlParameters;
}

/**
 * A cache handle that carries nothing out and notes every INSERT with its values. Rows get the numbers that an empty
 * database would give them, one after another for each statement.
 */
export function recordUpserts(fill: (db: WritableDatabase) => void): readonly Upsert[] {
  const upserts: Upsert[] = [];
  const numbers = new Map<string, number>();
  const note = (sql: string, parameters: SqlParameters = {}) => {
    if (/^\s*INSERT/.test(sql)) upserts.push({ sql, parameters });
  };
  const db = {
    run(sql: string, parameters?: SqlParameters) {
      note(sql, parameters);
      return 1;
    },
    insert(sql: string, parameters?: SqlParameters) {
      note(sql, parameters);
      const row = (numbers.get(sql) ?? 0) + 1;
      numbers.set(sql, row);
      return row;
    },
    all: () => [],
    get: () => ({ workerId: me }), // only asked whose cache it is
    transaction: (work: () => unknown) => work(),
    checkpoint: () => undefined,
    touch: () => undefined,
    close: () => undefined,
  };
  fill(db as unknown as WritableDatabase);
  return upserts;
}

/** The bare work: the same rows into the same encrypted tables and indexes, from memory, in one transaction. */
export function replayUpserts(db: WritableDatabase, upserts: readonly Upsert[]): void {
  db.transaction(() => {
    for (const { sql, parameters } of upserts) db.run(sql, parameters);
  });
}
