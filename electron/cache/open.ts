import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { CacheTopic, ReadableDatabase, SqlParameters, WritableDatabase } from './handle.ts';
import { isDiskFull } from './is-disk-full.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/all.ts';

/** How long a statement waits for another connection of this program (the import worker) to finish its commit. */
const BUSY_MS = 10_000;
/** Pages written to the log before it is copied back. The import worker asks for more, see `checkpointPages`. */
const CHECKPOINT_PAGES = 1000;
/** Decrypted pages kept in memory, in KiB. What lists and their indexes read fits; decrypting a page takes 10 microseconds. */
const PAGE_CACHE_KIB = 32_768;

export interface OpenSettings {
  readonly file: string;
  /** 32 random bytes. */
  readonly key: Secret<Uint8Array>;
  /** Called once after each commit that touched something. */
  readonly onCommitted?: (topics: ReadonlySet<CacheTopic>) => void;
  /** Pages in the log before a checkpoint; large for bulk imports, where frequent checkpoints would encrypt pages again and again. */
  readonly checkpointPages?: number;
  /** Decrypted pages kept in memory, in KiB. */
  readonly pageCacheKib?: number;
}

/**
 * `from-the-future`: a newer version of the program has written it; nothing was touched.
 * `unreadable`: wrong key, damaged, or not a database. `no-access`: the file system does not let us in, perhaps only now.
 */
export type OpenProblem = 'from-the-future' | 'unreadable' | 'disk-full' | 'no-access';

/** Opens the encrypted cache. A writer creates it and brings its schema up to date; a reader needs an up-to-date file. */
export function openCache(settings: OpenSettings & { readonly role: 'writer' }): Result<WritableDatabase, OpenProblem>;
export function openCache(settings: OpenSettings & { readonly role: 'reader' }): Result<ReadableDatabase, OpenProblem>;
export function openCache(
  settings: OpenSettings & { readonly role: 'writer' | 'reader' },
): Result<WritableDatabase, OpenProblem> {
  let database: SqliteDatabase.Database | undefined;
  try {
    mkdirSync(dirname(settings.file), { recursive: true, mode: 0o700 });
    database = new SqliteDatabase(settings.file, { timeout: BUSY_MS, readonly: settings.role === 'reader' });
    unlock(database, settings);
    const handle = new Handle(database, settings.onCommitted);
    if (settings.role === 'writer' && !migrate(database, migrations)) {
      database.close();
      return failed('from-the-future');
    }
    return ok(handle as unknown as WritableDatabase);
  } catch (error) {
    // the error's own text may quote SQL and with it the key: only its code is used
    database?.close();
    return failed(problemOf(error));
  }
}

/** The same for callers that throw, spelled as the file system does (`isDiskFull`, `isNoAccess`). */
export function errorOf(problem: Exclude<OpenProblem, 'unreadable'>): Error {
  return Object.assign(new Error('The cache cannot be opened now'), codes[problem]);
}

const codes = {
  'disk-full': { code: 'ENOSPC' },
  'no-access': { code: 'EACCES' },
  'from-the-future': { code: 'FROM_THE_FUTURE' },
} as const;

function unlock(database: SqliteDatabase.Database, settings: OpenSettings & { role: 'writer' | 'reader' }): void {
  database.pragma("cipher = 'sqlcipher'");
  database.pragma(`key = "x'${hexOf(settings.key)}'"`);
  database.pragma('temp_store = MEMORY'); // temporary files would not be encrypted
  database.pragma(`cache_size = -${settings.pageCacheKib ?? PAGE_CACHE_KIB}`);
  database.pragma('foreign_keys = ON');
  database.pragma('trusted_schema = OFF');
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  if (settings.role === 'reader') return;
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL'); // a click is durable when it is answered
  database.pragma(`wal_autocheckpoint = ${settings.checkpointPages ?? CHECKPOINT_PAGES}`);
}

/** A raw key as SQLCipher takes it. */
export function hexOf(key: Secret<Uint8Array>): string {
  return Buffer.from(key.reveal()).toString('hex');
}

function problemOf(error: unknown): OpenProblem {
  if (isDiskFull(error)) return 'disk-full';
  return isUnreadable(error) ? 'unreadable' : 'no-access';
}

/** Whether SQLite says that what stands in the file makes no sense with this key. */
export function isUnreadable(error: unknown): boolean {
  const code = error instanceof SqliteDatabase.SqliteError ? error.code : '';
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

class Handle {
  readonly #database: SqliteDatabase.Database;
  readonly #statements = new Map<string, SqliteDatabase.Statement<[SqlParameters], unknown>>();
  readonly #onCommitted: ((topics: ReadonlySet<CacheTopic>) => void) | undefined;
  #touched = new Set<CacheTopic>();
  /** The last first. */
  #takeBacks: (() => void)[] = [];

  constructor(database: SqliteDatabase.Database, onCommitted: OpenSettings['onCommitted']) {
    this.#database = database;
    this.#onCommitted = onCommitted;
  }

  all<Row>(sql: string, parameters: SqlParameters = {}): Row[] {
    return this.#prepared(sql).all(parameters) as Row[];
  }

  get<Row>(sql: string, parameters: SqlParameters = {}): Row | undefined {
    return this.#prepared(sql).get(parameters) as Row | undefined;
  }

  run(sql: string, parameters: SqlParameters = {}): number {
    if (!this.#database.inTransaction) throw new Error('A change outside a transaction');
    return this.#prepared(sql).run(parameters).changes;
  }

  insert(sql: string, parameters: SqlParameters = {}): number | undefined {
    if (!this.#database.inTransaction) throw new Error('A change outside a transaction');
    const { changes, lastInsertRowid } = this.#prepared(sql).run(parameters);
    return changes === 0 ? undefined : Number(lastInsertRowid);
  }

  transaction<Value>(work: () => Value): Value {
    if (this.#database.inTransaction) return this.#database.transaction(work)();
    this.#touched = new Set();
    this.#takeBacks = [];
    const value = this.#carryOut(work);
    const touched = this.#touched;
    this.#touched = new Set();
    if (touched.size > 0) this.#onCommitted?.(touched);
    return value;
  }

  checkpoint(): void {
    this.#database.pragma('wal_checkpoint(PASSIVE)');
  }

  onRolledBack(takeBack: () => void): void {
    this.#takeBacks.unshift(takeBack);
  }

  #carryOut<Value>(work: () => Value): Value {
    try {
      return this.#database.transaction(work).immediate();
    } catch (error) {
      for (const takeBack of this.#takeBacks) takeBack();
      throw error;
    }
  }

  touch(topic: CacheTopic): void {
    this.#touched.add(topic);
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepared(sql: string): SqliteDatabase.Statement<[SqlParameters], unknown> {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare<[SqlParameters], unknown>(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
