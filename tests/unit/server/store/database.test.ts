import { beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, errorCode, isUniqueViolation, json } from '../../../../server/store/database.ts';
import { engines } from '../../../helpers/databases.ts';

describe.each(engines)('the database on $name', ({ openBare }) => {
  let database: Database;

  beforeAll(async () => {
    database = await openBare();
    await database.transaction((transaction) =>
      transaction.script(`
        CREATE TABLE thing (
          id uuid PRIMARY KEY, amount bigint, price numeric, day date, at timestamptz, facts jsonb, names text[], raw bytea
        );
        CREATE TABLE counter (name text PRIMARY KEY, value integer NOT NULL);
        INSERT INTO counter VALUES ('one', 0);`),
    );
  });

  it('gives every type in the same form as it took it', async () => {
    const [row] = await database.transaction((transaction) =>
      transaction.query(
        `INSERT INTO thing VALUES (:id, :amount, :price, :day, :at, :facts, :names, :raw)
         RETURNING *, pg_current_xact_id() AS stamp, ':id' AS literal, (SELECT count(*) FROM thing) AS count`,
        {
          id: '00000000-0000-4000-8000-000000000001',
          amount: 5_000_000_000,
          price: '12.50',
          day: '2026-11-24',
          at: new Date('2026-11-24T07:12:00.123Z'),
          facts: { list: [1, 'zwei'] },
          names: ['a "quoted" \\ name', 'Jürgen, Ä'],
          raw: Uint8Array.of(0, 255),
        },
      ),
    );
    expect(row).toMatchObject({
      amount: 5_000_000_000,
      price: '12.50',
      day: '2026-11-24',
      at: '2026-11-24T07:12:00.123Z',
      facts: { list: [1, 'zwei'] },
      names: ['a "quoted" \\ name', 'Jürgen, Ä'],
      stamp: expect.stringMatching(/^\d+$/),
      literal: ':id',
      count: 0,
    });
    expect(Array.from(row?.raw as Uint8Array)).toEqual([0, 255]);
  });

  it('takes arrays of identifiers and JSON arrays', async () => {
    const [row] = await database.read((queryable) =>
      queryable.query(`SELECT :id::uuid = ANY(:ids::uuid[]) AS found, :list::jsonb AS list`, {
        id: '00000000-0000-4000-8000-000000000001',
        ids: ['00000000-0000-4000-8000-000000000001'],
        list: json([1, 2]),
      }),
    );
    expect(row).toEqual({ found: true, list: [1, 2] });
  });

  it('rolls everything back when the work throws', async () => {
    const work = database.transaction(async (transaction) => {
      await transaction.query("UPDATE counter SET value = 99 WHERE name = 'one'");
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    const [row] = await database.read((queryable) => queryable.query("SELECT value FROM counter WHERE name = 'one'"));
    expect(row).toEqual({ value: 0 });
  });

  it('refuses to write while reading', async () => {
    const write = database.read((queryable) => queryable.query('DELETE FROM counter'));
    await expect(write.catch(errorCode)).resolves.toBe('25006');
  });

  it('names a violated unique constraint', async () => {
    const insert = database.transaction((transaction) => transaction.query("INSERT INTO counter VALUES ('one', 1)"));
    await expect(insert.catch(isUniqueViolation)).resolves.toBe(true);
  });

  it('loses no increment under serializable transactions that meet', async () => {
    const increment = () =>
      database.transaction(
        async (transaction) => {
          const [row] = await transaction.query<{ value: number }>("SELECT value FROM counter WHERE name = 'one'");
          await transaction.query("UPDATE counter SET value = :value WHERE name = 'one'", {
            value: (row?.value ?? 0) + 1,
          });
        },
        { isolation: 'serializable' },
      );
    await Promise.all([increment(), increment(), increment()]);
    const [row] = await database.read((queryable) => queryable.query("SELECT value FROM counter WHERE name = 'one'"));
    expect(row).toEqual({ value: 3 });
  });

  it('signals each item once, after the commit, and never after a rollback', async () => {
    const heard: string[] = [];
    const stop = await database.listen(
      'desks',
      (items) => void heard.push(...(items === 'everything' ? ['?'] : items)),
    );
    await database
      .transaction(async (transaction) => {
        transaction.signal('desks', 'lost');
        throw new Error('rolled back');
      })
      .catch(() => undefined);
    const many = Array.from(
      { length: 500 },
      (_, index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    await database.transaction(async (transaction) => {
      for (const item of [...many, ...many]) transaction.signal('desks', item);
    });
    await vi.waitFor(() => expect(heard).toHaveLength(500));
    expect(new Set(heard)).toEqual(new Set(many));
    await stop();
  });
});
