import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { failure } from '../../shared/base/failure.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import { type BadNetwork, startBadNetwork } from '../helpers/bad-network.ts';
import { fileByProposal, settle } from '../helpers/caseworker.ts';
import {
  type CoreOptions,
  type CoreProcess,
  newProfile,
  type ProfileFolders,
  startCore,
} from '../helpers/core-process.ts';
import { credentials, makeOfficeFolder, type OfficeFolder, postSickNote } from '../helpers/office-folder.ts';
import { readServerFacts } from '../helpers/server-facts.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

const patience = { timeout: 90_000, interval: 100 };
const everything = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' } as const;

describe('a running core', { timeout: 240_000 }, () => {
  let office: OfficeFolder;
  let server: TestServer;
  let network: BadNetwork;
  const profiles: ProfileFolders[] = [];
  const cores: CoreProcess[] = [];

  beforeAll(async () => {
    office = await makeOfficeFolder(3);
    server = await startServer({ data: office.folder, words: ['--no-demo'] });
    network = await startBadNetwork(server.url);
  }, 240_000);
  afterEach(async () => {
    network.set({ mode: 'good' });
    for (const core of cores.splice(0)) await core.kill();
  });
  afterAll(async () => {
    await server?.kill();
    await network?.close();
    office?.remove();
    for (const profile of profiles) profile.remove();
  });

  function freshProfile(): ProfileFolders {
    const profile = newProfile();
    profiles.push(profile);
    return profile;
  }

  async function start(profile: ProfileFolders, changes: Partial<CoreOptions> = {}): Promise<CoreProcess> {
    const core = await startCore({ ...profile, serverUrl: network.url, credentials, clockSpeed: 20, ...changes });
    cores.push(core);
    return core;
  }

  async function synced(profile: ProfileFolders, changes: Partial<CoreOptions> = {}): Promise<CoreProcess> {
    const core = await start(profile, changes);
    await settle(core, patience);
    return core;
  }

  function taskNumber(number: number): TaskId {
    const taskId = office.taskIds[number];
    if (taskId === undefined) throw new Error('no such task');
    return taskId;
  }

  /** Documents of the task in its file, as the screen of the case file shows them. */
  async function shownDocuments(core: CoreProcess, taskId: TaskId): Promise<readonly string[]> {
    const { proposal } = await core.ask('task.show', { taskId });
    if (proposal.caseFileId === null) throw new Error('the task has no file');
    const question = { caseFileId: proposal.caseFileId, register: null, offset: 0, limit: 200 };
    const { rows } = await core.ask('case-file.documents', question);
    return rows.filter((document) => document.taskId === taskId).map((document) => document.contentHash);
  }

  async function stoppedFacts() {
    await server.stop();
    const facts = await office.look(readServerFacts);
    server = await startServer({ data: office.folder, port: server.port, words: ['--no-demo'] });
    return facts;
  }

  /** The hand-over follows the clicks by itself; until its signal has come, two devices may show different states. */
  async function handedOver(core: CoreProcess, taskId: TaskId): Promise<void> {
    const done = { specialist: 'delivered', statistics: 'delivered' };
    await vi.waitFor(async () => {
      expect((await core.ask('task.show', { taskId })).task.handover).toEqual(done);
    }, patience);
  }

  it('of each of two devices gives the same task; one effect, and the other sees why and what is true', async () => {
    const taskId = taskNumber(0);
    const [one, other] = await Promise.all([synced(freshProfile()), synced(freshProfile())]);
    network.set({ mode: 'down' });
    for (const core of [one, other]) {
      await core.ask('task.confirm', { taskId, expectedVersion: 1 });
      expect(await fileByProposal(core, taskId)).toMatchObject({ ok: true });
    }
    network.set({ mode: 'good' });
    await Promise.all([settle(one, patience), settle(other, patience)]);
    for (const core of [one, other]) await handedOver(core, taskId);

    const [view, otherView] = await Promise.all([one, other].map((core) => core.ask('task.show', { taskId })));
    const refusals = [view?.refusal, otherView?.refusal].filter((refusal) => refusal !== null);
    expect(refusals).toHaveLength(1);
    expect(['version-conflict', 'already-confirmed', 'already-filed', 'not-confirmed-yet']).toContain(
      refusals[0]?.reason,
    );
    expect(view?.task).toEqual(otherView?.task);
    expect(view?.task).toMatchObject({ state: 'filed', version: 3 });
    const expected = (view?.task.submission.attachments.length ?? 0) + 1;
    // with the Prüfvermerk of the one that was first
    for (const core of [one, other]) expect(await shownDocuments(core, taskId)).toHaveLength(expected + 1);
    const late = view?.refusal === null ? other : one;
    await late.ask('task.acknowledge-refusal', { taskId });
    expect(await late.ask('sync.status', {})).toMatchObject({ refused: 0, waiting: 0, held: 0 });
    const facts = await stoppedFacts();
    const truth = { state: 'filed', version: 3, filedDocuments: expected, records: 1, applied: 2 };
    expect(facts.tasks.get(taskId)).toMatchObject(truth);
  });

  it('says that it is too old for the server, keeps working and keeps its outbox, also over a restart', async () => {
    const taskId = taskNumber(1);
    const profile = freshProfile();
    let core = await synced(profile);
    network.set({ mode: 'answer', status: 426, body: failure('client-too-old') });
    const before = await core.ask('task.show', { taskId });
    await core.ask('task.confirm', { taskId, expectedVersion: before.task.version });
    expect(await fileByProposal(core, taskId)).toMatchObject({ ok: true });
    const tooOld = { problem: { kind: 'client-too-old' }, held: 0, waiting: 2 };
    await vi.waitFor(async () => expect(await core.ask('sync.status', {})).toMatchObject(tooOld), patience);
    await core.kill();
    core = await start(profile);
    expect((await core.ask('task.show', { taskId })).task).toMatchObject({ state: 'filed' });
    await vi.waitFor(async () => expect(await core.ask('sync.status', {})).toMatchObject(tooOld), patience);

    network.set({ mode: 'good' }); // as after an update of the program
    await vi.waitFor(async () => {
      expect(await core.ask('sync.status', {})).toMatchObject({ problem: null, held: 0, waiting: 0, refused: 0 });
    }, patience);
    const facts = await stoppedFacts();
    expect(facts.tasks.get(taskId)).toMatchObject({ state: 'filed', version: 3, applied: 2 });
  });

  it('shows a submission that arrives while it is open, without being asked', async () => {
    const core = await synced(freshProfile());
    const before = (await core.ask('inbox.list', { filter: everything, offset: 0, limit: 1 })).total;
    const heard = core.events.length;
    expect(await postSickNote(server.url, Buffer.from('%PDF-1.4\n% über das Portal\n%%EOF\n'))).toBe(201);
    await vi.waitFor(() => {
      expect(core.events.slice(heard).flatMap((event) => event.topics)).toContain('tasks');
    }, patience);
    expect((await core.ask('inbox.list', { filter: everything, offset: 0, limit: 1 })).total).toBe(before + 1);
  });

  it.skipIf(process.platform === 'win32')('leaves nothing half written on a full disk, and fetches later', async () => {
    const profile = freshProfile();
    const large = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(12_000_000), Buffer.from('\n%%EOF\n')]);
    const contentHash = createHash('sha256').update(large).digest('hex');
    expect(await postSickNote(server.url, large)).toBe(201);
    let core = await start(profile, { fileLimitKb: 8000 });
    await vi.waitFor(async () => {
      expect(await core.ask('sync.status', {})).toMatchObject({ problem: { kind: 'disk-full' } });
    }, patience);
    expect(await core.invoke('document.read', { contentHash })).toMatchObject({ failure: { kind: 'disk-full' } });
    const workers = join(profile.profileDir, 'workers');
    const names = readdirSync(workers, { recursive: true, withFileTypes: true });
    expect(names.filter((entry) => entry.isFile() && entry.parentPath.endsWith('unfinished'))).toEqual([]);
    const taskId = taskNumber(2);
    const { task } = await core.ask('task.show', { taskId });
    await core.ask('task.confirm', { taskId, expectedVersion: task.version });
    expect(await core.tool('verify')).toMatchObject({ sound: true });
    await core.close();

    core = await start(profile);
    const { checked } = (await core.tool('verify')).documents;
    await vi.waitFor(
      async () => expect((await core.tool('verify')).documents.checked).toBeGreaterThan(checked),
      patience,
    );
    network.set({ mode: 'down' });
    const read = await core.ask('document.read', { contentHash });
    expect(Buffer.from(read.bytes).equals(large)).toBe(true);
  });
});
