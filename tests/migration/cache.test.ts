import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, versionOf } from '../../electron/cache/migrate.ts';
import { migrations } from '../../electron/cache/migrations/all.ts';

function schemaOf(database: SqliteDatabase.Database): unknown {
  return database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
}

function databaseOfVersion(version: number): SqliteDatabase.Database {
  const database = new SqliteDatabase(':memory:');
  migrate(database, migrations.slice(0, version));
  return database;
}

const newest = schemaOf(databaseOfVersion(migrations.length));

describe('the migrations of the cache', () => {
  it.each(migrations.map((_, version) => version))('lead from version %i to the newest schema', (version) => {
    const database = databaseOfVersion(version);
    expect(migrate(database, migrations)).toBe(true);
    expect(versionOf(database)).toBe(migrations.length);
    expect(schemaOf(database)).toEqual(newest);
  });

  it('are numbered and named in order', () => {
    for (const [index, { name }] of migrations.entries()) {
      expect(name).toMatch(new RegExp(`^${String(index + 1).padStart(4, '0')}-[a-z0-9-]+$`));
    }
  });

  it('use strict tables only', () => {
    const database = databaseOfVersion(migrations.length);
    const loose = database
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .all();
    expect(loose).toEqual([]);
  });

  it('take a failed step back completely, with its number', () => {
    const database = databaseOfVersion(migrations.length);
    const broken = {
      name: 'broken',
      apply: (target: SqliteDatabase.Database) =>
        void target.exec('CREATE TABLE half (a TEXT) STRICT; SELECT nonsense'),
    };
    expect(() => migrate(database, [...migrations, broken])).toThrow();
    expect(versionOf(database)).toBe(migrations.length);
    expect(schemaOf(database)).toEqual(newest);
  });

  it('touch nothing in a database from the future', () => {
    const database = databaseOfVersion(migrations.length);
    database.pragma('user_version = 99');
    expect(migrate(database, migrations)).toBe(false);
    expect(schemaOf(database)).toEqual(newest);
  });
});
