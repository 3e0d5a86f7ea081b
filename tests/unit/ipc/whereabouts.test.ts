import { describe, expect, it } from 'vitest';
import { createInvoke } from '../../../electron/ipc/guard.ts';
import type { HandlerWorld } from '../../../electron/ipc/handler.ts';
import { type Failure, failure } from '../../../shared/base/failure.ts';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import { emptyWorld } from '../../helpers/empty-world.ts';
import { sampleId, sampleTask } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks } from '../../helpers/test-desk.ts';

const processNumber = 'JC-2026-11-000007';
const whereabouts = {
  taskId: sampleId('task', 7),
  processNumber,
  mayOpen: false,
  mayReadCourse: true,
  state: 'open',
  filed: null,
  lastStep: { kind: 'forward', byName: 'Sabine 1', at: '2026-11-24T08:00:00.000Z', onBehalfOfName: null },
  workerName: 'Jonas 2',
  teamName: 'Team 2',
};

/** @param answer what the server says; the machine has task 1 only */
async function find(answer: Result<unknown, Failure>, wanted = processNumber) {
  const desk = await openTestDesk();
  putTasks(desk.db, [sampleTask(1)]);
  const online = { ...emptyWorld(desk).online, call: async () => answer } as HandlerWorld['online'];
  const invoke = createInvoke({ ...emptyWorld(desk), online }, testPorts().log);
  return invoke('whereabouts.find', { processNumber: wanted });
}

describe('a task that is looked for by its number', () => {
  it('opens where it is on this machine, without asking anybody', async () => {
    const answer = await find(failed(failure('offline')), 'JC-2026-11-000001');
    expect(answer).toEqual({ ok: true, value: { kind: 'here', taskId: sampleTask(1).id } });
  });

  it('is told by the server where it is not here', async () => {
    expect(await find(ok(whereabouts))).toMatchObject({
      ok: true,
      value: { kind: 'elsewhere', workerName: 'Jonas 2', state: 'open' },
    });
  });

  it.each([
    ['not-found', 'unknown'],
    ['offline', 'offline'],
  ] as const)('never ends in an error: %s', async (kind, told) => {
    expect(await find(failed(failure(kind)))).toEqual({ ok: true, value: { kind: told } });
  });
});
