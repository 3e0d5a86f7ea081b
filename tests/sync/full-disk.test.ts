import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TaskId } from '../../shared/base/ids.ts';
import { settle } from '../helpers/caseworker.ts';
import { type CoreOptions, type CoreProcess, newProfile, startCore } from '../helpers/core-process.ts';
import { startServer, type TestServer } from '../helpers/server-process.ts';

const patience = { timeout: 120_000, interval: 200 };
const demoLogin = 's.okafor';
const everything = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' } as const;

/** As if somebody had made room: the limit of the running process is taken away. */
function makeRoom(core: CoreProcess): void {
  execFileSync('prlimit', ['--pid', String(core.pid), '--fsize=unlimited:unlimited']);
}

/** As if the last room had gone while the program runs. */
function takeRoom(core: CoreProcess): void {
  execFileSync('prlimit', ['--pid', String(core.pid), '--fsize=1024:unlimited']);
}

function canLimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
}

describe.skipIf(!canLimit())('on a full disk', { timeout: 400_000 }, () => {
  const profile = newProfile();
  let server: TestServer;
  let openTasks: readonly TaskId[] = [];
  const cores: CoreProcess[] = [];

  const namesInProfile = () => readdirSync(profile.profileDir, { recursive: true }).map(String);
  const start = async (changes: Partial<CoreOptions> = {}) => {
    const core = await startCore({ ...profile, serverUrl: server.url, demoLogin, clockSpeed: 20, ...changes });
    cores.push(core);
    return core;
  };

  beforeAll(async () => {
    server = await startServer();
  }, 300_000);
  afterEach(async () => {
    for (const core of cores.splice(0)) await core.kill();
  });
  afterAll(async () => {
    await server?.dispose();
    profile.remove();
  });

  it('a first pull stops, says so, and goes on by itself when there is room', async () => {
    const core = await start({ fileLimitKb: 1500 });
    await vi.waitFor(async () => {
      expect(await core.ask('sync.status', {})).toMatchObject({ problem: { kind: 'disk-full' }, lastSyncAt: null });
    }, patience);
    makeRoom(core);
    await vi.waitFor(async () => {
      const status = await core.ask('sync.status', {});
      expect({ problem: status.problem, isSynced: status.lastSyncAt !== null }).toEqual({
        problem: null,
        isSynced: true,
      });
    }, patience);
    await settle(core, patience);
    const { rows } = await core.ask('inbox.list', { filter: everything, offset: 0, limit: 200 });
    openTasks = rows.filter(({ state }) => state === 'open').map(({ id }) => id);
    expect(openTasks.length).toBeGreaterThan(20);
    await core.close();
  });

  it('a click is refused and nothing of it stays; later ones work when there is room; a reset leaves the sound cache alone', async () => {
    const core = await start({ fileLimitKb: 96, serverUrl: 'http://127.0.0.1:9', demoLogin: null, clockSpeed: 1 });
    let done = 0;
    let refusedTask: TaskId | null = null;
    for (const taskId of openTasks) {
      const { task } = await core.ask('task.show', { taskId });
      const answer = await core.invoke('task.confirm', { taskId, expectedVersion: task.version });
      if (!answer.ok && answer.failure.kind === 'disk-full') {
        refusedTask = taskId;
        break;
      }
      if (answer.ok) done += 1;
    }
    expect(refusedTask).not.toBeNull();
    if (refusedTask === null) return;
    const { task } = await core.ask('task.show', { taskId: refusedTask });
    expect(task.state).toBe('open');
    expect(await core.tool('outbox')).toHaveLength(done);
    expect(await core.tool('verify')).toMatchObject({ sound: true, journal: { records: done } });
    makeRoom(core);
    expect(await core.invoke('task.confirm', { taskId: refusedTask, expectedVersion: task.version })).toMatchObject({
      ok: true,
    });
    expect(await core.tool('outbox')).toHaveLength(done + 1);

    takeRoom(core);
    expect(await core.invoke('workstation.reset', {})).toMatchObject({ ok: false, failure: { kind: 'disk-full' } });
    expect(await core.ask('task.show', { taskId: refusedTask })).toMatchObject({ task: { state: 'confirmed' } });
    expect(namesInProfile().filter((name) => /set-aside|fresh/.test(name))).toEqual([]);
    await core.kill();
  });

  it('the start says so and touches nothing; with room everything is there', async () => {
    await expect(start({ fileLimitKb: 1 })).rejects.toThrow('disk-full');
    expect(namesInProfile().filter((name) => name.includes('set-aside'))).toEqual([]);
    const core = await start();
    expect((await core.tool('outbox')).length + (await core.ask('sync.status', {})).waiting).toBeGreaterThan(0);
    await settle(core, patience);
    expect(await core.tool('verify')).toMatchObject({ sound: true });
    await core.close();
  });
});
