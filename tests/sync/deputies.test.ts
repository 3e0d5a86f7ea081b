import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '../../electron/app/app.ts';
import { deriveKeys, openKeyRing } from '../../electron/app/open-keys.ts';
import { openCache } from '../../electron/cache/open.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { RequestOf } from '../../shared/ipc/index.ts';
import { type Desktop, desktopOf, fileByProposal, settle } from '../helpers/caseworker.ts';
import { engines } from '../helpers/databases.ts';
import { type JumpingClock, jumpingClock } from '../helpers/jumping-clock.ts';
import { placeOffice } from '../helpers/office-folder.ts';
import { readServerFacts } from '../helpers/server-facts.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../helpers/small-office.ts';
import { startTcpProxy, type TcpProxy } from '../helpers/tcp-proxy.ts';
import { memoryVault, startCore, testPorts } from '../helpers/test-core.ts';
import { serve } from '../helpers/test-server.ts';

const patience = { timeout: 30_000, interval: 20 };
const filter = { scope: 'all', status: 'to-do', procedure: null, order: 'newest' } as const;

interface Workstation extends Desktop {
  readonly app: App;
  readonly network: TcpProxy;
  /** What the desktop was told, so far. */
  readonly told: readonly string[];
  /** Everything readable that is stored on it, and how many documents. */
  stored(): Promise<{ readonly texts: string; readonly documents: number }>;
}

/** The real server with a clock of the test, and workstations with the same clock, each behind a cable of its own. */
describe('deputies', { timeout: 120_000 }, () => {
  let office: SmallOffice;
  let clock: JumpingClock;
  let port: number;
  let endings: (() => unknown)[];

  beforeEach(async () => {
    endings = [];
    clock = jumpingClock('2026-11-24T09:00:00.000Z');
    endings.push(() => clock.stop());
    const database = await engines[0]?.open();
    if (database === undefined) throw new Error('no database');
    office = await openSmallOffice(database);
    await placeOffice(database, office);
    const { app } = await serve(office, { demo: true, now: () => clock.now() });
    // workstations take the server's word for the time
    app.server.prependListener('request', (_request, response) => {
      response.setHeader('date', clock.now().toUTCString());
    });
    await app.listen({ host: '127.0.0.1', port: 0 });
    ({ port } = app.server.address() as AddressInfo);
  });
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  async function workstation(worker: Worker): Promise<Workstation> {
    const profile = mkdtempSync(join(tmpdir(), 'zweiklick-deputies-'));
    endings.push(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
    const network = await startTcpProxy({ host: '127.0.0.1', port });
    endings.push(() => network.close());
    const vault = memoryVault();
    const serverUrl = `http://127.0.0.1:${network.port}`;
    const settings = { serverUrl, demoLogin: worker.login, background: true };
    const told: string[] = [];
    const notifier = { notify: (title: string) => void told.push(title) };
    const app = await startCore(profile, testPorts({ clock, vault, notifier }), settings);
    endings.push(() => app.close());
    const desktop = desktopOf(app);
    await settle(desktop, patience);
    const stored = async () => {
      const { current } = await openKeyRing(profile, vault);
      const folder = join(profile, 'workers', worker.id);
      const opened = openCache({
        role: 'reader',
        file: join(folder, 'cache.db'),
        key: deriveKeys(current, worker.id).cache,
      });
      if (!opened.ok) throw new Error('the cache does not open');
      const db = opened.value;
      const tables = db.all<{ name: string }>(
        `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`,
      );
      const rows = tables.flatMap(({ name }) => db.all<object>(`SELECT * FROM "${name}"`));
      db.close();
      const blobs = readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true });
      return { texts: JSON.stringify(rows), documents: blobs.filter((entry) => entry.isFile()).length };
    };
    return { ...desktop, app, network, told, stored };
  }

  const toDo = async (core: Desktop, scope: 'all' | 'own' | 'deputy' = 'all') =>
    (await core.ask('inbox.list', { filter: { ...filter, scope }, offset: 0, limit: 200 })).total;
  const mentioned = async (core: Workstation, ...words: readonly string[]) => {
    const { texts } = await core.stored();
    return words.filter((word) => texts.includes(word));
  };
  const versionOf = async (core: Desktop, taskId: TaskId) => (await core.ask('task.show', { taskId })).task.version;
  const confirm = async (core: Desktop, taskId: TaskId) =>
    core.invoke('task.confirm', { taskId, expectedVersion: await versionOf(core, taskId) });
  const wishFor = async (core: Desktop, deputy: Worker, from = '2026-11-24'): Promise<RequestOf<'deputies.set'>> => {
    const { id, me } = await core.ask('deputies.form', {});
    const scope = { weekdays: null, procedures: null, teamIds: null, personIds: null };
    return { id, absentWorkerId: me, deputyIds: [deputy.id], from, until: '2026-11-27', ...scope };
  };

  it('have the work at once when it is set up, with no clock moved on, and lose it at once when it ends, down to the last byte', async () => {
    const tasks = await Promise.all([1, 2, 3].map((mark) => submitSickNote(office, [`Nachweis ${mark}`])));
    const [sabine, stranger] = [await workstation(office.sabine), await workstation(office.stranger)];
    expect(await toDo(stranger)).toBe(0);

    const wish = await wishFor(sabine, office.stranger);
    await sabine.ask('deputies.set', wish);
    await vi.waitFor(async () => expect(await toDo(stranger, 'deputy')).toBe(3), patience);
    const [{ taskId } = { taskId: '' as TaskId }] = tasks;
    expect(await stranger.ask('task.show', { taskId })).toMatchObject({
      deputyFor: 'Sabine',
      permissions: { handle: { allowed: true } },
    });
    // documents are fetched ahead
    await vi.waitFor(async () => expect((await stranger.stored()).documents).toBeGreaterThanOrEqual(6), patience);
    const words = ['Mertens', 'Mara', '31302BG0004182', tasks[0]?.processNumber ?? '', 'unfitSince'];
    expect(await mentioned(stranger, ...words)).toEqual(words);

    await sabine.ask('deputies.end', { deputyshipId: wish.id });
    await vi.waitFor(async () => expect(await toDo(stranger)).toBe(0), patience);
    clock.jumpTo('2026-11-24T09:30:00.000Z'); // the tidying of documents waits a little
    await vi.waitFor(async () => expect((await stranger.stored()).documents).toBe(0), patience);
    expect(await mentioned(stranger, ...words)).toEqual([]);
    expect(await toDo(sabine)).toBe(3);
  });

  it('are told of what comes in as the owner is, without a name of the citizen', async () => {
    const [sabine, dilek] = [await workstation(office.sabine), await workstation(office.dilek)];
    await submitSickNote(office);
    for (const core of [sabine, dilek]) await vi.waitFor(async () => expect(await toDo(core)).toBe(1), patience);
    await vi.waitFor(() => {
      expect(sabine.told).toEqual(['Neuer Eingang']);
      expect(dilek.told).toEqual(['Neuer Eingang in Vertretung für Sabine']);
    }, patience);
  });

  it('end at midnight in Berlin by themselves, with a network and without one; what was done before counts', async () => {
    const { processNumber, taskId } = await submitSickNote(office);
    clock.jumpTo('2026-11-27T20:00:00.000Z');
    const dilek = await workstation(office.dilek);
    expect(await toDo(dilek, 'deputy')).toBe(1);
    clock.jumpTo('2026-11-27T22:59:00.000Z');
    await settle(dilek, patience);
    expect(await toDo(dilek, 'deputy')).toBe(1); // the last day is included

    dilek.network.admit(false);
    dilek.network.cut();
    expect(await confirm(dilek, taskId)).toMatchObject({ ok: true });
    clock.jumpTo('2026-11-27T23:00:01.000Z');
    expect(await toDo(dilek, 'deputy')).toBe(0);
    expect(await dilek.ask('deputies.list', {})).toMatchObject({ views: [{ phase: 'over', hasBriefing: false }] });
    clock.jumpTo('2026-11-27T23:20:00.000Z');
    await vi.waitFor(async () => expect(await toDo(dilek)).toBe(0), patience);
    dilek.network.admit(true);
    await settle(dilek, patience);
    // the household itself stays: it is her own team's as well
    expect(await mentioned(dilek, processNumber, 'unfitSince')).toEqual([]);
    const done = (await readServerFacts(office.database)).tasks.get(taskId);
    expect(done).toMatchObject({ state: 'confirmed', applied: 1, transfers: 2 });
    expect(await dilek.ask('conflicts.list', {})).toEqual([]);
  });

  it('begin at midnight in Berlin by themselves', async () => {
    await submitSickNote(office);
    const [sabine, stranger] = [await workstation(office.sabine), await workstation(office.stranger)];
    const wish = await wishFor(sabine, office.stranger, '2026-11-25');
    await sabine.ask('deputies.set', wish);
    await settle(stranger, patience);
    expect(await stranger.ask('deputies.list', {})).toMatchObject({ views: [{ phase: 'coming' }], cards: [] });
    expect(await toDo(stranger)).toBe(0);
    clock.jumpTo('2026-11-24T23:00:01.000Z');
    await settle(stranger, patience);
    expect(await toDo(stranger, 'deputy')).toBe(1);
    expect((await stranger.ask('deputies.list', {})).cards).toEqual([{ card: 'briefing', deputyshipId: wish.id }]);
  });

  it('and the owner who confirm at the same moment have one effect; the other one learns who it was, and when', async () => {
    const count = 20;
    const tasks: TaskId[] = [];
    for (let mark = 0; mark < count; mark += 1) tasks.push((await submitSickNote(office, [`Nachweis ${mark}`])).taskId);
    const [sabine, dilek] = [await workstation(office.sabine), await workstation(office.dilek)];
    for (const core of [sabine, dilek]) expect(await toDo(core)).toBe(count);
    await Promise.all(
      [sabine, dilek].map(async (core) => {
        for (const taskId of tasks) expect(await confirm(core, taskId)).toMatchObject({ ok: true });
      }),
    );
    await Promise.all([sabine, dilek].map((core) => core.ask('sync.now', {})));
    for (const core of [sabine, dilek]) {
      await vi.waitFor(async () => {
        const status = await core.ask('sync.now', {});
        expect(status).toMatchObject({ held: 0, waiting: 0, problem: null });
      }, patience);
    }
    const facts = await readServerFacts(office.database);
    for (const taskId of tasks) {
      expect(facts.tasks.get(taskId)).toMatchObject({ state: 'confirmed', applied: 1, transfers: 2 });
    }
    const cards = [...(await sabine.ask('conflicts.list', {})), ...(await dilek.ask('conflicts.list', {}))];
    expect(new Set(cards.map(({ taskId }) => taskId))).toEqual(new Set(tasks));
    expect(cards).toHaveLength(count);
    for (const { me, reason, theirs } of cards) {
      expect(reason).toBe('already-confirmed');
      const other = me === office.sabine.id ? office.dilek : office.sabine;
      expect(theirs?.task.confirmed).toMatchObject({ by: other.id, byName: other.displayName, at: expect.any(String) });
    }
  });

  it('who worked without a network while the owner did the same leave one filed set and one hand-over', async () => {
    const { taskId } = await submitSickNote(office);
    const [sabine, dilek] = [await workstation(office.sabine), await workstation(office.dilek)];
    dilek.network.admit(false);
    dilek.network.cut();
    for (const core of [dilek, sabine]) {
      expect(await confirm(core, taskId)).toMatchObject({ ok: true });
      expect(await fileByProposal(core, taskId)).toMatchObject({ ok: true });
    }
    await settle(sabine, patience);
    dilek.network.admit(true);
    await vi.waitFor(async () => {
      expect(await dilek.ask('sync.now', {})).toMatchObject({ held: 0, waiting: 0, connection: 'online' });
    }, patience);
    const facts = (await readServerFacts(office.database)).tasks.get(taskId);
    expect(facts).toMatchObject({ state: 'filed', applied: 2, transfers: 2, filedDocuments: 2, distinctDocuments: 2 });
    const [card, ...others] = await dilek.ask('conflicts.list', {});
    expect(others).toEqual([]);
    expect(card).toMatchObject({ taskId, theirs: { task: { filed: { byName: 'Sabine' } } } });
    expect(await sabine.ask('conflicts.list', {})).toEqual([]);
  });

  it('hand back what they did; the owner finds it on return', async () => {
    const { taskId } = await submitSickNote(office);
    const dilek = await workstation(office.dilek);
    await confirm(dilek, taskId);
    await fileByProposal(dilek, taskId);
    await settle(dilek, patience);
    clock.jumpTo('2026-11-30T07:00:00.000Z');
    const sabine = await workstation(office.sabine);
    const { cards } = await sabine.ask('deputies.list', {});
    expect(cards).toEqual([{ card: 'hand-back', deputyshipId: office.deputyship }]);
    expect(await sabine.ask('deputies.refresh', {})).toEqual({ isOnline: true });
    const handBack = await sabine.ask('deputies.hand-back', { deputyshipId: office.deputyship });
    expect(handBack.done.map(({ action, byName, name }) => [action, byName, name])).toEqual([
      ['confirm', 'Dilek', 'Mertens, Mara'],
      ['file', 'Dilek', 'Mertens, Mara'],
    ]);
    expect((await sabine.ask('task.show', { taskId })).task.filed).toMatchObject({
      byName: 'Dilek',
      onBehalfOf: { name: 'Sabine' },
    });
  });
});
