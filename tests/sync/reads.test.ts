import { randomUUID } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createHeadsFile } from '../../server/audit/heads-file.ts';
import { verifyLog } from '../../server/audit/verify.ts';
import { settle } from '../helpers/caseworker.ts';
import { type CoreProcess, newProfile, startCore } from '../helpers/core-process.ts';
import { credentials, makeOfficeFolder, type OfficeFolder } from '../helpers/office-folder.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

const patience = { timeout: 60_000, interval: 200 };

describe('what a person opens', () => {
  const profile = newProfile();
  let office: OfficeFolder;
  let server: TestServer;
  let core: CoreProcess;

  beforeAll(async () => {
    office = await makeOfficeFolder(2);
    server = await startServer({ data: office.folder, words: ['--no-demo'] });
    core = await startCore({ ...profile, serverUrl: server.url, credentials, clockSpeed: 20 });
  }, 120_000);
  afterAll(async () => {
    await core?.kill();
    await server?.kill();
    office?.remove();
    profile.remove();
  });

  it('is noted without a network, outlives the end of the program and a damaged cache, and stands in the log once the server is back', async () => {
    await vi.waitFor(async () => expect((await core.ask('sync.status', {})).lastSyncAt).not.toBeNull(), patience);
    const filter = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' } as const;
    const { rows } = await core.ask('inbox.list', { filter, offset: 0, limit: 50 });
    const [opened, prefetched] = rows.map(({ id }) => id);
    if (opened === undefined || prefetched === undefined) throw new Error('no tasks');
    const { task } = await core.ask('task.show', { taskId: opened });
    await core.ask('task.show', { taskId: prefetched });
    const document = task.submission.copy.contentHash;
    await server.stop();

    for (let look = 0; look < 3; look++) await core.ask('reads.note', { kind: 'task', objectId: opened });
    await core.ask('reads.note', { kind: 'document', objectId: document });
    await core.kill();
    for (const worker of readdirSync(join(profile.profileDir, 'workers'))) {
      writeFileSync(join(profile.profileDir, 'workers', worker, 'cache.db'), 'no database');
    }
    server = await startServer({ data: office.folder, port: server.port, words: ['--no-demo'] });
    core = await startCore({ ...profile, serverUrl: server.url, credentials, clockSpeed: 20 });
    await settle(core, patience);
    await vi.waitFor(async () => {
      await core.ask('sync.now', {});
      const history = await core.ask('audit.task-history', { taskId: opened });
      expect(history).toMatchObject({ source: 'server', steps: [{ action: 'received' }] });
    }, patience);
    await core.close();
    await server.stop();

    const reads = await office.look((database) =>
      database.read((queryable) =>
        queryable.query<{ action: string; object: string; sight: string }>(
          `SELECT action, object_id AS object, after ->> 'sight' AS sight FROM audit_event
         WHERE action LIKE '%-opened' ORDER BY action`,
        ),
      ),
    );
    expect(reads).toEqual([
      { action: 'document-opened', object: document, sight: 'visible' },
      { action: 'task-opened', object: opened, sight: 'visible' },
    ]);
    const deliveries = await office.look((database) =>
      database.read((queryable) =>
        queryable.query<{ after: object }>(
          `SELECT after FROM audit_event WHERE action = 'delivered-to-workstation' ORDER BY id LIMIT 1`,
        ),
      ),
    );
    expect(deliveries).toMatchObject([{ after: { task: 2 } }]);

    const anchors = await createHeadsFile(office.folder, randomUUID).list();
    const found = await office.look((database) => verifyLog({ database, now: () => new Date(), anchors }));
    expect(found).toMatchObject({ sound: true, waiting: 0 });
    expect(found.anchors).toBeGreaterThan(1);
  }, 180_000);
});
