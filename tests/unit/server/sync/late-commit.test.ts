import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deskId, officeDesk } from '../../../../server/policy/desks.ts';
import type { Database } from '../../../../server/store/database.ts';
import { migrate } from '../../../../server/store/migrate.ts';
import { place, touch } from '../../../../server/store/placement.ts';
import { openPostgresDatabase } from '../../../../server/store/postgres-database.ts';
import type { PullState } from '../../../../server/sync/cursor.ts';
import { takeHorizon } from '../../../../server/sync/horizon.ts';
import { beforeAllIds, planPull, stateWhenDone } from '../../../../server/sync/plan-pull.ts';
import { readPage } from '../../../../server/sync/pull-page.ts';
import { newPostgresUrl } from '../../../helpers/databases.ts';

const epoch = '00000000-0000-4000-8000-00000000e90c';
const desk = deskId.parse(randomUUID());
const visible = [desk, officeDesk];

/** A client that knows ids only; the pages are read as the pull reads them. */
async function pullIds(database: Database, state: PullState | null): Promise<{ ids: string[]; next: PullState }> {
  const horizon = await database.read(takeHorizon);
  const plan = planPull(state, { epoch, visible, horizon });
  const ids: string[] = [];
  let after = beforeAllIds;
  for (;;) {
    const page = await database.read((queryable) => readPage(queryable, plan, 'task', after, 3));
    ids.push(...page.map((entry) => entry.id));
    after = page.at(-1)?.id ?? after;
    if (page.length < 3) return { ids, next: stateWhenDone(plan) };
  }
}

/** What most sync protocols do: remember the greatest number seen. */
async function pullNaively(database: Database, since: string): Promise<{ ids: string[]; next: string }> {
  const rows = await database.read((queryable) =>
    queryable.query<{ id: string; stamp: string }>(
      'SELECT entity_id AS id, stamp FROM placement WHERE stamp > :since::xid8 ORDER BY stamp',
      { since },
    ),
  );
  return { ids: rows.map((row) => row.id), next: rows.at(-1)?.stamp ?? since };
}

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

describe('a change that commits late, on PostgreSQL', () => {
  it('is missed by a cursor over the greatest number, and not by ours', async () => {
    const database = await openPostgresDatabase(await newPostgresUrl());
    await migrate(database);
    const [late, early] = [randomUUID(), randomUUID()];
    const before = await pullIds(database, null);
    const naiveBefore = await pullNaively(database, '0');

    const written = gate();
    const mayCommit = gate();
    const slow = database.transaction(async (transaction) => {
      await place(transaction, 'task', late, [desk]); // takes its number now
      written.open();
      await mayCommit.opened;
    });
    await written.opened;
    await database.transaction((transaction) => place(transaction, 'task', early, [desk])); // greater number, first

    const during = await pullIds(database, before.next);
    const naiveDuring = await pullNaively(database, naiveBefore.next);
    mayCommit.open();
    await slow;
    const afterwards = await pullIds(database, during.next);
    const naiveAfterwards = await pullNaively(database, naiveDuring.next);

    expect(during.ids).toEqual([early]);
    expect(naiveDuring.ids).toEqual([early]);
    expect(afterwards.ids).toContain(late);
    expect(naiveAfterwards.ids).toEqual([]); // lost for ever: the reason for the horizon
    await database.close();
  });

  it('is never lost among many writers while clients pull all the time', async () => {
    const url = await newPostgresUrl();
    const database = await openPostgresDatabase(url);
    await migrate(database);
    const reader = await openPostgresDatabase(url);
    const ids = Array.from({ length: 12 }, () => randomUUID());
    await database.transaction(async (transaction) => {
      for (const id of ids) await place(transaction, 'task', id, [desk]);
    });
    const changes = new Map<string, number>(ids.map((id) => [id, 0]));
    let done = false;

    /** Counts a change in the row itself, so that a reader can see which one it has. */
    await database.transaction((transaction) =>
      transaction.script('CREATE TABLE version (id uuid PRIMARY KEY, number integer NOT NULL)'),
    );
    await database.transaction(async (transaction) => {
      for (const id of ids) await transaction.query('INSERT INTO version VALUES (:id, 0)', { id });
    });
    const writer = async (mine: readonly string[], turns: number) => {
      for (let turn = 0; turn < turns; turn++) {
        const id = mine[turn % mine.length] ?? '';
        await database.transaction(async (transaction) => {
          await touch(transaction, 'task', id);
          await transaction.query('UPDATE version SET number = number + 1 WHERE id = :id', { id });
          if (turn % 3 === 0) await transaction.query('SELECT pg_sleep(0.004)');
        });
        changes.set(id, (changes.get(id) ?? 0) + 1);
      }
    };
    const known = new Map<string, number>();
    const client = async () => {
      let state: PullState | null = null;
      for (let last = false; ; last = done) {
        const pulled: { ids: string[]; next: PullState } = await pullIds(reader, state);
        const rows = await reader.read((queryable) =>
          queryable.query<{ id: string; number: number }>('SELECT * FROM version WHERE id = ANY (:ids::uuid[])', {
            ids: pulled.ids,
          }),
        );
        for (const row of rows) known.set(row.id, row.number);
        state = pulled.next;
        if (last) return;
      }
    };
    const reading = client();
    await Promise.all([0, 1, 2, 3].map((part) => writer(ids.slice(part * 3, part * 3 + 3), 40)));
    done = true;
    await reading;
    expect(known).toEqual(changes);
    await reader.close();
    await database.close();
  });
});
