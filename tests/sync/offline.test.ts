import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fileByProposal, settle } from '../helpers/caseworker.ts';
import { type CoreProcess, newProfile, startCore } from '../helpers/core-process.ts';
import { credentials, makeOfficeFolder, type OfficeFolder } from '../helpers/office-folder.ts';
import { readServerFacts } from '../helpers/server-facts.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

const patience = { timeout: 60_000, interval: 100 };

describe('work without a server', () => {
  const profile = newProfile();
  let office: OfficeFolder;
  let server: TestServer;
  let core: CoreProcess;

  beforeAll(async () => {
    office = await makeOfficeFolder(4);
    server = await startServer({ data: office.folder, words: ['--no-demo'] });
    core = await startCore({ ...profile, serverUrl: server.url, credentials, clockSpeed: 20 });
  }, 120_000);
  afterAll(async () => {
    await core?.kill();
    await server?.kill();
    office?.remove();
    profile.remove();
  });

  it('goes on after the first sync, and each effect is there exactly once afterwards', async () => {
    await vi.waitFor(async () => expect((await core.ask('sync.status', {})).lastSyncAt).not.toBeNull(), patience);
    const filter = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' } as const;
    const before = await core.ask('inbox.list', { filter, offset: 0, limit: 50 });
    expect(before.total).toBe(4);
    const contents = await Promise.all(
      before.rows.map(async ({ id }) => (await core.ask('task.show', { taskId: id })).task.submission),
    );
    const hashes = contents.flatMap(({ copy, attachments }) => [copy, ...attachments].map((file) => file.contentHash));
    // prefetched: nobody has opened them
    await vi.waitFor(async () => expect((await core.tool('verify')).documents.checked).toBe(hashes.length), patience);
    await server.stop();

    for (const contentHash of hashes) {
      const read = await core.ask('document.read', { contentHash });
      expect(Buffer.from(read.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    }
    const [first, second, third] = before.rows.map((row) => row.id);
    if (first === undefined || second === undefined || third === undefined) throw new Error('no tasks');
    for (const taskId of [first, second]) {
      await core.ask('task.confirm', { taskId, expectedVersion: 1 });
      await fileByProposal(core, taskId);
    }
    await core.ask('task.confirm', { taskId: third, expectedVersion: 1 });
    const during = await core.ask('inbox.list', { filter, offset: 0, limit: 50 });
    expect(during.total).toBe(2);
    await vi.waitFor(async () => {
      expect(await core.ask('sync.status', {})).toMatchObject({ connection: 'offline', held: 0, waiting: 5 });
    }, patience);

    server = await startServer({ data: office.folder, port: server.port, words: ['--no-demo'] });
    await settle(core, patience);
    await vi.waitFor(() => expect(office.handedOver('statistik')).toHaveLength(3), patience);
    await server.stop();
    const facts = await office.look(readServerFacts);
    expect(facts.tasks.get(first)).toMatchObject({ state: 'filed', version: 3, applied: 2 });
    expect(facts.tasks.get(second)).toMatchObject({ state: 'filed', version: 3, applied: 2 });
    expect(facts.tasks.get(third)).toMatchObject({ state: 'confirmed', version: 2, applied: 1, filedDocuments: 0 });
    for (const taskId of [first, second]) {
      const { attachments } = facts.tasks.get(taskId) ?? { attachments: Number.NaN };
      expect(facts.tasks.get(taskId)).toMatchObject({ filedDocuments: attachments + 1, records: 1 });
    }
    expect(facts.commands).toBe(5);
    expect(office.handedOver('fachverfahren')).toHaveLength(3);
    expect(office.handedOver('statistik')).toHaveLength(3);
    expect(await core.tool('verify')).toMatchObject({ sound: true });
  }, 180_000);
});
