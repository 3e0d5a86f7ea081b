import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskId } from '../../../../server/policy/desks.ts';
import type { Database } from '../../../../server/store/database.ts';
import { migrate } from '../../../../server/store/migrate.ts';
import { openPostgresDatabase } from '../../../../server/store/postgres-database.ts';
import { createRow, naiveCursor, ourCursor, prepareRace, raceCursors } from '../../../helpers/cursor-race.ts';
import { newPostgresUrl } from '../../../helpers/databases.ts';

const desk = randomUUID() as DeskId;
const visible = [desk];

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

describe('a change that commits late, on PostgreSQL', () => {
  let database: Database;
  let others: readonly Database[];

  beforeAll(async () => {
    const url = await newPostgresUrl();
    database = await openPostgresDatabase(url);
    await migrate(database);
    await prepareRace(database);
    others = await Promise.all([openPostgresDatabase(url), openPostgresDatabase(url)]);
  });
  afterAll(async () => {
    for (const opened of [database, ...(others ?? [])]) await opened?.close();
  });

  it('is missed by a cursor over the greatest number, and not by ours', async () => {
    const [late, early] = [randomUUID(), randomUUID()];
    const readers = { ours: ourCursor(database, visible), naive: naiveCursor(database) };
    for (const reader of Object.values(readers)) await reader.pull();

    const written = gate();
    const mayCommit = gate();
    const slow = database.transaction(async (transaction) => {
      await createRow(transaction, late, desk); // takes its number now
      written.open();
      await mayCommit.opened;
    });
    await written.opened;
    await database.transaction((transaction) => createRow(transaction, early, desk)); // greater number, first

    expect(await readers.ours.pull()).toEqual([early]);
    expect(await readers.naive.pull()).toEqual([early]);
    mayCommit.open();
    await slow;
    expect(await readers.ours.pull()).toContain(late);
    expect(await readers.naive.pull()).toEqual([]); // lost for ever: the reason for the horizon
  });

  it.each([1, 2, 3])(
    'of 20 writers at once is lost by the naive cursor and never by ours (course %i)',
    async (seed) => {
      const readers = { ours: ourCursor(database, visible), naive: naiveCursor(database) };
      const setting = { writing: others, reading: database, desk, writers: 20, turns: 15, seed };
      const lost = await raceCursors(setting, readers);
      expect(lost.ours).toEqual([]);
      expect(lost.naive.length).toBeGreaterThan(0); // the same transactions, read at the same time
    },
  );
});
