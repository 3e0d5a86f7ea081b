import { beforeAll, describe, expect, it } from 'vitest';
import { loadCases } from '../../server/store/case.ts';
import { type Database, errorCode, type Transaction } from '../../server/store/database.ts';
import { loadFileDocuments } from '../../server/store/file-document.ts';
import { DatabaseFromTheFuture, migrate } from '../../server/store/migrate.ts';
import { allMigrations } from '../../server/store/migrations/all-migrations.ts';
import { loadTasks } from '../../server/store/task.ts';
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

/** One row of each kind as the first schema had them, written in its own SQL: today's functions know later columns. */
async function fillMainJob(transaction: Transaction) {
  const number = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
  const hash = 'c'.repeat(64);
  await transaction.script(`
    INSERT INTO service_office VALUES ('${number(1)}', 'Mitte', '{52349}', '${number(2)}');
    INSERT INTO team VALUES ('${number(3)}', '${number(1)}', 'Team 1', 'integration');
    INSERT INTO worker VALUES ('${number(4)}', '${number(3)}', 'sabine', 'Sabine', '{handle}', NULL);
    INSERT INTO benefit_case VALUES ('${number(5)}', '31302BG0004182', '31302BG0004182', '${number(1)}', NULL,
      '${number(4)}');
    INSERT INTO person VALUES ('${number(6)}', '${number(5)}', 'Mertens', 'Mara', 'mara mertens', '1985-03-12', NULL,
      'Weg 1', '52349', 'Düren', 'applicant');
    INSERT INTO case_file VALUES ('${number(7)}', '${number(5)}', 'integration', '${number(6)}', '50-3-1', 'Akte');
    INSERT INTO content VALUES ('${hash}', 100, 'application/pdf', '2026-11-24T07:12:00Z');
    INSERT INTO submission VALUES ('${number(8)}', 'JC-2026-11-000001', 'sick-note', 1,
      '{"familyName": "Mertens", "givenNames": "Mara", "birthDate": "1985-03-12"}', '{}', '2026-11-24T07:12:00Z',
      '2026-11-24T07:12:00Z', 'x', '${hash}', '{}');
    INSERT INTO task VALUES ('${number(9)}', '${number(8)}', 2, 'confirmed', '${number(5)}', '${number(6)}',
      '${number(4)}', '${number(3)}', '2026-11-27', 'Fallakte bekannt.',
      '{"by": "${number(4)}", "byName": "Sabine", "at": "2026-11-24T09:00:00.000Z"}', NULL);
    INSERT INTO file_document VALUES ('${number(10)}', '${number(7)}', '03', 'sick-note-copy', 'Durchschrift',
      '2026-11-24', '2026-11-24', '${hash}', 'copy', '${number(9)}', '2026-11-24T09:00:00Z', 'Sabine');
    INSERT INTO transfer VALUES ('${number(11)}', '${number(9)}', 'specialist', 'JC-2026-11-000001-specialist', '{}',
      'delivered', 1, '2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z', NULL);
  `);
  return { task: number(9), benefitCase: number(5), document: number(10) };
}

describe('the list of migrations', () => {
  it('is numbered without a gap', () => {
    expect(allMigrations.map(({ number }) => number)).toEqual(allMigrations.map((_, index) => index + 1));
  });
});

describe.each(engines)('migrating on $name', ({ open, openBare }) => {
  let current: unknown;
  beforeAll(async () => {
    current = await describeSchema(await open());
  });

  it.each(allMigrations.map((_, version) => version))(
    'leads from version %i to the current schema',
    async (version) => {
      const database = await openBare();
      await migrate(database, allMigrations.slice(0, version));
      await migrate(database);
      expect(await describeSchema(database)).toEqual(current);
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

  it('keeps the rows of the main job and gives them what the check with evidence needs', async () => {
    const database = await openBare();
    await migrate(database, allMigrations.slice(0, 1));
    const ids = await database.transaction((transaction) => fillMainJob(transaction));
    await migrate(database);
    const [task] = await database.read((queryable) => loadTasks(queryable, [ids.task]));
    expect(task).toMatchObject({
      version: 2,
      state: 'confirmed',
      confirmed: { byName: 'Sabine' },
      handover: { specialist: 'delivered', statistics: 'none' },
      takenOver: {},
      lastStep: null,
    });
    const [benefitCase] = await database.read((queryable) => loadCases(queryable, [ids.benefitCase]));
    expect(benefitCase).toMatchObject({ persons: [{ familyName: 'Mertens' }], sickNotes: [], events: [] });
    const [document] = await database.read((queryable) => loadFileDocuments(queryable, [ids.document]));
    expect(document).toMatchObject({ origin: 'copy', title: 'Durchschrift' });
    await database.transaction(async (transaction) => {
      await transaction.query(`UPDATE task SET state = 'awaiting-citizen'`);
      await transaction.query(`UPDATE file_document SET origin = 'letter'`);
      await transaction.query(`UPDATE transfer SET target = 'postfach'`);
    });
    const wrong = database.transaction((transaction) => transaction.query(`UPDATE task SET state = 'lost'`));
    await expect(wrong.catch(errorCode)).resolves.toBe('23514');
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
