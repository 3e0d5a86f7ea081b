import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildServer } from '../../../../server/app/app.ts';
import type { Database } from '../../../../server/store/database.ts';
import { migrate } from '../../../../server/store/migrate.ts';
import { putOfficeSetting } from '../../../../server/store/office-settings.ts';
import { openPostgresDatabase } from '../../../../server/store/postgres-database.ts';
import { ensureEpoch, readEpoch } from '../../../../server/sync/epoch.ts';
import { newPostgresUrl } from '../../../helpers/databases.ts';

describe('the identity of a database', () => {
  let databases: readonly Database[];
  let database: Database;

  beforeEach(async () => {
    const url = await newPostgresUrl();
    database = await openPostgresDatabase(url);
    await migrate(database);
    databases = [database, ...(await Promise.all(Array.from({ length: 5 }, () => openPostgresDatabase(url))))];
  });
  afterEach(async () => {
    for (const opened of databases) await opened.close();
  });

  it('is the same for all instances, also when they start at the same moment', async () => {
    const seen = await Promise.all(
      databases.map(async (instance) => {
        await ensureEpoch(instance, randomUUID);
        return instance.read(readEpoch);
      }),
    );
    expect(new Set(seen).size).toBe(1);
    await ensureEpoch(database, randomUUID);
    expect(await database.read(readEpoch)).toBe(seen[0]);
  });

  it('is asked for again after the connection was lost: another server may have taken over', async () => {
    const log = { info: () => undefined, error: () => undefined };
    const content = { size: async () => null } as never; // nobody asks for content here
    const deps = { database, content, now: () => new Date(), newId: randomUUID, demo: false, log };
    const app = await buildServer(deps);
    const before = await database.read(readEpoch);
    // what a standby that was promoted finds: the mark of the server whose place it took
    const mark = { id: before, cluster: '7000000000000000000/1' };
    await database.transaction((transaction) => putOfficeSetting(transaction, 'sync-epoch', mark));
    await databases[1]?.transaction((transaction) =>
      transaction.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN%'`),
    );
    await vi.waitFor(async () => expect(await database.read(readEpoch)).not.toBe(before), { timeout: 10_000 });
    await app.close();
  });
});
