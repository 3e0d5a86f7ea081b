import { randomUUID } from 'node:crypto';
import type { DeskId } from '../../server/policy/desks.ts';
import type { Database, Queryable, Transaction } from '../../server/store/database.ts';
import { place, touch } from '../../server/store/placement.ts';
import type { PullState } from '../../server/sync/cursor.ts';
import { takeHorizon } from '../../server/sync/horizon.ts';
import { beforeAllIds, planPull, stateWhenDone } from '../../server/sync/plan-pull.ts';
import { readPage } from '../../server/sync/pull-page.ts';
import { seeded } from './seeded.ts';

/** A client that knows ids only: what has changed since the last time it asked. */
export interface CursorReader {
  readonly pull: () => Promise<readonly string[]>;
}

const epoch = '00000000-0000-4000-8000-00000000e90c';
/** Small, so that writers commit between the pages of one pull. */
const pageSize = 7;

/** Plan, horizon and pages of the product. */
export function ourCursor(database: Database, visible: readonly DeskId[]): CursorReader {
  let state: PullState | null = null;
  return {
    pull: async () => {
      const horizon = await database.read(takeHorizon);
      const plan = planPull(state, { epoch, visible, horizon });
      const ids: string[] = [];
      for (let after = beforeAllIds; ; ) {
        const page = await database.read((queryable) => readPage(queryable, plan, 'task', after, pageSize));
        ids.push(...page.map((entry) => entry.id));
        after = page.at(-1)?.id ?? after;
        if (page.length < pageSize) break;
      }
      state = stateWhenDone(plan);
      return ids;
    },
  };
}

/** What most sync protocols do: number every change from a sequence, and remember the greatest number seen. */
export function naiveCursor(database: Database): CursorReader {
  let since = '0';
  return {
    pull: async () => {
      const rows = await database.read((queryable) =>
        queryable.query<{ id: string; number: string }>(naiveChanges, { since }),
      );
      since = rows.at(-1)?.number ?? since;
      return rows.map((row) => row.id);
    },
  };
}

/** Rows of a topic as both cursors see them: `content` counts the changes of a row, so that a reader can say which it has. */
export async function prepareRace(database: Database): Promise<void> {
  await database.transaction((transaction) => transaction.script(raceSchema));
}

export async function createRow(transaction: Transaction, id: string, desk: DeskId): Promise<void> {
  await place(transaction, 'task', id, [desk]);
  await transaction.query(insertRow, { id });
}

export async function changeRow(transaction: Transaction, id: string): Promise<void> {
  await touch(transaction, 'task', id);
  await transaction.query(updateRow, { id });
}

export interface RaceSetting {
  /** Writers are spread over them, so that none waits for a connection. */
  readonly writing: readonly Database[];
  readonly reading: Database;
  readonly desk: DeskId;
  readonly writers: number;
  /** Transactions a writer. */
  readonly turns: number;
  readonly seed: number;
}

/** By reader: rows whose newest state it never got, although it kept on asking until all had been committed. */
export async function raceCursors<Name extends string>(
  { writing, reading, desk, writers, turns, seed }: RaceSetting,
  readers: Readonly<Record<Name, CursorReader>>,
): Promise<Readonly<Record<Name, readonly string[]>>> {
  let isOver = false;
  const names = Object.keys(readers) as Name[]; // the keys of the record
  const known = new Map(names.map((name) => [name, new Map<string, number>()]));
  const pullOnce = async (name: Name) => {
    const ids = await readers[name].pull();
    for (const [id, number] of await numbersOf(reading, ids)) known.get(name)?.set(id, number);
  };
  const read = async (name: Name) => {
    while (!isOver) await pullOnce(name);
    await pullOnce(name);
  };
  const pulling = names.map(read);
  await Promise.all(
    Array.from({ length: writers }, (_, number) => {
      const database = writing[number % writing.length];
      if (database === undefined) throw new Error('nowhere to write');
      return write(database, desk, turns, seed + number);
    }),
  );
  isOver = true;
  await Promise.all(pulling);
  const truth = await reading.read((queryable) => allNumbers(queryable));
  const lostBy = (name: Name) =>
    [...truth].filter(([id, number]) => known.get(name)?.get(id) !== number).map(([id]) => id);
  return Object.fromEntries(names.map((name) => [name, lostBy(name)])) as Record<Name, string[]>; // one for each name
}

/** Each transaction takes its number first and commits later, in any order among the writers; some never commit. */
async function write(database: Database, desk: DeskId, turns: number, seed: number): Promise<void> {
  const random = seeded(seed);
  const mine: string[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const [fresh, isGivenUp, seconds] = [randomUUID(), random.chance(0.1), random.between(0, 12) / 1000];
    const changed = mine.length > 0 && random.chance(0.5) ? random.pick(mine) : undefined;
    const work = database.transaction(async (transaction) => {
      await createRow(transaction, fresh, desk);
      if (changed !== undefined) await changeRow(transaction, changed);
      await transaction.query('SELECT pg_sleep(:seconds)', { seconds });
      if (isGivenUp) throw new GivenUp();
    });
    await work.then(
      () => void mine.push(fresh),
      (error: unknown) => {
        if (!(error instanceof GivenUp)) throw error;
      },
    );
  }
}

class GivenUp extends Error {}

async function numbersOf(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  return database.read(async (queryable) => {
    const rows = await queryable.query<NumberedRow>(`${selectRows} WHERE id = ANY (:ids::uuid[])`, { ids });
    return new Map(rows.map(({ id, number }) => [id, number]));
  });
}

async function allNumbers(queryable: Queryable): Promise<ReadonlyMap<string, number>> {
  const rows = await queryable.query<NumberedRow>(selectRows);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

interface NumberedRow {
  readonly id: string;
  readonly number: number;
}

const raceSchema = `
  CREATE SEQUENCE naive_number;
  CREATE TABLE race_row (id uuid PRIMARY KEY, number integer NOT NULL, naive bigint NOT NULL)`;
const insertRow = `INSERT INTO race_row VALUES (:id, 1, nextval('naive_number'))`;
const updateRow = `UPDATE race_row SET number = number + 1, naive = nextval('naive_number') WHERE id = :id`;
const selectRows = 'SELECT id, number FROM race_row';
const naiveChanges = 'SELECT id, naive::text AS number FROM race_row WHERE naive > :since::bigint ORDER BY naive';
