import { PGlite, type Transaction as PGliteTransaction } from '@electric-sql/pglite';
import { columnParsers } from './column-types.ts';
import type { Database, Queryable, Transaction } from './database.ts';
import { bindNames, bindValues } from './named-parameters.ts';
import { collectSignals, deliverPayload, notifySql } from './signals.ts';

/**
 * PostgreSQL inside this process. It has one connection, so transactions run one after another by themselves and never
 * meet a deadlock.
 * @param folder where the data lie; undefined keeps them in memory
 */
export async function openPgliteDatabase(folder?: string): Promise<Database> {
  return asDatabase(await (folder === undefined ? PGlite.create(pgliteOptions) : PGlite.create(folder, pgliteOptions)));
}

/** What every PGlite has to be created with to serve as a database here. */
export const pgliteOptions = { parsers: { ...columnParsers } };

/** A PGlite that was created with `pgliteOptions`; closing the database closes it. */
export function asDatabase(pglite: PGlite): Database {
  return {
    read: (work) =>
      pglite.transaction(async (inner) => {
        await inner.exec('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
        return work(queryable(inner));
      }),
    transaction: (work, { isolation = 'read committed' } = {}) =>
      pglite.transaction(async (inner) => {
        if (isolation !== 'read committed') await inner.exec(`SET TRANSACTION ISOLATION LEVEL ${isolation}`);
        const signals = collectSignals();
        const handle = queryable(inner);
        const transaction: Transaction = {
          ...handle,
          signal: signals.add,
          script: async (sql) => void (await inner.exec(sql)),
        };
        const result = await work(transaction);
        for (const payload of signals.payloads()) await handle.query(notifySql, payload);
        return result;
      }),
    listen: (channel, handler) => pglite.listen(channel, (payload) => deliverPayload(handler, payload)),
    close: () => pglite.close(),
  };
}

function queryable(inner: PGliteTransaction): Queryable {
  return {
    query: async <Result extends object>(sql: string, parameters = {}) => {
      const statement = bindNames(sql);
      const answer = await inner.query<Result>(statement.sql, [...bindValues(statement.names, parameters)]);
      return answer.rows;
    },
  };
}
