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

  it('gives rows of the first version what later code expects, and asks the server for everything again', () => {
    const database = databaseOfVersion(1);
    database.exec(`
      INSERT INTO sync_state (only_row, device_id, worker_id, cursor, next_sequence) VALUES (1, 'd', 'w', 'far', 1);
      INSERT INTO benefit_case (id, data) VALUES ('c', '{"id":"c"}');
      INSERT INTO task (row, id, done, scope, procedure, received_at, due_on, sort_name, line)
        VALUES (1, 't', 0, 'own', 'move', '', '', '', '{}'), (2, 'u', 0, 'own', 'move', '', '', '', '{}');
      INSERT INTO task_body (row, data, base) VALUES (1, '{"id":"t"}', NULL), (2, '{"id":"u"}', '{"id":"u","version":1}');
    `);
    migrate(database, migrations);
    const parsed = (sql: string) =>
      database
        .prepare(sql)
        .pluck()
        .all()
        .map((text) => text && JSON.parse(String(text)));
    expect(parsed('SELECT data FROM benefit_case')).toEqual([
      { id: 'c', sickNotes: [], events: [], deputyshipIds: [] },
    ]);
    const grown = {
      takenOver: {},
      lastStep: null,
      isPersonal: false,
      claim: null,
      notes: [],
      routingSteps: [],
      deputyshipIds: [],
    };
    expect(parsed('SELECT data FROM task_body ORDER BY row')).toEqual([
      { id: 't', ...grown },
      { id: 'u', ...grown },
    ]);
    expect(parsed('SELECT base FROM task_body ORDER BY row')).toEqual([null, { id: 'u', version: 1, ...grown }]);
    expect(database.prepare('SELECT cursor, next_sequence FROM sync_state').get()).toEqual({
      cursor: null,
      next_sequence: 1,
    });
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
