import { beforeEach, describe, expect, it } from 'vitest';
import { listEntries } from '../../../electron/cache/outbox/outbox-rows.ts';
import { putWorker } from '../../../electron/cache/worker/worker-rows.ts';
import { createInvoke, type Invoke } from '../../../electron/ipc/guard.ts';
import { applyAnswer, releaseAll } from '../../../electron/outbox/queue.ts';
import { ok } from '../../../shared/base/result.ts';
import type { Route } from '../../../shared/wire/routes.ts';
import { emptyWorld } from '../../helpers/empty-world.ts';
import { sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../helpers/test-desk.ts';

const task = sampleTask(1, { state: 'clearing', caseId: null, personId: null, assigneeId: null, teamId: null });
const step = { taskId: task.id, expectedVersion: 1 };
const assign = { ...step, caseId: sampleId('case', 1), personId: sampleId('person', 1), to: null };

describe('the clearing basket at a workstation', () => {
  let desk: TestDesk;
  let invoke: Invoke;
  beforeEach(async () => {
    desk = await openTestDesk();
    desk.db.transaction(() => putWorker(desk.db, { ...sampleWorker(1), roles: ['handle', 'coordinate'] }));
    putTasks(desk.db, [task]);
    invoke = createInvoke(emptyWorld(desk), testPorts().log);
  });

  const show = async () => {
    const answer = await invoke('task.show', { taskId: task.id });
    if (!answer.ok) throw new Error('not shown');
    return answer.value as { task: typeof task; scope: string; syncState: string };
  };

  it('asks the server who may be meant, and says when it cannot be asked', async () => {
    expect(await invoke('clearing.candidates', { taskId: task.id })).toMatchObject({ failure: { kind: 'offline' } });
    expect(await invoke('clearing.search', { taskId: task.id, text: 'Mertens' })).toMatchObject({
      failure: { kind: 'offline' },
    });
    const asked: unknown[] = [];
    const world = emptyWorld(desk);
    const online = {
      call: async (route: Route, parts: unknown) => {
        asked.push([route.path, parts]);
        return ok({ hits: [], more: false });
      },
    } as never;
    await createInvoke({ ...world, online }, testPorts().log)('clearing.search', { taskId: task.id, text: 'Mertens' });
    expect(asked).toEqual([['/v1/directory/search', { body: { text: 'Mertens', procedure: task.procedure } }]]);
  });

  it('shows an assignment at once and keeps it until it is sent; undo leaves nothing of it', async () => {
    expect(await invoke('clearing.assign', assign)).toEqual({ ok: true, value: { version: 2 } });
    expect(await show()).toMatchObject({
      task: {
        state: 'open',
        caseId: assign.caseId,
        personId: assign.personId,
        lastStep: { kind: 'assign' },
        routingReason: 'Aus dem Klärungskorb zugeordnet von Sabine 1.',
      },
      syncState: 'held',
    });
    expect(listEntries(desk.db)).toMatchObject([{ kind: 'assign', state: 'held' }]);
    expect(await invoke('task.undo', { taskId: task.id })).toEqual({ ok: true, value: { undone: ['assign'] } });
    expect(await show()).toMatchObject({ task: { state: 'clearing', caseId: null }, syncState: 'synced' });
    expect(listEntries(desk.db)).toEqual([]);
  });

  const person = {
    familyName: 'Neumann',
    givenNames: 'Nora',
    birthDate: '1990-01-01',
    customerNumber: null,
    street: 'Weg 2',
    postalCode: '52349',
    city: 'Düren',
    role: 'applicant',
  };
  const to = { workerId: sampleId('worker', 2), teamId: sampleId('team', 1) };
  const household = { kind: 'new', caseNumber: '31302BG0007777' };

  it('keeps a namesake who was told apart until a colleague was faster with another; then nothing of it is lost', async () => {
    const namesakes = { personIds: [sampleId('person', 5)], reason: 'andere Anschrift' };
    await invoke('clearing.register', { ...step, household, person, to, namesakes });
    const [{ command } = { command: '{}' }] = listEntries(desk.db);
    expect(JSON.parse(command)).toMatchObject({ kind: 'register-person', namesakes });
    releaseAll(desk.db);
    const { commandId } = JSON.parse(command);
    const refusal = { outcome: 'refused', reason: 'already-known', task, documents: [] } as const;
    applyAnswer(desk.db, { commandId, ...refusal }, new Date('2026-11-24T09:00:00.000Z'));
    expect(await show()).toMatchObject({ task: { state: 'clearing', caseId: null }, syncState: 'refused' });
    expect(await invoke('conflicts.list', {})).toMatchObject({
      value: [{ reason: 'already-known', choices: ['keep-theirs'], mine: [{ person, namesakes }] }],
    });
  });

  it('chooses the ids of a new person and household itself', async () => {
    expect(await invoke('clearing.register', { ...step, household, person, to })).toMatchObject({ ok: true });
    const [entry] = listEntries(desk.db);
    const command = JSON.parse(entry?.command ?? '{}');
    expect(command).toMatchObject({ kind: 'register-person', household, person, to });
    expect((await show()).task).toMatchObject({
      caseId: command.household.caseId,
      personId: command.person.id,
      assigneeId: to.workerId,
    });
  });

  it.each([
    ['clearing.move', { ...step, serviceOfficeId: sampleId('office', 1), reason: 'dort gemeldet' }, 'clearing'],
    ['clearing.cede', { ...step, authority: 'Jobcenter Aachen', reason: 'verzogen', text: 'Weitergegeben.' }, 'ceded'],
  ])('keeps %s until it is sent', async (channel, request, state) => {
    expect(await invoke(channel, request)).toMatchObject({ ok: true });
    expect(await show()).toMatchObject({ task: { state, version: 2 }, syncState: 'held' });
    expect(await invoke('task.undo', { taskId: task.id })).toMatchObject({ ok: true });
    expect(await show()).toMatchObject({ task: { state: 'clearing', version: 1 } });
  });

  it('is closed to whoever leads no team', async () => {
    desk.db.transaction(() => putWorker(desk.db, sampleWorker(1)));
    expect(await invoke('clearing.assign', assign)).toMatchObject({ failure: { kind: 'forbidden' } });
    expect(listEntries(desk.db)).toEqual([]);
  });

  it('does nothing to a version that is not shown any more', async () => {
    expect(await invoke('clearing.assign', { ...assign, expectedVersion: 7 })).toMatchObject({
      failure: { kind: 'conflict' },
    });
  });
});
