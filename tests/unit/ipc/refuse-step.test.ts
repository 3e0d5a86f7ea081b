import { describe, expect, it } from 'vitest';
import { createInvoke } from '../../../electron/ipc/guard.ts';
import { decideRefusal } from '../../../electron/ipc/refuse-step.ts';
import type { Person } from '../../../shared/domain/policy/decide-permission.ts';
import { type TaskAction, taskActions } from '../../../shared/domain/task.ts';
import type { Role } from '../../../shared/domain/worker.ts';
import { emptyWorld } from '../../helpers/empty-world.ts';
import { sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks, testDay } from '../../helpers/test-desk.ts';

const now = new Date('2026-11-24T08:00:00Z');
const claim = (worker: number, until = '2026-11-24T09:00:00.000Z') => ({
  by: sampleId('worker', worker),
  byName: `Sabine ${worker}`,
  at: '2026-11-24T07:30:00.000Z',
  until,
});
const me = (roles: readonly Role[] = ['handle']): Person => ({
  worker: { ...sampleWorker(1), roles: [...roles] },
  deputyships: [],
  today: testDay,
});
const refusal = (action: TaskAction, task: object, roles?: readonly Role[], takeOver = false) =>
  decideRefusal(me(roles), sampleTask(1, task), { action, takeOver }, now)?.kind;

describe('a task that a colleague has in hand', () => {
  const claimed = { assigneeId: null, claim: claim(2) };

  it.each(
    taskActions.filter(
      (action) => !['set-personal', 'note', 'assign', 'register-person', 'move-basket'].includes(action),
    ),
  )('does not let %s through without having asked', (action) => {
    expect(refusal(action, claimed)).toBe('claimed');
  });

  it('is free for notes, after taking it over, and once the time is up', () => {
    expect(refusal('note', claimed)).toBeUndefined();
    expect(refusal('claim', claimed, ['handle'], true)).toBeUndefined();
    expect(refusal('confirm', { claim: claim(2, '2026-11-24T08:00:00.000Z') })).toBeUndefined();
    expect(refusal('confirm', { claim: claim(1) })).toBeUndefined();
  });

  it('can be passed on by whoever leads the team and cannot take it over', () => {
    expect(refusal('forward', claimed, ['coordinate'])).toBeUndefined();
    expect(refusal('forward', claimed, ['handle', 'coordinate'])).toBe('claimed');
  });
});

describe('a step that the policy closes', () => {
  it('is refused before anything is put into the outbox', () => {
    expect(refusal('confirm', {}, ['read'])).toBe('forbidden');
    expect(refusal('confirm', { assigneeId: sampleId('worker', 2), teamId: sampleId('team', 9) })).toBe('forbidden');
    expect(refusal('set-personal', { assigneeId: sampleId('worker', 2) })).toBe('forbidden');
  });
});

describe('the channels', () => {
  const step = { taskId: sampleTask(1).id, expectedVersion: 1 };

  it('answer claimed instead of doing it, and do it after the task was taken over', async () => {
    const desk = await openTestDesk();
    const until = new Date(Date.now() + 60_000).toISOString();
    putTasks(desk.db, [sampleTask(1, { claim: claim(2, until) })]);
    const invoke = createInvoke(emptyWorld(desk), testPorts().log);
    const refused = { ok: false, failure: { kind: 'claimed' } };
    const letter = { ...step, reason: 'R03', text: 'Das ist ein anderes Dokument.' };

    expect(await invoke('task.return', letter)).toMatchObject(refused);
    expect(await invoke('task.claim', { ...step, takeOver: false })).toMatchObject(refused);
    expect(await invoke('task.claim', { ...step, takeOver: true })).toMatchObject({ ok: true, value: { version: 1 } });
    expect(await invoke('task.return', letter)).toMatchObject({ ok: true, value: { version: 2 } });
  });
});
