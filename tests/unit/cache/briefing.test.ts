import { describe, expect, it } from 'vitest';
import {
  COVERED_TO_DO,
  COVERED_UNDELIVERED,
  type ListedTask,
  listCoveredTasks,
  OWN_TO_DO,
} from '../../../electron/cache/deputyship/covered-tasks.ts';
import { putDeputyship } from '../../../electron/cache/deputyship/deputyship-rows.ts';
import { planBriefing, planLeft } from '../../../electron/cache/deputyship/plan-briefing.ts';
import { refreshScopes } from '../../../electron/cache/task/scope-rule.ts';
import { toCalendarDate } from '../../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../../shared/base/ids.ts';
import { sampleDeputyship } from '../../helpers/sample-deputyship.ts';
import { sampleTask, sampleWorker } from '../../helpers/sample-rows.ts';
import { openTestCache, putTasks, testDay } from '../../helpers/test-desk.ts';

const absent = sampleWorker(2).id;
const now = new Date('2026-11-24T09:00:00.000Z');
const facts = { absentWorkerId: absent, since: toCalendarDate('2026-11-23'), today: testDay, now };
const delivered = { specialist: 'delivered', statistics: 'none' };
const pending = { specialist: 'pending', statistics: 'none' };

function listed(changes: object = {}): ListedTask {
  const { submission, ...task } = sampleTask(1);
  const { receivedAt, applicant } = submission;
  return { ...task, receivedAt, applicant, ...changes } as ListedTask;
}

function claim(by: WorkerId, until = '2026-11-24T10:00:00.000Z') {
  return { claim: { by, byName: 'Sabine', at: '2026-11-24T08:30:00.000Z', until } };
}

describe('the place of a task in a briefing', () => {
  it.each<[string, object, string]>([
    ['is overdue since yesterday', { dueOn: '2026-11-23' }, 'due overdue'],
    ['is due today', { dueOn: '2026-11-24' }, 'due due-today'],
    ['is due tomorrow and new', { dueOn: '2026-11-25' }, 'fresh new'],
    ['is confirmed', { state: 'confirmed', handover: pending }, 'halfDone confirmed'],
    ['is confirmed and overdue', { state: 'confirmed', dueOn: '2026-11-23' }, 'due overdue'],
    ['was returned and is not filed', { state: 'returned' }, 'halfDone returned'],
    ['waits for the citizen', { state: 'awaiting-citizen', dueOn: '2026-12-08' }, 'halfDone waiting'],
    ['waited until yesterday', { state: 'awaiting-citizen', dueOn: '2026-11-23' }, 'due overdue'],
    ['is in another deputy’s hand', claim(sampleWorker(3).id), 'halfDone claimed'],
    ['is in the owner’s hand', claim(absent), 'handsOff claimed-by-owner'],
    ['is in the owner’s hand and due', { ...claim(absent), dueOn: '2026-11-24' }, 'handsOff claimed-by-owner'],
    ['was in the owner’s hand this morning', claim(absent, '2026-11-24T08:59:00.000Z'), 'fresh new'],
    ['is filed and with the Fachverfahren', { state: 'filed', handover: pending }, 'handsOff with-specialist'],
    ['is filed and delivered', { state: 'filed', handover: delivered }, 'nowhere'],
    ['came in the evening before, in Berlin', { receivedAt: '2026-11-22T22:59:00.000Z' }, 'nowhere'],
    ['came on the first day, in Berlin', { receivedAt: '2026-11-22T23:00:00.000Z' }, 'fresh new'],
  ])('that %s', (_what, changes, expected) => {
    const briefing = planBriefing([listed(changes)], facts);
    const places = Object.entries(briefing).flatMap(([group, entries]) =>
      entries.map(({ why }: { readonly why: string }) => `${group} ${why}`),
    );
    expect(places).toEqual(expected === 'nowhere' ? [] : [expected]);
  });

  it('is by day where there is one', () => {
    const days = ['2026-11-24', '2026-11-20', '2026-11-23'];
    const { due } = planBriefing(
      days.map((dueOn) => listed({ dueOn })),
      facts,
    );
    expect(due.map(({ task }) => task.dueOn)).toEqual(['2026-11-20', '2026-11-23', '2026-11-24']);
  });
});

describe('what is left after an absence', () => {
  it('is what is to be done, with its urgency, and what waits for an answer', () => {
    const tasks = [
      listed({ state: 'open', dueOn: null }),
      listed({ state: 'confirmed', dueOn: null }),
      listed({ state: 'open', dueOn: '2026-11-23' }),
      listed({ state: 'awaiting-citizen', dueOn: '2026-12-08' }),
    ];
    const { open, waiting } = planLeft(tasks, testDay);
    expect(open.map(({ why }) => why)).toEqual(['overdue', 'open', 'confirmed']);
    expect(waiting).toHaveLength(1);
  });
});

describe('the tasks of a briefing in the cache', () => {
  it('are those that the deputyship covers and that are the deputy’s today, and no index is left out', () => {
    const { db } = openTestCache();
    const deputyship = sampleDeputyship();
    db.transaction(() => putDeputyship(db, deputyship));
    const covered = { assigneeId: absent, deputyshipIds: [deputyship.id] };
    putTasks(db, [
      sampleTask(1, covered),
      sampleTask(2, { ...covered, state: 'filed', handover: pending }),
      sampleTask(3, { ...covered, state: 'filed', handover: delivered }),
      sampleTask(4, { assigneeId: absent }),
      sampleTask(5, {}),
    ]);
    const ids = () => listCoveredTasks(db, deputyship.id).map(({ id }) => id);
    expect(ids()).toEqual([sampleTask(1).id, sampleTask(2).id]);
    refreshScopes(db, toCalendarDate('2026-11-28'));
    expect(ids()).toEqual([]);
    for (const sql of [COVERED_TO_DO, COVERED_UNDELIVERED, OWN_TO_DO]) {
      const parameters = sql.includes(':deputyshipId') ? { deputyshipId: deputyship.id } : {};
      const plan = db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters).map(({ detail }) => detail);
      expect(plan.join()).toMatch(/SEARCH task USING INDEX inbox_scope_received \(done=\? AND scope=\?\)/);
      expect(plan.join()).not.toContain('TEMP B-TREE');
    }
  });
});
