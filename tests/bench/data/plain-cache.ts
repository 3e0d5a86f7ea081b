import { copyFileSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import type { SqlParameters, WritableDatabase } from '../../../electron/cache/handle.ts';
import { cacheKey } from './cache.ts';

/** A copy of an encrypted cache that is not encrypted, behind the same handle: the peer that shows what encryption costs. */
export function openPlainCopy(
  encrypted: string,
  file: string,
  sizes: { readonly checkpointPages: number; readonly pageCacheKib: number },
): WritableDatabase {
  copyFileSync(encrypted, file);
  const database = new SqliteDatabase(file);
  database.pragma("cipher = 'sqlcipher'");
  database.pragma(`key = "x'${Buffer.from(cacheKey.reveal()).toString('hex')}'"`);
  database.pragma('journal_mode = DELETE'); // a database in WAL mode cannot be decrypted
  database.pragma("rekey = ''");
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma(`cache_size = -${sizes.pageCacheKib}`);
  database.pragma(`wal_autocheckpoint = ${sizes.checkpointPages}`);
  const statements = new Map<string, SqliteDatabase.Statement<[SqlParameters], unknown>>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? database.prepare<[SqlParameters], unknown>(sql);
    statements.set(sql, statement);
    return statement;
  };
  const handle = {
    all: (sql: string, parameters: SqlParameters = {}) => prepared(sql).all(parameters),
    get: (sql: string, parameters: SqlParameters = {}) => prepared(sql).get(parameters),
    run: (sql: string, parameters: SqlParameters = {}) => prepared(sql).run(parameters).changes,
    insert(sql: string, parameters: SqlParameters = {}) {
      const { changes, lastInsertRowid } = prepared(sql).run(parameters);
      return changes === 0 ? undefined : Number(lastInsertRowid);
    },
    transaction: (work: () => unknown) =>
      database.inTransaction ? database.transaction(work)() : database.transaction(work).immediate(),
    checkpoint: () => void database.pragma('wal_checkpoint(PASSIVE)'),
    touch: () => undefined,
    close: () => void database.close(),
  };
  return handle as unknown as WritableDatabase;
}
