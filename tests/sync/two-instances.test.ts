import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createDropFolder } from '../../server/connectors/drop-folder.ts';
import { deliverDue } from '../../server/connectors/outbound.ts';
import { createFolderContentStore } from '../../server/content/folder-content-store.ts';
import type { Database } from '../../server/store/database.ts';
import { openPostgresDatabase } from '../../server/store/postgres-database.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import { type Balancer, startBalancer } from '../helpers/balancer.ts';
import { fileByProposal, settle } from '../helpers/caseworker.ts';
import { type CoreProcess, newProfile, type ProfileFolders, startCore } from '../helpers/core-process.ts';
import { newPostgresUrl } from '../helpers/databases.ts';
import {
  credentials,
  makeSharedOffice,
  type OfficeFolder,
  postSickNote,
  sendSickNote,
} from '../helpers/office-folder.ts';
import { readServerFacts } from '../helpers/server-facts.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';
import { sickNotePart } from '../helpers/small-office.ts';

const everything = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' } as const;
/** Far below the two minutes after which a workstation pulls without a signal. */
const patience = { timeout: 20_000, interval: 50 };

describe('two instances of the server on one database', { timeout: 120_000 }, () => {
  let url: string;
  let database: Database;
  let office: Omit<OfficeFolder, 'look'>;
  let balancer: Balancer;
  const instances = new Map<'a' | 'b', TestServer>();
  const profiles: ProfileFolders[] = [];
  const cores: CoreProcess[] = [];
  let used = 0;

  beforeAll(async () => {
    url = await newPostgresUrl();
    database = await openPostgresDatabase(url);
    office = await makeSharedOffice(database, 12);
    // at the same moment: both find the same empty identity and the same due work
    await Promise.all([startInstance('a'), startInstance('b')]);
    balancer = await startBalancer([instance('a').url, instance('b').url]);
  }, 120_000);
  afterEach(async () => {
    balancer.use([instance('a').url, instance('b').url]);
    for (const core of cores.splice(0)) await core.kill();
  });
  afterAll(async () => {
    for (const server of instances.values()) await server.kill();
    await balancer?.close();
    await database?.close();
    office?.remove();
    for (const profile of profiles) profile.remove();
  });

  async function startInstance(name: 'a' | 'b', port = 0): Promise<void> {
    const words = ['--no-demo', '--database-url', url];
    instances.set(name, await startServer({ data: office.folder, port, words }));
  }

  function instance(name: 'a' | 'b'): TestServer {
    const server = instances.get(name);
    if (server === undefined) throw new Error('it is not running');
    return server;
  }

  /** A workstation that has synced and whose stream is open. */
  async function workstation(serverUrl: string): Promise<CoreProcess> {
    const profile = newProfile();
    profiles.push(profile);
    const core = await startCore({ ...profile, serverUrl, credentials });
    cores.push(core);
    expect(await core.ask('session.show', {})).toMatchObject({ state: 'signed-in' });
    await settle(core, patience);
    return core;
  }

  const toDo = async (core: CoreProcess) =>
    (await core.ask('inbox.list', { filter: everything, offset: 0, limit: 1 })).total;

  const submitAt = async (serverUrl: string, mark: string) =>
    expect(await postSickNote(serverUrl, Buffer.from(`%PDF-1.4\n% ${mark}\n%%EOF\n`))).toBe(201);

  function nextTask(): TaskId {
    const taskId = office.taskIds[used++];
    if (taskId === undefined) throw new Error('no task is left');
    return taskId;
  }

  const versionOf = async (core: CoreProcess, taskId: TaskId) => (await core.ask('task.show', { taskId })).task.version;

  const endListening = () =>
    database.transaction((transaction) =>
      transaction.query<{ ended: boolean }>(
        `SELECT pg_terminate_backend(pid) AS ended FROM pg_stat_activity
         WHERE datname = current_database() AND query ~ '^(LISTEN|SELECT 1$)'`,
      ),
    );

  const waitingForTasks = () =>
    database.read(async (queryable) => {
      const [row] = await queryable.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM pg_locks WHERE relation = 'task'::regclass AND NOT granted`,
      );
      return row?.count;
    });

  it('tell a workstation at the one what was changed at the other', async () => {
    const [one, other] = [await workstation(instance('a').url), await workstation(instance('b').url)];
    const before = await toDo(other);
    await submitAt(instance('a').url, 'über die erste Instanz');
    await vi.waitFor(async () => expect(await toDo(other)).toBe(before + 1), patience);

    const taskId = nextTask();
    await one.ask('task.confirm', { taskId, expectedVersion: await versionOf(one, taskId) });
    await one.ask('sync.now', {});
    await vi.waitFor(
      async () => expect((await other.ask('task.show', { taskId })).task.state).toBe('confirmed'),
      patience,
    );
  });

  it('miss nothing while the connections on which they listen are lost', async () => {
    const [one, other] = [await workstation(instance('a').url), await workstation(instance('b').url)];
    const before = await toDo(other);
    expect((await endListening()).length).toBeGreaterThanOrEqual(8); // four channels of two instances
    await submitAt(instance('a').url, 'während niemand zuhört');
    for (const core of [one, other]) {
      await vi.waitFor(async () => expect(await toDo(core)).toBe(before + 1), patience);
    }
    await submitAt(instance('b').url, 'danach');
    for (const core of [one, other]) {
      await vi.waitFor(async () => expect(await toDo(core)).toBe(before + 2), patience);
    }
  });

  it('let a workstation go on at the other when one is killed, without loss', async () => {
    const [a, b] = [instance('a'), instance('b')];
    balancer.use([a.url]);
    const core = await workstation(balancer.url);
    await vi.waitFor(() => expect(balancer.connectionsTo(a.url)).toBeGreaterThan(0), patience);
    balancer.use([a.url, b.url]);
    const [first, second] = [nextTask(), nextTask()];
    for (const taskId of [first, second]) {
      await core.ask('task.confirm', { taskId, expectedVersion: await versionOf(core, taskId) });
      expect(await fileByProposal(core, taskId)).toMatchObject({ ok: true });
    }
    const sending = core.ask('sync.now', {});
    await a.kill(); // somewhere within the push
    await sending;
    await settle(core, patience);
    expect(balancer.connectionsTo(b.url)).toBeGreaterThan(0);

    const before = await toDo(core);
    await submitAt(b.url, 'an die zweite, während die erste fehlt');
    await vi.waitFor(async () => expect(await toDo(core)).toBe(before + 1), patience);
    const facts = await readServerFacts(database);
    for (const taskId of [first, second]) {
      const { attachments } = facts.tasks.get(taskId) ?? { attachments: Number.NaN };
      expect(facts.tasks.get(taskId)).toMatchObject({
        state: 'filed',
        version: 3,
        applied: 2,
        filedDocuments: attachments + 1,
        records: 1,
      });
    }
    await startInstance('a', a.port);
  });

  it('finish a submission at the other when one is killed in the middle of it, under the number it already had', async () => {
    const [a, b] = [instance('a'), instance('b')];
    const [part, proof] = [sickNotePart(), Buffer.from('%PDF-1.4\n% unterbrochen\n%%EOF\n')];
    const reserved = () =>
      database.read((queryable) =>
        queryable.query<{ process_number: string; received_at: string }>(
          'SELECT process_number, received_at FROM process_number_reservation WHERE submission_id = :id',
          { id: part.submissionId },
        ),
      );
    const [reservation] = await database.transaction(async (transaction) => {
      await transaction.script('LOCK TABLE task IN EXCLUSIVE MODE'); // the last transaction stops half-way
      const sending = sendSickNote(a.url, part, proof).catch(() => 'cut off');
      await vi.waitFor(async () => expect(await reserved()).toHaveLength(1), patience);
      await vi.waitFor(async () => expect(await waitingForTasks()).toBe(1), patience);
      await a.kill();
      expect(await sending).toBe('cut off');
      return reserved();
    });
    const answer = await sendSickNote(b.url, part, proof);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toMatchObject({
      processNumber: reservation?.process_number,
      receivedAt: reservation?.received_at,
    });
    expect(await reserved()).toEqual([]);
    expect((await sendSickNote(b.url, part, proof)).status).toBe(200);
    await startInstance('a', a.port);
  });

  it('hand over each confirmation once, whichever of them does it', async () => {
    const core = await workstation(balancer.url);
    for (const taskId of office.taskIds.slice(used)) {
      await core.ask('task.confirm', { taskId, expectedVersion: await versionOf(core, taskId) });
    }
    await settle(core, patience);
    const transfers = () =>
      database.read((queryable) =>
        queryable.query<{ state: string; attempts: number; delivered: number }>(
          `SELECT state, attempts, (SELECT count(*)::int FROM audit_event
             WHERE object_kind = 'transfer' AND object_id::text = transfer.id::text AND action = 'delivered') AS delivered
           FROM transfer`,
        ),
      );
    // what the instance that was killed had in its hands is delivered again when its lease is over
    await vi.waitFor(async () => {
      expect((await transfers()).filter(({ state, attempts }) => state !== 'delivered' && attempts === 0)).toEqual([]);
    }, patience);
    const content = await createFolderContentStore({ folder: join(office.folder, 'content'), newId: randomUUID });
    const system = createDropFolder({ folder: join(office.folder, 'handover'), newId: randomUUID, content });
    await deliverDue({ database, system, now: () => new Date(Date.now() + 3_600_000) });
    await vi.waitFor(async () => {
      expect((await transfers()).filter(({ state }) => state !== 'delivered')).toEqual([]);
    }, patience);
    const all = await transfers();
    expect(all.length).toBeGreaterThanOrEqual(2 * office.taskIds.length);
    expect(all.filter(({ delivered }) => delivered !== 1)).toEqual([]);
    for (const target of ['fachverfahren', 'statistik'] as const) {
      expect(office.handedOver(target).filter((name) => name.endsWith('.json'))).toHaveLength(office.taskIds.length);
    }
  });
});
