import { beforeEach, describe, expect, it } from 'vitest';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import {
  listDeputyships,
  putDeputyship,
  removeDeputyship,
} from '../../../electron/cache/deputyship/deputyship-rows.ts';
import { readPreferences } from '../../../electron/cache/preferences/preference-rows.ts';
import { putWorker } from '../../../electron/cache/worker/worker-rows.ts';
import { createInvoke } from '../../../electron/ipc/guard.ts';
import type { OnlineControl } from '../../../electron/ipc/handler.ts';
import { failure } from '../../../shared/base/failure.ts';
import { failed, ok } from '../../../shared/base/result.ts';
import type { Deputyship } from '../../../shared/domain/deputyship.ts';
import type { AnswerOf, ChannelName, RequestOf, ResponseOf } from '../../../shared/ipc/index.ts';
import type { Route } from '../../../shared/wire/routes.ts';
import { emptyWorld } from '../../helpers/empty-world.ts';
import { sampleDeputyship } from '../../helpers/sample-deputyship.ts';
import { sampleCase, sampleId, sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../helpers/test-desk.ts';

const me = sampleWorker(1);
const absent = { ...sampleWorker(2), displayName: 'K. Yıldız' };
const mine = { absentWorkerId: me.id, deputyIds: [absent.id] };

describe('deputyships at a workstation', () => {
  let desk: TestDesk;
  let now = '';
  /** What the server answers by the path; without one it cannot be reached. */
  let answers: Readonly<Record<string, unknown>> = {};
  let asked: string[] = [];

  beforeEach(async () => {
    desk = await openTestDesk();
    now = '2026-11-24T08:00:00.000Z';
    answers = {};
    asked = [];
    desk.db.transaction(() => {
      putWorker(desk.db, absent);
      putWorker(desk.db, { ...sampleWorker(3), displayName: 'Rita', roles: ['read'] });
    });
  });

  const put = (...deputyships: Deputyship[]) =>
    desk.db.transaction(() => {
      for (const one of deputyships) putDeputyship(desk.db, one);
    });
  async function invoke<Name extends ChannelName>(name: Name, request: RequestOf<Name>): Promise<AnswerOf<Name>> {
    const call = async ({ method, path }: Route) => {
      asked.push(`${method} ${path}`);
      const answer = answers[`${method} ${path}`];
      return answer === undefined ? failed(failure('offline')) : ok(answer);
    };
    const world = emptyWorld(desk);
    const online = { ...world.online, call: call as OnlineControl['call'] };
    const answer = createInvoke({ ...world, online, clock: { now: () => new Date(now) } }, testPorts().log)(
      name,
      request,
    );
    return (await answer) as AnswerOf<Name>;
  }
  async function ask<Name extends ChannelName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>> {
    const answer = await invoke(name, request);
    if (!answer.ok) throw new Error(`${name}: ${answer.failure.kind}`);
    return answer.value;
  }
  const cards = async () => (await ask('deputies.list', {})).cards.map(({ card }) => card);

  it('are listed by what they are today: those of now first, strangers’ not at all', async () => {
    put(
      sampleDeputyship(1),
      sampleDeputyship(2, { from: '2026-12-01', until: '2026-12-04' }),
      sampleDeputyship(3, { weekdays: [5] }),
      sampleDeputyship(4, { from: '2026-11-02', until: '2026-11-06' }),
      sampleDeputyship(5, { ...mine, from: '2026-12-21', until: '2026-12-30' }),
      sampleDeputyship(6, { absentWorkerId: sampleId('worker', 9) }),
    );
    const { views, maySetOwn, maySetForTeam } = await ask('deputies.list', {});
    expect(views.map(({ phase, group, mayChange, hasBriefing }) => [phase, group, mayChange, hasBriefing])).toEqual([
      ['active', 'standing-in', false, true],
      ['resting', 'standing-in', false, false],
      ['coming', 'standing-in', false, false],
      ['coming', 'mine', true, false],
      ['over', 'standing-in', false, false],
    ]);
    expect(views[0]).toMatchObject({ absentName: 'K. Yıldız', actingName: 'Sabine 1' });
    expect([maySetOwn, maySetForTeam]).toEqual([true, false]);
  });

  it('show a briefing once each time one begins, and keep it on the page', async () => {
    put(sampleDeputyship(1, { weekdays: [2, 4] }));
    expect(await cards()).toEqual(['briefing']);
    await ask('deputies.close-card', { deputyshipId: sampleDeputyship().id, card: 'briefing' });
    expect(await cards()).toEqual([]);
    expect(await ask('deputies.briefing', { deputyshipId: sampleDeputyship().id })).toMatchObject({
      since: '2026-11-24',
      until: '2026-11-24', // not the last day of all weeks
    });
    now = '2026-11-25T08:00:00.000Z';
    expect(await cards()).toEqual([]);
    now = '2026-11-26T08:00:00.000Z';
    expect(await cards()).toEqual(['briefing']);
  });

  it('brief from what is here, without a network; what is personal is a number that the server told before', async () => {
    const deputyship = sampleDeputyship();
    put(deputyship);
    const covered = { assigneeId: absent.id, deputyshipIds: [deputyship.id] };
    putTasks(desk.db, [
      sampleTask(1, { ...covered, dueOn: '2026-11-24' }),
      sampleTask(2, { ...covered, state: 'confirmed' }),
      sampleTask(3, covered),
      sampleTask(4, {}),
    ]);
    const briefing = await ask('deputies.briefing', { deputyshipId: deputyship.id });
    expect(briefing).toMatchObject({
      absentName: 'K. Yıldız',
      since: '2026-11-23',
      due: { total: 1, rows: [{ name: 'Familie1, Mara', why: 'due-today' }] },
      halfDone: { total: 1 },
      fresh: { total: 1 },
      personalTasks: null,
    });
    answers = { 'GET /v1/deputyships': { deputyships: [{ deputyship, persons: null, personalTasks: 2 }] } };
    expect(await ask('deputies.refresh', {})).toEqual({ isOnline: true });
    answers = {};
    expect(await ask('deputies.refresh', {})).toEqual({ isOnline: false });
    expect(await ask('deputies.briefing', { deputyshipId: deputyship.id })).toMatchObject({ personalTasks: 2 });
  });

  it('end at midnight in Berlin by themselves, the last day included', async () => {
    put(sampleDeputyship(1));
    now = '2026-11-27T22:59:00.000Z';
    expect((await ask('deputies.list', {})).views[0]).toMatchObject({ phase: 'active', hasBriefing: true });
    now = '2026-11-27T23:00:00.000Z';
    expect((await ask('deputies.list', {})).views[0]).toMatchObject({ phase: 'over', hasBriefing: false });
    const gone = await invoke('deputies.briefing', { deputyshipId: sampleDeputyship(1).id });
    expect(gone).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  });

  it('are handed back after the last day: the server’s part is kept, the rest is counted anew', async () => {
    const own = sampleDeputyship(1, { ...mine });
    put(own);
    putTasks(desk.db, [sampleTask(1), sampleTask(2, { state: 'awaiting-citizen', dueOn: '2026-12-08' })]);
    expect(await cards()).toEqual([]);
    now = '2026-11-30T07:00:00.000Z';
    expect(await cards()).toEqual(['hand-back']);
    const unknown = await ask('deputies.hand-back', { deputyshipId: own.id });
    expect(unknown).toMatchObject({ askedAt: null, done: [], open: { total: 1 }, waiting: { total: 1 } });

    const { submission: _submission, id: taskId, processNumber, procedure } = sampleTask(7);
    const done = { taskId, processNumber, procedure, name: 'Familie7, Mara', state: 'filed', action: 'file' };
    answers = {
      'GET /v1/deputyships': { deputyships: [] },
      'GET /v1/deputyships/:deputyshipId/hand-back': {
        deputyshipId: own.id,
        done: [{ ...done, byName: 'K. Yıldız', at: '2026-11-25T09:00:00.000Z' }],
        conflicts: [],
      },
    };
    await ask('deputies.refresh', {});
    answers = {};
    const kept = await ask('deputies.hand-back', { deputyshipId: own.id });
    expect(kept).toMatchObject({
      askedAt: now,
      from: '2026-11-23',
      until: '2026-11-27',
      done: [{ byName: 'K. Yıldız' }],
    });
    await ask('deputies.close-card', { deputyshipId: own.id, card: 'hand-back' });
    expect(await cards()).toEqual([]);
    expect((await ask('deputies.list', {})).views).toMatchObject([{ phase: 'over', hasHandBack: true }]);
  });

  it('are handed back after each time of a recurring one, and nothing that was read comes again', async () => {
    const own = sampleDeputyship(1, { ...mine, from: '2026-11-02', until: '2026-12-31', weekdays: [5] });
    put(own);
    putTasks(desk.db, [sampleTask(1)]);
    const { id: taskId, processNumber, procedure } = sampleTask(7);
    const about = { taskId, processNumber, procedure, name: 'Familie7, Mara', state: 'filed', action: 'file' };
    const step = (at: string) => ({ ...about, byName: 'K. Yıldız', at });
    const conflict = (number: number, at: string, refusedAt: string) => {
      const why = { commandId: sampleId('command', number), reason: 'already-filed', other: null };
      return { ...about, ...why, at, refusedAt };
    };
    const answer = {
      deputyshipId: own.id,
      done: [step('2026-11-06T09:00:00.000Z'), step('2026-11-13T09:00:00.000Z')],
      conflicts: [conflict(1, '2026-11-05T15:00:00.000Z', '2026-11-09T07:00:00.000Z')],
    };
    const handBack = () => ask('deputies.hand-back', { deputyshipId: own.id });
    const asOf = async (moment: string, done = answer.done, conflicts = answer.conflicts) => {
      now = moment;
      answers = {
        'GET /v1/deputyships': { deputyships: [] },
        'GET /v1/deputyships/:deputyshipId/hand-back': { ...answer, done, conflicts },
      };
      await ask('deputies.refresh', {});
      answers = {};
      return await handBack();
    };
    now = '2026-11-03T08:00:00.000Z';
    expect(await cards()).toEqual([]);
    expect((await ask('deputies.list', {})).views).toMatchObject([{ hasHandBack: false }]);

    now = '2026-11-06T23:00:00.000Z'; // Saturday in Berlin
    expect(await cards()).toEqual(['hand-back']);
    expect(await handBack()).toMatchObject({ from: '2026-11-06', until: '2026-11-06', askedAt: null, done: [] });
    // two Fridays have passed, none was read
    const both = await asOf('2026-11-16T07:00:00.000Z');
    expect(both).toMatchObject({ from: '2026-11-06', until: '2026-11-13', askedAt: now, conflicts: [{}] });
    expect(both.done).toHaveLength(2);
    await ask('deputies.close-card', { deputyshipId: own.id, card: 'hand-back' });
    expect(await cards()).toEqual([]);
    expect(await handBack()).toMatchObject({ from: '2026-11-13', until: '2026-11-13', done: [{}], conflicts: [] });

    now = '2026-11-20T10:00:00.000Z'; // the third Friday itself: nothing to come back to, but to read up so far
    expect(await cards()).toEqual([]);
    expect(await handBack()).toMatchObject({ from: '2026-11-20', until: '2026-11-20', askedAt: null, done: [] });
    now = '2026-11-23T07:00:00.000Z'; // back without a network: what is known is of former times
    expect(await cards()).toEqual(['hand-back']);
    expect(await handBack()).toMatchObject({ from: '2026-11-20', until: '2026-11-20', askedAt: null, done: [] });
    // of a former Friday, but it came when that one had been read
    const afterwards = { ...step('2026-11-16T09:00:00.000Z'), takenAt: '2026-11-13T15:00:00.000Z' };
    const third = [...answer.done, afterwards, step('2026-11-20T12:00:00.000Z')];
    const late = conflict(2, '2026-11-19T15:00:00.000Z', '2026-11-23T06:30:00.000Z');
    const back = await asOf('2026-11-23T07:01:00.000Z', third, [...answer.conflicts, late]);
    expect(back).toMatchObject({ askedAt: now, done: [afterwards, { at: '2026-11-20T12:00:00.000Z' }] });
    expect(back.conflicts.map(({ commandId }) => commandId)).toEqual([late.commandId]);
    await ask('deputies.close-card', { deputyshipId: own.id, card: 'hand-back' });
    expect(await cards()).toEqual([]);
  });

  it('say nothing on return when nothing was done and nothing is left, planned or recurring', async () => {
    const weekly = sampleDeputyship(1, { ...mine, from: '2026-11-02', weekdays: [5], until: '2026-12-31' });
    put(weekly, sampleDeputyship(2, { ...mine, from: '2026-11-16', until: '2026-11-20' }));
    expect(await cards()).toEqual(['hand-back', 'hand-back']); // nobody knows yet
    answers = {
      'GET /v1/deputyships': { deputyships: [] },
      'GET /v1/deputyships/:deputyshipId/hand-back': { deputyshipId: weekly.id, done: [], conflicts: [] },
    };
    await ask('deputies.refresh', {});
    expect(await cards()).toEqual([]);
    putTasks(desk.db, [sampleTask(1)]);
    expect(await cards()).toEqual(['hand-back', 'hand-back']);
  });

  it('are not handed back again when a recurring one ends whose last time was read', async () => {
    const weekly = { ...mine, from: '2026-11-02', weekdays: [5], until: '2026-12-31' };
    put(sampleDeputyship(1, weekly));
    await ask('deputies.close-card', { deputyshipId: sampleDeputyship(1).id, card: 'hand-back' });
    put(sampleDeputyship(1, { ...weekly, revokedAt: '2026-11-24T07:30:00.000Z' }));
    expect(await cards()).toEqual([]);
    put(sampleDeputyship(1, { ...weekly, revokedAt: '2026-11-27T07:30:00.000Z' }));
    now = '2026-11-27T08:00:00.000Z';
    expect(await cards()).toEqual(['hand-back']);
  });

  it('that were taken back before they began leave nothing to hand back', async () => {
    put(
      sampleDeputyship(1, { ...mine, from: '2026-11-30', until: '2026-12-04', revokedAt: '2026-11-24T07:00:00.000Z' }),
    );
    expect(await cards()).toEqual([]);
    expect((await ask('deputies.list', {})).views).toMatchObject([{ phase: 'over', hasHandBack: false }]);
  });

  it('are forgotten with what was kept beside them when the server takes them away', async () => {
    const own = sampleDeputyship(1, mine);
    now = '2026-11-30T07:00:00.000Z';
    put(own);
    await ask('deputies.close-card', { deputyshipId: own.id, card: 'hand-back' });
    desk.db.transaction(() => removeDeputyship(desk.db, own.id));
    expect(desk.db.all('SELECT * FROM deputyship_note')).toEqual([]);
    expect(readPreferences(desk.db)).toBeUndefined();
  });

  it('offer as deputies whoever may handle tasks, and oneself as the only absent one who is no team lead', async () => {
    putTasks(desk.db, [sampleTask(1, { isPersonal: true })]);
    const form = await ask('deputies.form', {});
    expect(form.absent).toEqual([{ id: me.id, login: me.login, name: 'Sabine 1', personalTasks: 1 }]);
    expect(form.deputies.map(({ name }) => name)).toEqual(['K. Yıldız', 'Sabine 1']);
    desk.db.transaction(() => putWorker(desk.db, { ...me, roles: ['handle', 'coordinate'] }));
    expect((await ask('deputies.form', {})).absent.map(({ name }) => name)).toEqual(['Sabine 1', 'K. Yıldız', 'Rita']);
  });

  it('find people of the absent person’s own households and tasks only', async () => {
    desk.db.transaction(() => {
      putCase(desk.db, sampleCase(1));
      for (const number of [2, 3, 4]) putCase(desk.db, { ...sampleCase(number), integrationWorkerId: absent.id });
    });
    putTasks(desk.db, [sampleTask(3), sampleTask(4, { assigneeId: null })]);
    const found = async (text: string, absentWorkerId = me.id) =>
      (await ask('deputies.find-persons', { absentWorkerId, text })).map(({ name }) => name);
    expect(await found('fam')).toEqual(['Familie1, Mara', 'Familie3, Mara']);
    expect(await found('fam', absent.id)).toEqual(['Familie2, Mara', 'Familie3, Mara', 'Familie4, Mara']);
    expect(await found('')).toEqual([]);
  });

  const wish = {
    id: sampleId('deputyship', 9),
    absentWorkerId: me.id,
    deputyIds: [absent.id],
    from: '2026-11-30',
    until: '2026-12-04',
    weekdays: null,
    procedures: null,
    teamIds: null,
    personIds: null,
  };

  it('tell what is wrong with a form without asking the server', async () => {
    expect(await ask('deputies.check', { ...wish, deputyIds: [] })).toEqual({ problems: ['no-deputy'], warnings: [] });
    put(sampleDeputyship(1, { ...mine, from: '2026-12-02', until: '2026-12-20' }));
    expect(await ask('deputies.check', wish)).toEqual({
      problems: [],
      warnings: [{ kind: 'overlap', day: '2026-12-02', from: '2026-12-02', until: '2026-12-20' }],
    });
    expect(asked).toEqual([]);
  });

  it('are set up by the server alone, and shown as soon as it has answered', async () => {
    expect(await invoke('deputies.set', wish)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(listDeputyships(desk.db)).toEqual([]);
    const { personIds: _personIds, ...row } = wish;
    const deputyship = { ...row, limitedToPersons: false, kind: 'planned', setByName: 'Sabine 1', revokedAt: null };
    answers = { 'POST /v1/deputyships': { deputyship, warnings: [] } };
    await ask('deputies.set', wish);
    expect((await ask('deputies.list', {})).views).toMatchObject([{ phase: 'coming', group: 'mine' }]);
  });
});
