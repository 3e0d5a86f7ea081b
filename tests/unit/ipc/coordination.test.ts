import { describe, expect, it, vi } from 'vitest';
import { putDeputyship } from '../../../electron/cache/deputyship/deputyship-rows.ts';
import { listEntries } from '../../../electron/cache/outbox/outbox-rows.ts';
import { LATEST_BATCHES } from '../../../electron/cache/reassignment/reassignment-rows.ts';
import { findTask, removeTask } from '../../../electron/cache/task/task-rows.ts';
import { CLEARING_WORKLOAD, PILE, TEAM_WORKLOAD } from '../../../electron/cache/task/team-rows.ts';
import { putWorker } from '../../../electron/cache/worker/worker-rows.ts';
import { createInvoke } from '../../../electron/ipc/guard.ts';
import { readJournal } from '../../../electron/outbox/journal.ts';
import { applyAnswer, nextToSend, releaseAll } from '../../../electron/outbox/queue.ts';
import { replayJournal } from '../../../electron/outbox/recover.ts';
import { batchId, type TaskId } from '../../../shared/base/ids.ts';
import type { RefusalReason } from '../../../shared/commands/refusal.ts';
import { deputyshipSchema } from '../../../shared/domain/deputyship.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { ResponseOf } from '../../../shared/ipc/index.ts';
import { emptyWorld } from '../../helpers/empty-world.ts';
import { sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk, testKey } from '../../helpers/test-desk.ts';

const now = new Date('2026-11-24T08:00:00Z');
const reason = 'Ausgleich im Team';
const version = 1;

/** Worker 1 leads team 1 with workers 2 and 3; worker 4 is of another team. */
async function openTeam(tasks: readonly Task[]) {
  const desk = await openTestDesk();
  desk.db.transaction(() => {
    putWorker(desk.db, { ...sampleWorker(1), roles: ['handle', 'coordinate'] });
    for (const number of [2, 3]) putWorker(desk.db, sampleWorker(number));
    putWorker(desk.db, {
      ...sampleWorker(4),
      teamId: sampleTask(1, { teamId: sampleId('team', 2) }).teamId ?? never(),
    });
  });
  putTasks(desk.db, tasks);
  const world = { ...emptyWorld(desk), clock: { now: () => now } };
  const invoke = createInvoke(world, testPorts().log);
  const call = async <Name extends 'coordination.team' | 'coordination.reassign' | 'coordination.undo'>(
    name: Name,
    request: unknown,
  ) => {
    const answer = await invoke(name, request);
    if (!answer.ok) throw new Error(answer.failure.kind);
    return answer.value as ResponseOf<Name>;
  };
  const passOn = (numbers: readonly number[], change: object = {}) =>
    call('coordination.reassign', {
      tasks: numbers.map((number) => ({ taskId: sampleTask(number).id, version })),
      to: { workerId: sampleWorker(3).id },
      reason,
      includeClaimed: false,
      ...change,
    });
  const assignees = (numbers: readonly number[]) =>
    numbers.map((number) => findTask(desk.db, sampleTask(number).id)?.effective.assigneeId);
  return { desk, invoke, call, passOn, assignees };
}

function never(): never {
  throw new Error('a sample without a team');
}

const of = (worker: number | null, changes: object = {}) => ({
  assigneeId: worker === null ? null : sampleId('worker', worker),
  ...changes,
});
const claim = {
  by: sampleId('worker', 2),
  byName: 'Sabine 2',
  at: '2026-11-24T07:50:00.000Z',
  until: '2026-11-24T08:50:00.000Z',
};

/** The server carries out what was sent, as it would. */
function answerAll({ db }: TestDesk): void {
  for (const { command } of nextToSend(db, new Date(now.getTime() + 60_000), 5000)) {
    const task = findTask(db, command.taskId)?.effective ?? null;
    applyAnswer(db, { outcome: 'applied', commandId: command.commandId, task, documents: [] }, now);
  }
}

describe('the view of the team', () => {
  it('counts what lies with whom, with nobody and in the basket, from this machine', async () => {
    const { call } = await openTeam([
      sampleTask(1, of(2, { dueOn: '2026-11-23' })),
      sampleTask(2, of(2, { dueOn: '2026-11-24', state: 'awaiting-citizen' })),
      sampleTask(3, of(2, { state: 'filed' })),
      sampleTask(4, of(3, { isPersonal: true, dueOn: '2026-12-01' })),
      sampleTask(5, of(null)),
      sampleTask(6, of(null, { teamId: null, state: 'clearing', dueOn: '2026-11-20' })),
    ]);
    const none = { open: 0, overdue: 0, dueToday: 0, waiting: 0 };

    const overview = await call('coordination.team', {});

    expect(overview.colleagues).toMatchObject([
      { name: 'Sabine 1', ...none },
      { name: 'Sabine 2', open: 2, overdue: 1, dueToday: 1, waiting: 1, absent: null },
      { name: 'Sabine 3', ...none, open: 1 },
    ]);
    expect(overview).toMatchObject({ queue: { ...none, open: 1 }, clearing: { ...none, open: 1, overdue: 1 } });
  });

  it('says who is away today and who stands in', async () => {
    const { desk, call } = await openTeam([]);
    const deputyship = {
      id: sampleId('deputyship', 1),
      absentWorkerId: sampleId('worker', 2),
      deputyIds: [sampleId('worker', 3)],
      from: '2026-11-23',
      until: '2026-11-27',
      weekdays: null,
      procedures: null,
      teamIds: null,
      limitedToPersons: false,
      kind: 'planned',
      setByName: 'Sabine 2',
      revokedAt: null,
    };
    desk.db.transaction(() => putDeputyship(desk.db, deputyshipSchema.parse(deputyship)));

    const { colleagues } = await call('coordination.team', {});

    expect(colleagues.map(({ absent }) => absent)).toEqual([null, { until: '2026-11-27', standsIn: 'Sabine 3' }, null]);
  });

  it('is closed to whoever does not lead the team', async () => {
    const { desk, invoke } = await openTeam([sampleTask(1, of(2))]);
    desk.db.transaction(() => putWorker(desk.db, sampleWorker(1)));

    for (const [name, request] of [
      ['coordination.team', {}],
      ['coordination.pile', { pile: { kind: 'queue' } }],
      ['coordination.batches', {}],
      ['coordination.undo', { batchId: sampleId('batch', 1) }],
    ] as const) {
      expect(await invoke(name, request)).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    }
  });

  it('lists a pile with the most urgent first', async () => {
    const { invoke } = await openTeam([
      sampleTask(1, of(2, { dueOn: '2026-12-01' })),
      sampleTask(2, of(2, { dueOn: '2026-11-20' })),
      sampleTask(3, of(2)),
      sampleTask(4, of(3)),
    ]);

    const answer = await invoke('coordination.pile', { pile: { kind: 'colleague', workerId: sampleId('worker', 2) } });

    const names = (answer as { value: { rows: { familyName: string }[] } }).value.rows.map((row) => row.familyName);
    expect(names).toEqual(['Familie2', 'Familie1', 'Familie3']);
  });

  it('reads from one index', async () => {
    const { desk } = await openTeam([]);
    const parameters = { teamId: 't', workerId: 'w', today: '2026-11-24', limit: 5 };
    for (const sql of [TEAM_WORKLOAD, CLEARING_WORKLOAD, PILE]) {
      const used = Object.fromEntries(Object.entries(parameters).filter(([name]) => sql.includes(`:${name}`)));
      const plan = desk.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, used).map(({ detail }) => detail);
      expect(plan.join('\n')).toContain('task_of_team');
      expect(plan.join('\n')).not.toContain('TEMP B-TREE');
    }
    expect(desk.db.all(`EXPLAIN QUERY PLAN ${LATEST_BATCHES}`, { limit: 3 })).not.toEqual([]);
  });
});

describe('passing many tasks on', () => {
  it('does what is possible, and names what stays with the reason for each', async () => {
    const { desk, passOn, assignees } = await openTeam([
      sampleTask(1, of(2)),
      sampleTask(2, of(2, { version: 2 })),
      sampleTask(3, of(2, { state: 'confirmed' })),
      sampleTask(4, of(2, { claim })),
      sampleTask(5, of(4, { teamId: sampleId('team', 2) })),
      sampleTask(6, of(3)),
    ]);

    const outcome = await passOn([1, 2, 3, 4, 5, 6, 7]);

    expect(outcome.done).toBe(1);
    expect(outcome.left.map(({ why, claimedBy }) => [why, claimedBy])).toEqual([
      ['changed', null],
      ['past', null],
      ['claimed', 'Sabine 2'],
      ['not-allowed', null],
      ['already-there', null],
      ['gone', null],
    ]);
    expect(assignees([1])).toEqual([sampleId('worker', 3)]);
    const commands = listEntries(desk.db).map(({ command }) => JSON.parse(command) as object);
    expect(commands).toMatchObject([{ kind: 'forward', batchId: outcome.batchId, reason, expectedVersion: 1 }]);
  });

  it('takes along what a colleague has in hand only when asked to', async () => {
    const { passOn, assignees } = await openTeam([sampleTask(1, of(2, { claim }))]);

    expect(await passOn([1], { includeClaimed: true })).toMatchObject({ done: 1, left: [] });
    expect(assignees([1])).toEqual([sampleId('worker', 3)]);
  });

  it('goes to the queue of the team, and not to strangers', async () => {
    const { invoke, passOn, assignees } = await openTeam([sampleTask(1, of(2))]);
    const request = { tasks: [{ taskId: sampleTask(1).id, version }], reason, includeClaimed: false };

    expect(
      await invoke('coordination.reassign', { ...request, to: { workerId: sampleId('worker', 4) } }),
    ).toMatchObject({
      failure: { kind: 'invalid-input', fields: ['to'] },
    });
    await passOn([1], { to: { workerId: null } });
    expect(assignees([1])).toEqual([null]);
  });

  it('moves the rows between the lists of the inbox with the click', async () => {
    const { invoke, passOn } = await openTeam([sampleTask(1, of(1)), sampleTask(2, of(1))]);
    expect(await invoke('inbox.counts', {})).toMatchObject({ value: { own: 2, team: 0 } });

    const { batchId: id } = await passOn([1]);
    expect(await invoke('inbox.counts', {})).toMatchObject({ value: { own: 1, team: 1, all: 2 } });
    await invoke('coordination.undo', { batchId: id });
    expect(await invoke('inbox.counts', {})).toMatchObject({ value: { own: 2, team: 0, all: 2 } });
  });
});

describe('passing on, however many', () => {
  it('reads once who stands in for whom', async () => {
    const numbers = Array.from({ length: 30 }, (_, number) => number + 1);
    const { desk, invoke, passOn } = await openTeam(numbers.map((number) => sampleTask(number, of(2))));
    await invoke('inbox.counts', {}); // divides the tasks for this day
    const asked = vi.spyOn(desk.db, 'all');
    const readsOf = async (some: readonly number[]) => {
      asked.mockClear();
      expect(await passOn(some)).toMatchObject({ done: some.length });
      return asked.mock.calls.filter(([sql]) => sql.includes('FROM deputyship')).length;
    };

    expect(await readsOf(numbers.slice(2))).toBe(await readsOf(numbers.slice(0, 2)));
  });
});

describe('passing on that the server refuses', () => {
  /** Of all that was sent. */
  function refuseAll({ db }: TestDesk, refusal: RefusalReason, theirs: (task: TaskId) => Task | null): void {
    releaseAll(db);
    for (const { commandId, taskId } of listEntries(db)) {
      const task = theirs(taskId);
      if (task === null) db.transaction(() => removeTask(db, taskId));
      applyAnswer(db, { outcome: 'refused', commandId, reason: refusal, task, documents: [] }, now);
    }
  }

  it('has a card for each task, with what was seen, what holds instead, and in what it differs', async () => {
    const { desk, invoke, passOn } = await openTeam([1, 2].map((n) => sampleTask(n, of(2))));
    await passOn([1, 2]);
    const changed = { version: 2, isPersonal: true };
    refuseAll(desk, 'version-conflict', (id) => (id === sampleTask(1).id ? sampleTask(1, of(2, changed)) : null));

    expect(await invoke('conflicts.list', {})).toMatchObject({
      value: [
        {
          outcome: 'changed',
          mine: [{ kind: 'forward', reason }],
          recipientName: 'Sabine 3',
          theirs: { task: changed, assigneeName: 'Sabine 2' },
          differences: [{ kind: 'desk' }, { kind: 'personal', theirs: true }],
          choices: ['keep-theirs', 'again', 'hand-on'],
        },
        // cannot be seen any more: of which submission this was is all that is left
        { outcome: 'gone', procedure: 'sick-note', processNumber: sampleTask(2).processNumber, theirs: null },
      ],
    });
  });

  it('takes along what was passed on again before the answer came', async () => {
    const { desk, passOn } = await openTeam([sampleTask(1, of(2))]);
    await passOn([1]);
    releaseAll(desk.db);
    await passOn([1], { tasks: [{ taskId: sampleTask(1).id, version: 2 }], to: { workerId: null } });

    const [first, second] = listEntries(desk.db);
    expect(JSON.parse(second?.command ?? '')).toMatchObject({ kind: 'forward', follows: first?.commandId });
  });
});

describe('taking a batch back', () => {
  it('is one undo for all of it while it is held, as if never clicked', async () => {
    const { desk, invoke, call, passOn, assignees } = await openTeam([1, 2, 3].map((n) => sampleTask(n, of(2))));
    const { batchId: id } = await passOn([1, 2, 3]);
    expect(await invoke('task.undoable', {})).toMatchObject({ value: [{ step: 'forward', batch: { id, count: 3 } }] });

    expect(await call('coordination.undo', { batchId: id })).toMatchObject({ done: 3, left: [] });

    expect(listEntries(desk.db)).toEqual([]);
    expect(assignees([1, 2, 3])).toEqual([1, 2, 3].map(() => sampleId('worker', 2)));
    expect(replayJournal(readJournal(desk.journalFile, testKey).records)).toEqual([]);
    expect(await invoke('coordination.batches', {})).toMatchObject({ value: [] });
  });

  it('passes back what has left the machine, except what somebody has gone on with', async () => {
    const { desk, invoke, call, passOn, assignees } = await openTeam([1, 2].map((n) => sampleTask(n, of(2))));
    const { batchId: id } = await passOn([1, 2]);
    releaseAll(desk.db);
    answerAll(desk);
    expect(await invoke('coordination.batches', {})).toMatchObject({
      value: [{ batchId: id, tasks: 2, held: 0, unchanged: 2, toName: 'Sabine 3' }],
    });
    putTasks(desk.db, [sampleTask(2, of(3, { version: 3, state: 'confirmed' }))]);
    expect(await invoke('coordination.batches', {})).toMatchObject({ value: [{ unchanged: 1 }] });

    const outcome = await call('coordination.undo', { batchId: id });

    expect(outcome).toMatchObject({ done: 1, left: [{ why: 'past', taskId: sampleTask(2).id }] });
    expect(assignees([1, 2])).toEqual([sampleId('worker', 2), sampleId('worker', 3)]);
    const [back] = nextToSend(desk.db, new Date(now.getTime() + 60_000), 10);
    expect(back?.command).toMatchObject({ kind: 'forward', reason: `Zurückgenommen: ${reason}`, expectedVersion: 2 });
  });

  it('leaves alone a task that I have gone on with myself', async () => {
    const { call, invoke, passOn, assignees } = await openTeam([sampleTask(1, of(2)), sampleTask(2, of(2))]);
    const { batchId: id } = await passOn([1, 2]);
    await invoke('task.confirm', { taskId: sampleTask(1).id, expectedVersion: 2 });

    expect(await call('coordination.undo', { batchId: id })).toMatchObject({ done: 1, left: [{ why: 'past' }] });
    expect(assignees([1, 2])).toEqual([sampleId('worker', 3), sampleId('worker', 2)]);
  });

  it('does nothing for a batch that nobody knows', async () => {
    const { call } = await openTeam([]);
    expect(await call('coordination.undo', { batchId: batchId.parse(sampleId('batch', 9)) })).toMatchObject({
      done: 0,
      left: [],
    });
  });
});

describe('a thousand tasks at once', () => {
  it('are passed on and taken back, and nothing of them is left to send', async () => {
    const numbers = Array.from({ length: 1000 }, (_, number) => number + 1);
    const { desk, call, passOn } = await openTeam(numbers.map((number) => sampleTask(number, of(2))));

    const { done, batchId: id } = await passOn(numbers);
    const undone = await call('coordination.undo', { batchId: id });

    expect([done, undone.done]).toEqual([1000, 1000]);
    expect(nextToSend(desk.db, new Date(now.getTime() + 60_000), 10)).toEqual([]);
  });
});
