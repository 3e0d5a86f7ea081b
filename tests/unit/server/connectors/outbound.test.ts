import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDropFolder } from '../../../../server/connectors/drop-folder.ts';
import { deliverDue, startOutbound } from '../../../../server/connectors/outbound.ts';
import { attemptLeaseMs, retryDelayMs } from '../../../../server/connectors/retry-delay.ts';
import type { SpecialistSystem } from '../../../../server/connectors/specialist-system.ts';
import { executePush } from '../../../../server/execute/execute-push.ts';
import { loadTask } from '../../../../server/store/task.ts';
import type { DeviceId, TaskId } from '../../../../shared/base/ids.ts';
import { failed, ok } from '../../../../shared/base/result.ts';
import { commandSchema } from '../../../../shared/commands/command.ts';
import { engines } from '../../../helpers/databases.ts';
import { noContent } from '../../../helpers/no-content.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';

/** Begins to deliver, and goes on when it is released. */
function hold(system: SpecialistSystem) {
  const begun = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  const deliver: SpecialistSystem['deliver'] = async (...given) => {
    begun.resolve();
    await held.promise;
    return system.deliver(...given);
  };
  return { system: { deliver }, begun: begun.promise, release: held.resolve };
}

describe('the time between two attempts', () => {
  it('doubles from five seconds to ten minutes', () => {
    expect([1, 2, 3, 8, 50].map(retryDelayMs)).toEqual([5_000, 10_000, 20_000, 600_000, 600_000]);
  });
});

describe.each(engines)('delivering on $name', ({ open }) => {
  let office: SmallOffice;
  let folder: string;
  let clock: Date;
  const now = () => clock;

  beforeAll(async () => {
    office = await openSmallOffice(await open());
  });
  beforeEach(async () => {
    await office.database.transaction((transaction) => transaction.query('DELETE FROM transfer'));
    folder = await mkdtemp(join(tmpdir(), 'zweiklick-handover-'));
    clock = new Date('2026-11-24T10:00:00.000Z');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function send(kind: 'confirm' | 'undo-confirm', taskId: TaskId, expectedVersion: number) {
    const command = commandSchema.parse({
      kind,
      commandId: randomUUID(),
      taskId,
      expectedVersion,
      issuedAt: '2026-11-24T09:00:00.000Z',
    });
    const push = { deviceId: randomUUID() as DeviceId, commands: [{ sequence: 1, command }] };
    const result = await executePush({ ...office, now, newId: randomUUID }, office.sabine, push);
    const answer = result.ok ? result.value[0] : undefined;
    if (answer === undefined) throw new Error('no answer');
    return answer;
  }

  async function confirmed(): Promise<TaskId> {
    const { taskId } = await submitSickNote(office);
    await send('confirm', taskId, 1);
    return taskId;
  }

  const folderSystem = () => createDropFolder({ folder, newId: randomUUID, content: noContent });
  const deliver = (system: SpecialistSystem = folderSystem()) => deliverDue({ database: office.database, system, now });
  const handoverOf = async (id: TaskId) =>
    (await office.database.read((queryable) => loadTask(queryable, id)))?.handover;
  const filesIn = async (name: string) => (await readdir(join(folder, name)).catch(() => [])).length;
  const pass = (ms: number) => {
    clock = new Date(clock.getTime() + ms);
  };

  it('leaves one message at each receiver and says so on the task', async () => {
    const task = await confirmed();
    expect(await deliver()).toBe(2);
    expect(await handoverOf(task)).toEqual({ specialist: 'delivered', statistics: 'delivered' });
    expect([await filesIn('fachverfahren'), await filesIn('statistik')]).toEqual([1, 1]);
    expect(await deliver()).toBe(0);
  });

  it('shows a failure on the task, waits, and delivers once it can', async () => {
    const blocked = join(folder, 'blocked');
    await writeFile(blocked, '');
    const system = createDropFolder({ folder: blocked, newId: randomUUID, content: noContent });
    const task = await confirmed();
    await deliver(system);
    expect(await handoverOf(task)).toEqual({ specialist: 'failed', statistics: 'failed' });
    expect(await deliver(system)).toBe(0); // not before its time
    await rm(blocked);
    pass(retryDelayMs(1));
    await deliver(system);
    expect(await handoverOf(task)).toEqual({ specialist: 'delivered', statistics: 'delivered' });
    expect(await readdir(join(blocked, 'fachverfahren'))).toHaveLength(1);
  });

  it('marks the task as changed for everybody who sees it when the outcome is known', async () => {
    const task = await confirmed();
    const stamp = () =>
      office.database.read((queryable) =>
        queryable.query(`SELECT max(stamp::text::bigint) AS stamp FROM placement WHERE entity_id = :task`, { task }),
      );
    const before = await stamp();
    await deliver();
    expect(await stamp()).not.toEqual(before);
  });

  it('delivers again after a crash between delivery and its record, and still leaves one message', async () => {
    const task = await confirmed();
    const crashing: SpecialistSystem = {
      deliver: async (message, key) => {
        await folderSystem().deliver(message, key);
        throw new Error('killed');
      },
    };
    await expect(deliver(crashing)).rejects.toThrow('killed');
    expect(await deliver()).toBe(0); // both are taken for on their way until the lease ends
    expect(await send('undo-confirm', task, 2)).toMatchObject({ outcome: 'refused', reason: 'handed-over' });
    pass(attemptLeaseMs);
    expect(await deliver()).toBe(2);
    expect([await filesIn('fachverfahren'), await filesIn('statistik')]).toEqual([1, 1]);
    expect(await handoverOf(task)).toEqual({ specialist: 'delivered', statistics: 'delivered' });
  });

  it('refuses to take back what is being delivered at this moment', async () => {
    const task = await confirmed();
    const slow = hold(folderSystem());
    const delivering = deliver(slow.system);
    await slow.begun;
    expect(await send('undo-confirm', task, 2)).toMatchObject({ outcome: 'refused', reason: 'handed-over' });
    slow.release();
    await delivering;
    expect(await handoverOf(task)).toMatchObject({ specialist: 'delivered' });
  });

  it('either takes back or hands over, never both, when both happen at once', async () => {
    for (let round = 0; round < 8; round++) {
      const task = await confirmed();
      const delivered = new Set<string>();
      const counting: SpecialistSystem = {
        deliver: (_message, key) => {
          delivered.add(key);
          return Promise.resolve(ok());
        },
      };
      const [answer] = await Promise.all([send('undo-confirm', task, 2), deliver(counting)]);
      expect(delivered.size, `round ${round}`).toBe(answer.outcome === 'applied' ? 0 : 2);
    }
  });

  it('does not take back what an attempt of unknown end may have delivered, though a later attempt failed', async () => {
    const task = await confirmed();
    const crashing: SpecialistSystem = {
      deliver: async (message, key) => {
        await folderSystem().deliver(message, key);
        throw new Error('killed');
      },
    };
    await expect(deliver(crashing)).rejects.toThrow('killed');
    pass(attemptLeaseMs);
    await deliver({ deliver: async () => failed('unreachable') });
    expect(await handoverOf(task)).toEqual({ specialist: 'failed', statistics: 'failed' });
    expect(await send('undo-confirm', task, 2)).toMatchObject({ outcome: 'refused', reason: 'handed-over' });
    pass(retryDelayMs(2));
    await deliver();
    expect(await handoverOf(task)).toEqual({ specialist: 'delivered', statistics: 'delivered' });
  });

  it('lets the outcome of the newest attempt count, and not of one that comes back after its lease', async () => {
    const task = await confirmed();
    const slow = hold(folderSystem());
    const first = deliver(slow.system);
    await slow.begun;
    pass(attemptLeaseMs);
    // another server takes over what the first one seems to have left
    await deliver({ deliver: async () => failed('unreachable') });
    slow.release();
    await first;
    expect(await handoverOf(task)).toEqual({ specialist: 'failed', statistics: 'failed' });
  });

  it('goes on with the other messages when a receiver does not answer, and comes back to that one', async () => {
    const task = await confirmed();
    const heard: boolean[] = [];
    const silent: SpecialistSystem = {
      deliver: (message, key, signal) => {
        if (message.target === 'statistics') return folderSystem().deliver(message, key, signal);
        signal?.addEventListener('abort', () => heard.push(true));
        return new Promise(() => {});
      },
    };
    await deliverDue({ database: office.database, system: silent, now, longestMs: 500 });
    expect(heard).toEqual([true]);
    expect(await handoverOf(task)).toEqual({ specialist: 'failed', statistics: 'delivered' });
    expect(await send('undo-confirm', task, 2)).toMatchObject({ outcome: 'refused', reason: 'handed-over' });
    pass(retryDelayMs(1));
    expect(await deliver()).toBe(1);
    expect(await handoverOf(task)).toEqual({ specialist: 'delivered', statistics: 'delivered' });
  });

  it('attempts nothing twice when one server needs longer for a batch than a lease lasts', async () => {
    for (let count = 0; count < 3; count++) await confirmed();
    const keys: string[] = [];
    const taking: SpecialistSystem = {
      deliver: async (_message, key) => {
        keys.push(key);
        pass(attemptLeaseMs / 2);
        await deliver({ deliver: async (_other, otherKey) => ok(void keys.push(otherKey)) });
        return ok();
      },
    };
    await deliver(taking);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
    expect(keys).toHaveLength(6);
  });

  it('shares the work between several servers without doing anything twice', async () => {
    for (let count = 0; count < 12; count++) await confirmed();
    const keys: string[] = [];
    const counting: SpecialistSystem = {
      deliver: (_message, key) => {
        keys.push(key);
        return Promise.resolve(ok());
      },
    };
    await Promise.all([deliver(counting), deliver(counting), deliver(counting)]);
    expect(keys).toHaveLength(24);
    expect(new Set(keys).size).toBe(24);
  });

  it('is woken by the commit of a confirmation', async () => {
    const onDefect = vi.fn();
    const outbound = await startOutbound({ database: office.database, system: folderSystem(), now, onDefect });
    const task = await confirmed();
    await vi.waitFor(
      async () => expect(await handoverOf(task)).toEqual({ specialist: 'delivered', statistics: 'delivered' }),
      { timeout: 10_000 },
    );
    await outbound.stop();
    expect(onDefect).not.toHaveBeenCalled();
  });
});
