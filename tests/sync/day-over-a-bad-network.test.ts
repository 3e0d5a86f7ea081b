import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, onTestFailed, vi } from 'vitest';
import type { App } from '../../electron/app/app.ts';
import { createDropFolder } from '../../server/connectors/drop-folder.ts';
import { deliverDue } from '../../server/connectors/outbound.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import type { TaskState } from '../../shared/domain/task.ts';
import { type BadNetwork, startBadNetwork } from '../helpers/bad-network.ts';
import { type Desktop, desktopOf, fileByProposal, settle } from '../helpers/caseworker.ts';
import { engines } from '../helpers/databases.ts';
import { fastClock } from '../helpers/fast-clock.ts';
import { noContent } from '../helpers/no-content.ts';
import { placeOffice } from '../helpers/office-folder.ts';
import { type Seeded, seeded } from '../helpers/seeded.ts';
import { readServerFacts } from '../helpers/server-facts.ts';
import { openSmallOffice, receivedAt, type SmallOffice, submitSickNote } from '../helpers/small-office.ts';
import { startCore, testPorts } from '../helpers/test-core.ts';
import { temporaryFolder } from '../helpers/test-desk.ts';
import { serve } from '../helpers/test-server.ts';

/** Another course of events: `SYNC_SEED=7`; a longer day: `SYNC_TASKS=100`. */
const seeds = process.env.SYNC_SEED === undefined ? [1] : [Number(process.env.SYNC_SEED)];
const taskCount = Number(process.env.SYNC_TASKS ?? 14);
const patience = { timeout: 60_000, interval: 100 };
/** Of the 10 seconds in which a click can be taken back, half a second is left. */
const clockSpeed = 20;

describe('a working day over a bad network', { timeout: 150_000 }, () => {
  const endings: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  async function openOffice(seed: number) {
    const [pglite] = engines;
    if (pglite === undefined) throw new Error('no database');
    const office = await openSmallOffice(await pglite.open());
    await placeOffice(office.database, office);
    const clock = fastClock(clockSpeed, Date.parse(receivedAt), Date.now());
    const server = await serve(office, { demo: true, now: clock.now });
    const network = await startBadNetwork(await server.app.listen({ port: 0 }), seed);
    endings.push(() => network.close());
    return { office, clock, network };
  }

  it.each(seeds)('ends with every click carried out exactly once (seed %i)', async (seed) => {
    onTestFailed(() => console.error(`again with SYNC_SEED=${seed} SYNC_TASKS=${taskCount}`));
    const { office, clock, network } = await openOffice(seed);
    const taskIds: TaskId[] = [];
    for (let number = 0; number < taskCount; number += 1) {
      taskIds.push((await submitSickNote(office, [`eins ${number}`])).taskId);
    }
    const app = await startCore(temporaryFolder(), testPorts({ clock }), {
      serverUrl: network.url,
      demoLogin: office.sabine.login,
      background: true,
    });
    endings.push(() => app.close());
    const sabine = desktopOf(app);
    await settle(sabine, patience);

    network.set({ mode: 'bad', rate: 0.5 });
    const random = seeded(seed);
    const expected = new Map<TaskId, TaskState>();
    for (const taskId of taskIds) {
      expected.set(taskId, await workOn(sabine, office, taskId, random));
      if (random.chance(0.3)) await sabine.invoke('sync.now', {});
      if (random.chance(0.2)) await postPause(random);
    }
    await waitForFaults(network, sabine);
    network.set({ mode: 'good' });
    await settle(sabine, patience);

    expect(await refusedOf(app)).toEqual([]);
    await checkServer(office, expected);
  });

  /** One of the ways a task can go; the state in which the person left it. */
  async function workOn(person: Desktop, office: SmallOffice, taskId: TaskId, random: Seeded): Promise<TaskState> {
    const version = async () => (await person.ask('task.show', { taskId })).task.version;
    const confirm = async () => person.ask('task.confirm', { taskId, expectedVersion: await version() });
    const file = async () => expect(await fileByProposal(person, taskId)).toMatchObject({ ok: true });
    const letter = { reason: 'R02', text: 'Bitte reichen Sie den Nachweis nach.' } as const;
    switch (random.between(0, 6)) {
      case 0:
        await person.ask('task.request', { taskId, expectedVersion: await version(), ...letter, dueOn: '2026-12-10' });
        return 'awaiting-citizen';
      case 1:
        await person.ask('task.return', { taskId, expectedVersion: await version(), ...letter });
        await file();
        return 'filed';
      case 2: {
        const to = { workerId: office.rita.id, teamId: office.sabine.teamId };
        const reason = 'Bitte übernehmen.';
        await person.ask('task.forward', {
          taskId,
          expectedVersion: await version(),
          to: { ...to, workerId: null },
          reason,
        });
        return 'open';
      }
      case 3:
        await confirm();
        return 'confirmed';
      case 4: // taken back before or after it has left, and done again
        await confirm();
        await file();
        await postPause(random);
        await person.ask('task.undo', { taskId });
        await confirm();
        await file();
        return 'filed';
      default:
        await confirm();
        await file();
        return 'filed';
    }
  }

  /** So that some clicks leave the machine before the next one, and others do not. */
  function postPause(random: Seeded): Promise<void> {
    return new Promise((passed) => setTimeout(passed, random.between(0, 900)));
  }

  /** The day is only over when enough has gone wrong. */
  async function waitForFaults(network: BadNetwork, person: Desktop): Promise<void> {
    const total = () => Object.values(network.counts).reduce((sum, count) => sum + count, 0);
    await vi.waitFor(async () => {
      await person.invoke('sync.now', {});
      expect(total()).toBeGreaterThan(taskCount);
    }, patience);
  }

  async function refusedOf(app: App) {
    return app.tools.outbox().filter((entry) => entry.refusal !== null);
  }

  /** Each effect once: state, version, documents, audit; then each message once at its receiver. */
  async function checkServer(office: SmallOffice, expected: ReadonlyMap<TaskId, TaskState>): Promise<void> {
    const { database } = office;
    const folder = temporaryFolder();
    const system = createDropFolder({ folder, newId: randomUUID, content: noContent });
    await deliverDue({ database, system, now: () => new Date(Date.parse(receivedAt) + 86_400_000) });
    const facts = await readServerFacts(database);
    const handedOver = (target: string) => {
      try {
        return readdirSync(join(folder, target));
      } catch {
        return []; // nothing went there
      }
    };
    for (const [taskId, state] of expected) {
      const task = facts.tasks.get(taskId);
      if (task === undefined) throw new Error('the task is gone');
      const documents = state === 'filed' ? task.attachments + 1 : 0;
      expect(task).toMatchObject({
        state,
        version: 1 + task.applied,
        audited: task.applied,
        filedDocuments: documents,
        distinctDocuments: documents,
      });
      const files = (target: string) => handedOver(target).filter((name) => name.startsWith(task.processNumber));
      const isConfirmed = files('fachverfahren').length > 0;
      expect(files('statistik')).toHaveLength(isConfirmed ? 1 : 0);
      expect(files('fachverfahren').length + files('postfach').length).toBe(state === 'open' ? 0 : 1);
    }
  }
});
