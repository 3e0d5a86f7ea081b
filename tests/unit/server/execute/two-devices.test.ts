import { randomUUID } from 'node:crypto';
import { array, assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../../server/connectors/outbound.ts';
import type { SpecialistSystem } from '../../../../server/connectors/specialist-system.ts';
import { executePush, type Push } from '../../../../server/execute/execute-push.ts';
import { loadFileDocumentsOfTask } from '../../../../server/store/file-document.ts';
import { loadTask } from '../../../../server/store/task.ts';
import type { DeviceId, TaskId } from '../../../../shared/base/ids.ts';
import { ok } from '../../../../shared/base/result.ts';
import { type Command, commandSchema } from '../../../../shared/commands/command.ts';
import { taskActions } from '../../../../shared/domain/task.ts';
import type { PushAnswer } from '../../../../shared/wire/push.ts';
import { engines } from '../../../helpers/databases.ts';
import { anyCommandOn } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';

/** One step of the story: a device gives a command, sends its last request again, or the hand-over runs. */
const step = record({
  device: constantFrom(0, 1),
  what: constantFrom(...taskActions, 'repeat', 'deliver'),
  task: integer({ min: 0, max: 1 }),
  /** How far the device's idea of the version is behind. */
  behind: constantFrom(0, 0, 0, 1),
});

describe('two devices of one person', () => {
  let office: SmallOffice;
  beforeAll(async () => {
    const database = await engines[0]?.open();
    if (database === undefined) throw new Error('no database');
    office = await openSmallOffice(database);
  });

  it('never do anything twice, whatever they send in whatever order, lose and repeat', async () => {
    const now = () => new Date('2026-11-24T10:00:00.000Z');
    const execute = { ...office, now, newId: randomUUID };
    await assert(
      asyncProperty(array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const tasks = [(await submitSickNote(office)).taskId, (await submitSickNote(office)).taskId];
        const devices = [newDevice(), newDevice()];
        const deliveries: string[] = [];
        const system: SpecialistSystem = {
          deliver: (_message, key) => {
            deliveries.push(key);
            return Promise.resolve(ok());
          },
        };
        for (const { device: index, what, task: taskIndex, behind } of steps) {
          const device = devices[index];
          const taskId = tasks[taskIndex];
          if (device === undefined || taskId === undefined) throw new Error('no such device or task');
          if (what === 'deliver') {
            await deliverDue({ database: office.database, system, now });
            continue;
          }
          if (what === 'repeat') {
            if (device.last === undefined) continue;
            const before = await snapshot(taskId);
            const again = await executePush(execute, office.sabine, device.last.push);
            expect(await snapshot(taskId)).toEqual(before);
            expect(outcomesOf(again)).toEqual(outcomesOf(device.last.result).map(repeated));
            continue;
          }
          device.sequence += 1;
          const command = await commandFor(what, taskId, behind);
          const push = { deviceId: device.id, commands: [{ sequence: device.sequence, command }] };
          device.last = { push, result: await executePush(execute, office.sabine, push) };
        }
        expect(new Set(deliveries).size).toBe(deliveries.length);
        for (const taskId of tasks) await expectSound(taskId, deliveries);
      }),
      { numRuns: 30 },
    );
  }, 120_000);

  async function commandFor(kind: (typeof taskActions)[number], taskId: TaskId, behind: number): Promise<Command> {
    const task = await office.database.read((queryable) => loadTask(queryable, taskId));
    if (task === undefined) throw new Error('no task');
    const { id, teamId } = office.sabine;
    const command = anyCommandOn(office, kind, task);
    return commandSchema.parse({
      ...command,
      expectedVersion: Math.max(1, task.version - behind),
      ...(kind === 'forward' ? { to: { workerId: id, teamId } } : {}),
      // or the other steps could do nothing any more
      ...(kind === 'set-personal' ? { isPersonal: false } : {}),
    });
  }

  function snapshot(taskId: TaskId) {
    return office.database.read(async (queryable) => ({
      task: await loadTask(queryable, taskId),
      documents: await loadFileDocumentsOfTask(queryable, taskId),
      audit: await queryable.query('SELECT count(*) AS count FROM audit_event WHERE object_id = :taskId', { taskId }),
    }));
  }

  /** What a task says and what lies in the tables is the same, and each effect is there once. */
  async function expectSound(taskId: TaskId, deliveries: readonly string[]) {
    const { task, documents } = await snapshot(taskId);
    if (task === undefined) throw new Error('no task');
    const letters = documents.filter((document) => document.origin === 'letter');
    expect(documents.length - letters.length).toBe(task.state === 'filed' ? 2 : 0);
    const isConfirmed = task.confirmed !== null;
    if (task.state !== 'filed') expect(task.state === 'confirmed').toBe(isConfirmed);
    if (task.state === 'returned') expect(task.lastStep?.kind).toBe('return');
    expect(task.handover.specialist === 'none').toBe(!isConfirmed);
    const delivered = deliveries.filter((key) => key.startsWith(task.processNumber));
    const sentLetters = delivered.filter((key) => key.includes('-postfach-'));
    const ceded = delivered.filter((key) => key.endsWith('-authority'));
    if (task.state !== 'ceded') expect(ceded).toEqual([]);
    expect(delivered.length - sentLetters.length - ceded.length).toBe(task.handover.specialist === 'delivered' ? 2 : 0);
    expect(await countRows('SELECT count(*) AS count FROM sick_note WHERE task_id = :taskId', taskId)).toBe(
      isConfirmed ? 1 : 0,
    );
    const notes = `SELECT count(*) AS count FROM command WHERE task_id = :taskId AND kind = 'note'`;
    expect(task.notes.length).toBe(await countRows(notes, taskId));
    const transfers = `SELECT count(*) AS count FROM transfer WHERE task_id = :taskId AND target = 'postfach'`;
    expect(await countRows(transfers, taskId)).toBe(letters.length);
    expect(await countRows(`${transfers} AND state = 'delivered'`, taskId)).toBe(sentLetters.length);
    const applied = `
      SELECT count(*) AS count FROM command
      WHERE task_id = :taskId AND outcome = 'applied' AND kind NOT IN ('claim', 'release', 'note')`;
    expect(task.version).toBe(1 + (await countRows(applied, taskId)));
  }

  async function countRows(sql: string, taskId: TaskId): Promise<number> {
    const [row] = await office.database.read((queryable) => queryable.query<{ count: number }>(sql, { taskId }));
    return row?.count ?? 0;
  }
});

type Result = Awaited<ReturnType<typeof executePush>>;

function newDevice(): { id: DeviceId; sequence: number; last: { push: Push; result: Result } | undefined } {
  return { id: randomUUID() as DeviceId, sequence: 0, last: undefined };
}

function outcomesOf(result: Result): readonly PushAnswer['outcome'][] {
  return result.ok ? result.value.map((answer) => answer.outcome) : [];
}

function repeated(outcome: PushAnswer['outcome']): PushAnswer['outcome'] {
  return outcome === 'applied' ? 'already-applied' : outcome;
}
