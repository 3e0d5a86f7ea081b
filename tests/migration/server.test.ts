import { describe, expect, it } from 'vitest';
import { type Database, errorCode } from '../../server/store/database.ts';
import { DatabaseFromTheFuture, migrate } from '../../server/store/migrate.ts';
import { allMigrations } from '../../server/store/migrations/all-migrations.ts';
import { engines } from '../helpers/databases.ts';

/** Tables with columns, constraints and indexes, as the database itself describes them. */
async function describeSchema(database: Database): Promise<unknown> {
  return database.read(async (queryable) => ({
    columns: await queryable.query(
      `SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns
       WHERE table_schema = 'public' ORDER BY table_name, column_name`,
    ),
    indexes: await queryable.query(`SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexdef`),
    constraints: await queryable.query(
      `SELECT conrelid::regclass::text AS of, pg_get_constraintdef(oid) AS is FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    ),
  }));
}

describe('the list of migrations', () => {
  it('is numbered without a gap', () => {
    expect(allMigrations.map(({ number }) => number)).toEqual(allMigrations.map((_, index) => index + 1));
  });
});

describe.each(engines)('migrating on $name', ({ open, openBare }) => {
  it.each(allMigrations.map((_, version) => version))(
    'leads from version %i to the current schema',
    async (version) => {
      const database = await openBare();
      await migrate(database, allMigrations.slice(0, version));
      await migrate(database);
      expect(await describeSchema(database)).toEqual(await describeSchema(await open()));
    },
  );

  it('does nothing a second time, and once when several start together', async () => {
    const database = await openBare();
    await Promise.all([migrate(database), migrate(database), migrate(database)]);
    await migrate(database);
    const rows = await database.read((queryable) =>
      queryable.query('SELECT number FROM schema_version ORDER BY number'),
    );
    expect(rows).toEqual(allMigrations.map(({ number }) => ({ number })));
  });

  it('refuses a database from the future and leaves it alone', async () => {
    const database = await open();
    await database.transaction((transaction) =>
      transaction.query("INSERT INTO schema_version (number, name) VALUES (:number, 'tomorrow')", {
        number: allMigrations.length + 1,
      }),
    );
    await expect(migrate(database)).rejects.toThrow(DatabaseFromTheFuture);
  });

  it('takes a step that fails back as a whole', async () => {
    const database = await open();
    const number = allMigrations.length + 1;
    const broken = { number, name: 'broken', sql: 'CREATE TABLE half (id integer); CREATE TABLE half (id integer);' };
    await expect(migrate(database, [...allMigrations, broken])).rejects.toThrow();
    const half = database.read((queryable) => queryable.query('SELECT * FROM half'));
    await expect(half.catch(errorCode)).resolves.toBe('42P01');
    await migrate(database, [...allMigrations, { ...broken, sql: 'CREATE TABLE whole (id integer);' }]);
  });
});
