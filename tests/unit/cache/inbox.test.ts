import { describe, expect, it } from 'vitest';
import { putDeputyship } from '../../../electron/cache/deputyship/deputyship-rows.ts';
import type { WritableDatabase } from '../../../electron/cache/handle.ts';
import { countInbox, listInbox, positionInInbox } from '../../../electron/cache/task/inbox-rows.ts';
import { type InboxQuestion, listSql } from '../../../electron/cache/task/inbox-sql.ts';
import { readScopeRule, refreshScopes, refreshScopesOfDay } from '../../../electron/cache/task/scope-rule.ts';
import { putTask, removeTask } from '../../../electron/cache/task/task-rows.ts';
import { toCalendarDate } from '../../../shared/base/calendar-date.ts';
import { deputyshipSchema } from '../../../shared/domain/deputyship.ts';
import { sampleId, sampleTask } from '../../helpers/sample-rows.ts';
import { openTestCache, putTasks, testDay } from '../../helpers/test-desk.ts';

const scopes = ['all', 'own', 'deputy', 'team', 'clearing'] as const;
const statuses = ['to-do', 'done'] as const;
const procedures = [null, 'sick-note', 'move', 'unheard-of'] as const;
const orders = ['newest', 'oldest', 'due', 'name'] as const;

const questions: readonly InboxQuestion[] = scopes.flatMap((scope) =>
  statuses.flatMap((status) =>
    procedures.flatMap((procedure) => orders.map((order) => ({ scope, status, procedure, order }))),
  ),
);

/** 60 tasks: three assignees (me, one I stand in for, a stranger) and nobody, two kinds, some done, some due. */
function fillInbox(db: WritableDatabase): void {
  db.transaction(() => putDeputyship(db, deputyship('2026-11-23', '2026-11-27')));
  putTasks(
    db,
    Array.from({ length: 60 }, (_, number) => variedTask(number)),
  );
}

function variedTask(number: number) {
  const task = sampleTask(number);
  const minute = String((number * 7) % 60).padStart(2, '0');
  return sampleTask(number, {
    assigneeId: number % 4 === 3 ? null : sampleId('worker', 1 + (number % 4)),
    teamId: number % 8 === 3 ? null : sampleId('team', 1),
    deputyshipIds: number % 4 === 1 ? [sampleId('deputyship', 1)] : [],
    procedure: number % 3 === 0 ? 'move' : 'sick-note',
    state: number % 5 === 0 ? 'filed' : 'open',
    dueOn: number % 7 === 0 ? null : `2026-12-${String(1 + (number % 20)).padStart(2, '0')}`,
    submission: { ...task.submission, receivedAt: `2026-11-24T07:${minute}:00.000Z` },
  });
}

function deputyship(from: string, until: string) {
  return deputyshipSchema.parse({
    id: sampleId('deputyship', 1),
    absentWorkerId: sampleId('worker', 2),
    deputyIds: [sampleId('worker', 1)],
    from,
    until,
    weekdays: null,
    procedures: null,
    teamIds: null,
    limitedToPersons: false,
    kind: 'planned',
    setByName: 'Sabine 2',
    revokedAt: null,
  });
}

function describeQuestion({ scope, status, procedure, order }: InboxQuestion): string {
  return `${scope}, ${status}, ${procedure ?? 'every kind'}, by ${order}`;
}

describe('the inbox', () => {
  it.each(questions.map((question) => [describeQuestion(question), question] as const))(
    'reads %s from an index and sorts nothing',
    (_name, question) => {
      const { db } = openTestCache();
      const parameters = { done: 0, limit: 100, offset: 0, scope: 'own', procedure: 'move' };
      const plan = db
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${listSql(question)}`, parameters)
        .map((step) => step.detail)
        .join('\n');
      expect(plan).toMatch(/SEARCH task USING COVERING INDEX inbox_/);
      expect(plan).toMatch(/SEARCH task USING INTEGER PRIMARY KEY/);
      expect(plan).toMatch(/SEARCH outbox_entry USING (COVERING )?INDEX outbox_of_task/);
      expect(plan).toMatch(/SEARCH task_badge USING PRIMARY KEY/);
      expect(plan).not.toMatch(/TEMP B-TREE|SCAN task/);
    },
  );

  it('counts exactly what it lists, for every question, also after changes', () => {
    const { db } = openTestCache();
    fillInbox(db);
    db.transaction(() => {
      for (const number of [1, 2, 3]) removeTask(db, sampleId('task', number));
      putTask(db, sampleTask(4, { state: 'filed' }), readScopeRule(db, testDay));
      putTask(db, sampleTask(5, { assigneeId: null }), readScopeRule(db, testDay));
    });
    for (const question of questions) {
      const { rows, total } = listInbox(db, question, { offset: 0, limit: 200 });
      expect(total, describeQuestion(question)).toBe(rows.length);
    }
    const counts = countInbox(db);
    const list = (scope: (typeof scopes)[number]) =>
      listInbox(db, { scope, status: 'to-do', procedure: null, order: 'newest' }, { offset: 0, limit: 200 }).rows;
    expect(counts).toMatchObject(Object.fromEntries(scopes.map((scope) => [scope, list(scope).length])));
    expect(counts.own + counts.deputy + counts.team + counts.clearing).toBe(counts.all);
    expect(counts.procedures.reduce((sum, { count }) => sum + count, 0)).toBe(counts.all);
  });

  it('knows the position of every task it lists, page by page', () => {
    const { db } = openTestCache();
    fillInbox(db);
    for (const question of questions.filter(({ procedure }) => procedure !== 'unheard-of')) {
      const all = listInbox(db, question, { offset: 0, limit: 200 }).rows.map((row) => row.task.id);
      const second = listInbox(db, question, { offset: 5, limit: 5 }).rows.map((row) => row.task.id);
      expect(second).toEqual(all.slice(5, 10));
      expect(all.map((id) => positionInInbox(db, question, id))).toEqual(all.map((_, index) => index));
    }
    const own = { scope: 'own', status: 'to-do', procedure: null, order: 'due' } as const;
    expect(positionInInbox(db, own, sampleTask(1).id)).toBeNull();
  });

  it('puts the newest, the oldest, the first due and the first name on top', () => {
    const { db } = openTestCache();
    const task = (number: number, familyName: string, receivedAt: string, dueOn: string | null) => {
      const { submission } = sampleTask(number);
      const applicant = { ...submission.applicant, familyName };
      return sampleTask(number, { dueOn, submission: { ...submission, applicant, receivedAt } });
    };
    putTasks(db, [
      task(1, 'Zander', '2026-11-20T08:00:00.000Z', null),
      task(2, 'Öztürk', '2026-11-22T08:00:00.000Z', '2026-11-30'),
      task(3, 'Pfeiffer', '2026-11-24T08:00:00.000Z', '2026-11-25'),
      task(4, 'Otto', '2026-11-21T08:00:00.000Z', '2026-11-25'),
    ]);
    const list = (order: InboxQuestion['order']) =>
      listInbox(db, { scope: 'all', status: 'to-do', procedure: null, order }, { offset: 0, limit: 10 }).rows.map(
        (row) => row.task.applicant.familyName,
      );
    expect(list('newest')).toEqual(['Pfeiffer', 'Öztürk', 'Otto', 'Zander']);
    expect(list('oldest')).toEqual(['Zander', 'Otto', 'Öztürk', 'Pfeiffer']);
    expect(list('due')).toEqual(['Otto', 'Pfeiffer', 'Öztürk', 'Zander']);
    expect(list('name')).toEqual(['Otto', 'Öztürk', 'Pfeiffer', 'Zander']);
  });

  it('moves tasks to the deputy on the first day of a deputyship and back after the last', () => {
    const { db } = openTestCache();
    putTasks(db, [sampleTask(1, { assigneeId: sampleId('worker', 2), deputyshipIds: [sampleId('deputyship', 1)] })]);
    db.transaction(() => {
      putDeputyship(db, deputyship('2026-11-25', '2026-11-27'));
      refreshScopes(db, testDay);
    });
    const deputyCount = (day: string) => {
      refreshScopesOfDay(db, toCalendarDate(day));
      return countInbox(db).deputy;
    };
    expect(['2026-11-24', '2026-11-25', '2026-11-27', '2026-11-28'].map(deputyCount)).toEqual([0, 1, 1, 0]);
  });
});
