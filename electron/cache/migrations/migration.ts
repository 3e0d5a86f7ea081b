import type SqliteDatabase from 'better-sqlite3';

/** One step of the schema. Never edited after a release; a later step corrects it. */
export interface Migration {
  readonly name: string;
  readonly apply: (database: SqliteDatabase.Database) => void;
}
