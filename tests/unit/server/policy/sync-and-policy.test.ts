import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { findCase } from '../../../../electron/cache/case/case-rows.ts';
import type { ReadableDatabase } from '../../../../electron/cache/handle.ts';
import { readSyncState } from '../../../../electron/cache/sync-state/sync-state-rows.ts';
import { findTask } from '../../../../electron/cache/task/task-rows.ts';
import { applyBatch } from '../../../../electron/sync/apply-batch.ts';
import { pull as pullIntoCache } from '../../../../electron/sync/pull.ts';
import type { ServerClient } from '../../../../electron/sync/server-client.ts';
import type { Viewer } from '../../../../server/policy/visible-desks.ts';
import type { Database } from '../../../../server/store/database.ts';
import {
  closeDeputyshipsOver,
  insertDeputyship,
  loadOpenDeputyships,
  revokeDeputyship,
} from '../../../../server/store/deputyship.ts';
import { placeCases, placeTasks } from '../../../../server/store/placement-of-work.ts';
import { loadTasks } from '../../../../server/store/task.ts';
import { loadViewer } from '../../../../server/store/viewer.ts';
import { loadAllWorkers } from '../../../../server/store/worker.ts';
import { decodeCursor } from '../../../../server/sync/cursor.ts';
import { ensureEpoch } from '../../../../server/sync/epoch.ts';
import { pull } from '../../../../server/sync/pull.ts';
import { addDays, type CalendarDate, toCalendarDate, toInstant } from '../../../../shared/base/calendar-date.ts';
import { failure } from '../../../../shared/base/failure.ts';
import { type CaseId, deputyshipId, type PersonId, type TaskId, type WorkerId } from '../../../../shared/base/ids.ts';
import { failed, ok } from '../../../../shared/base/result.ts';
import { Secret } from '../../../../shared/base/secret.ts';
import { unreachable } from '../../../../shared/base/unreachable.ts';
import { actingDeputy } from '../../../../shared/domain/deputyship.ts';
import { decidePermission } from '../../../../shared/domain/policy/decide-permission.ts';
import type { Task } from '../../../../shared/domain/task.ts';
import type { Role, Worker } from '../../../../shared/domain/worker.ts';
import type { PullLine } from '../../../../shared/wire/pull.ts';
import { engines } from '../../../helpers/databases.ts';
import { addWorker, placeOffice } from '../../../helpers/office-folder.ts';
import { openSmallOffice, receivedAt, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';
import { openTestCache, type TestCache } from '../../../helpers/test-desk.ts';

const runs = Number(process.env.POLICY_RUNS ?? 8);
const seed = Number(process.env.POLICY_SEED ?? 20_261_124);
/** Shortens a failing course, which takes minutes. */
const shortens = process.env.POLICY_SHORTEN !== undefined;
const taskCount = 6;
const firstDay = toCalendarDate('2026-11-24');

type Step =
  | { readonly do: 'move'; readonly task: number; readonly to: number }
  | { readonly do: 'personal'; readonly task: number; readonly is: boolean }
  | { readonly do: 'state'; readonly task: number; readonly state: 'open' | 'filed' | 'awaiting-citizen' }
  | { readonly do: 'roles'; readonly who: number; readonly roles: readonly Role[] }
  | { readonly do: 'next-day' }
  | { readonly do: 'revoke'; readonly which: number }
  | { readonly do: 'pull'; readonly who: number; readonly cutAfter: number | null }
  | ({ readonly do: 'deputyship' } & Wishes);

interface Wishes {
  readonly absent: number;
  readonly deputies: readonly number[];
  /** Days from today on. */
  readonly from: number;
  readonly days: number;
  readonly weekdays: readonly number[] | null;
  readonly limit: 'none' | 'procedure' | 'team' | 'person';
}

const person = fc.nat(4);
const task = fc.nat(taskCount - 1);
const is = <Name extends Step['do']>(name: Name) => fc.constant(name);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: is('move'), task, to: fc.nat(8) }) },
  { weight: 2, arbitrary: fc.record({ do: is('personal'), task, is: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('state'),
      task,
      state: fc.constantFrom('open' as const, 'filed' as const, 'awaiting-citizen' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('roles'),
      who: person,
      roles: fc.constantFrom<readonly Role[]>(
        ['handle'],
        ['coordinate'],
        ['handle', 'coordinate'],
        ['read'],
        ['admin'],
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('next-day') }) },
  { weight: 1, arbitrary: fc.record({ do: is('revoke'), which: fc.nat(5) }) },
  { weight: 10, arbitrary: fc.record({ do: is('pull'), who: person, cutAfter: fc.option(fc.nat(8)) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: is('deputyship'),
      absent: person,
      deputies: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }),
      from: fc.integer({ min: -1, max: 1 }),
      days: fc.nat(3),
      weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })),
      limit: fc.constantFrom(
        'none' as const,
        'none' as const,
        'procedure' as const,
        'team' as const,
        'person' as const,
      ),
    }),
  },
);

describe('sync and the policy', () => {
  let office: SmallOffice;
  let database: Database;
  let people: readonly Worker[];
  let taskIds: readonly TaskId[];
  let cases: readonly { readonly id: CaseId; readonly persons: readonly PersonId[] }[];
  let today: CalendarDate;
  const now = () => new Date(`${today}T09:00:00.000Z`);

  beforeAll(async () => {
    const [pglite] = engines;
    if (pglite === undefined) throw new Error('no database');
    database = await pglite.open();
    office = await openSmallOffice(database);
    await ensureEpoch(database, randomUUID);
    const lena = await addWorker(database, 'lena', office.sabine.teamId, ['handle', 'coordinate']);
    await placeOffice(database, office, [lena]);
    people = [office.sabine, office.benno, office.dilek, lena, office.stranger];
    const submitted = Array.from({ length: taskCount }, async (_, number) => submitSickNote(office, [`${number}`]));
    taskIds = (await Promise.all(submitted)).map((answer) => answer.taskId);
    await database.transaction((transaction) => transaction.script(twoKinds));
    cases = await database.read((queryable) => queryable.query(casesWithPersons));
  }, 180_000);

  /** As it was in the beginning: no deputyships, everything open on Sabine's desk. */
  async function startAgain(): Promise<void> {
    today = firstDay;
    await database.transaction(async (transaction) => {
      await transaction.query(`UPDATE deputyship SET revoked_at = now() WHERE revoked_at IS NULL`);
      await closeDeputyshipsOver(transaction, firstDay, receivedAt);
      for (const { id, roles } of people) await transaction.query(setRoles, { id, roles: [...roles] });
      const { id: assignee, teamId: team } = office.sabine;
      for (const id of taskIds) {
        await transaction.query(assign, { id, assignee, team, desk: null, state: 'open', isPersonal: false });
      }
      await placeTasks(transaction, taskIds);
      await placeCases(
        transaction,
        cases.map(({ id }) => id),
      );
    });
  }

  async function change(id: TaskId, sql: string, values: Record<string, string | boolean | null>): Promise<void> {
    await database.transaction(async (transaction) => {
      await transaction.query(sql, { id, ...values });
      await placeTasks(transaction, [id]);
      await placeCases(
        transaction,
        cases.map((one) => one.id),
      );
      await transaction.query(touchTask, { id });
    });
  }

  /** Onto somebody's desk, that of a team, or into one of the two baskets. */
  async function move(id: TaskId, to: number): Promise<void> {
    const colleague = people[to];
    const { sabine, benno, mainClearingDesk, branchClearingDesk } = office;
    const place =
      colleague !== undefined
        ? { assignee: colleague.id, team: colleague.teamId, desk: null }
        : to < 7
          ? { assignee: null, team: to === 5 ? sabine.teamId : benno.teamId, desk: null }
          : { assignee: null, team: null, desk: to === 7 ? mainClearingDesk : branchClearingDesk };
    await change(id, assign, { ...place, state: place.desk === null ? 'open' : 'clearing', isPersonal: false });
  }

  async function setUp({ absent, deputies, from, days, weekdays, limit }: Wishes): Promise<void> {
    const away = pick(people, absent);
    const chosen = deputies.map((index) => pick(people, index).id).filter((id) => id !== away.id);
    if (chosen.length === 0) return;
    await database.transaction((transaction) =>
      insertDeputyship(transaction, {
        id: deputyshipId.parse(randomUUID()),
        absentWorkerId: away.id,
        deputyIds: chosen,
        from: addDays(today, from),
        until: addDays(today, from + days),
        weekdays: weekdays === null ? null : [...weekdays],
        procedures: limit === 'procedure' ? ['move'] : null,
        teamIds: limit === 'team' ? [office.sabine.teamId] : null,
        personIds: limit === 'person' ? [...pick(cases, 0).persons] : null,
        kind: 'planned',
        setBy: away.id,
        setByName: away.displayName,
        setAt: toInstant(now()),
      }),
    );
  }

  async function revoke(which: number): Promise<void> {
    const open = await database.read((queryable) => queryable.query<OpenRow>(openDeputyships));
    const chosen = open[which % Math.max(1, open.length)];
    if (chosen === undefined) return;
    await database.transaction((transaction) => revokeDeputyship(transaction, chosen, toInstant(now())));
  }

  /** What the policy says of every row there is. */
  async function judge(worker: Worker) {
    return database.read(async (queryable) => {
      const deputyships = await loadOpenDeputyships(queryable); // of the whole office, as a workstation has them
      const viewer = { ...(await loadViewer(queryable, worker, today)), deputyships };
      const tasks = await loadTasks(queryable, taskIds);
      const baskets = await queryable.query<{ id: TaskId; desk: string | null }>(basketsSql);
      const covered = await queryable.query<Covered>(coveredSql);
      const visible = tasks.filter((one) => {
        const basket = baskets.find(({ id }) => id === one.id)?.desk;
        return decidePermission(viewer, one, 'see', basket === viewer.clearingDesk).allowed;
      });
      return { visible, cases: cases.filter((one) => seesCase(viewer, one, visible, covered)).map(({ id }) => id) };
    });
  }

  /** A household is open to those responsible and their teams, to who has unfinished work on it, and to their deputies. */
  function seesCase(
    viewer: Viewer,
    { id, persons }: (typeof cases)[number],
    visible: readonly Task[],
    covered: readonly Covered[],
  ): boolean {
    const { worker, deputyships } = viewer;
    if (!worker.roles.some((role) => role !== 'admin' && role !== 'privacy')) return false;
    const responsible = [office.sabine, office.benno];
    if (responsible.some((one) => one.id === worker.id || one.teamId === worker.teamId)) return true;
    if (visible.some((one) => one.caseId === id && one.state !== 'filed' && one.state !== 'ceded')) return true;
    return deputyships.some((one) => {
      if (actingDeputy(one, deputyships, today) !== worker.id) return false;
      if (one.procedures !== null || one.teamIds !== null) return false;
      if (!responsible.some((absent) => absent.id === one.absentWorkerId)) return false;
      const named = covered.filter((row) => row.id === one.id).map((row) => row.personId);
      return !one.limitedToPersons || named.some((personId) => persons.includes(personId));
    });
  }

  async function pullOnce(worker: Worker, { db }: TestCache, cutAfter: number | null): Promise<void> {
    const current = (await database.read(loadAllWorkers)).find(({ id }) => id === worker.id) ?? worker;
    const allowed = await judge(current);
    const client = {
      async *pull(_token, cursor) {
        const state = cursor === null ? null : (decodeCursor(cursor) ?? null);
        const sizes = { page: 2, checkpoint: 2 };
        let sent = 0;
        for await (const line of pull({ database, now, sizes }, current, state)) {
          checkDelivered(line, allowed);
          yield line;
          if (cutAfter !== null && ++sent > cutAfter) return failed(failure('offline'));
        }
        return ok();
      },
    } satisfies Pick<ServerClient, 'pull'>;
    const target = {
      readCursor: () => readSyncState(db).cursor,
      commit: (batch: Parameters<typeof applyBatch>[1]) => applyBatch(db, batch, now()),
    };
    const result = await pullIntoCache(
      target,
      client as unknown as ServerClient, // it only pulls
      new Secret('token'),
      new AbortController().signal,
      () => undefined,
    );
    if (result.ok) await checkKept(db, allowed);
  }

  type Judgement = Awaited<ReturnType<typeof judge>>;

  function checkDelivered(line: PullLine, allowed: Judgement): void {
    if (line.line !== 'put') return;
    if (line.topic === 'task') expect(allowed.visible.map(({ id }) => id)).toContain(line.row.id);
    if (line.topic === 'case') expect(allowed.cases).toContain(line.row.id);
  }

  async function checkKept(db: ReadableDatabase, { visible, cases: visibleCases }: Judgement): Promise<void> {
    const kept = (sql: string) => db.all<{ id: string }>(sql).map(({ id }) => id);
    const tasks = kept('SELECT id FROM task ORDER BY id').flatMap((id) => findTask(db, id as TaskId)?.base ?? []);
    expect(tasks).toEqual(visible.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
    const keptCases = kept('SELECT id FROM benefit_case ORDER BY id');
    expect(keptCases).toEqual([...visibleCases].sort());
    for (const id of keptCases) expect(findCase(db, id as CaseId)?.id).toBe(id);
    const wanted = await database.read((queryable) =>
      queryable.query<{ id: string }>(documentsOf, { cases: [...visibleCases] }),
    );
    expect(kept('SELECT id FROM file_document ORDER BY id')).toEqual(wanted.map(({ id }) => id));
  }

  async function carryOut(step: Step, caches: readonly TestCache[]): Promise<void> {
    switch (step.do) {
      case 'move':
        return move(pick(taskIds, step.task), step.to);
      case 'personal':
        return change(pick(taskIds, step.task), setPersonal, { is: step.is });
      case 'state':
        return change(pick(taskIds, step.task), setState, { state: step.state });
      case 'roles': {
        const { id } = pick(people, step.who);
        await database.transaction((transaction) => transaction.query(setRoles, { id, roles: [...step.roles] }));
        return;
      }
      case 'next-day':
        today = addDays(today, 1);
        return;
      case 'revoke':
        return revoke(step.which);
      case 'deputyship':
        return setUp(step);
      case 'pull':
        return pullOnce(pick(people, step.who), pick(caches, step.who), step.cutAfter);
      default:
        return unreachable(step);
    }
  }

  it(
    'never delivers, and never leaves on disk, what the policy denies; and delivers everything else',
    async () => {
      const course = fc.array(anyStep, { maxLength: 60, size: 'max' });
      const property = fc.asyncProperty(course, async (steps) => {
        await startAgain();
        const caches = people.map(() => openTestCache());
        for (const step of steps) await carryOut(step, caches);
        for (const who of people.keys()) await carryOut({ do: 'pull', who, cutAfter: null }, caches);
      });
      await fc.assert(property, { numRuns: runs, seed, endOnFailure: !shortens });
    },
    60_000 + runs * 20_000,
  );
});

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % Math.max(1, values.length)];
  if (value === undefined) throw new Error('nothing to choose from');
  return value;
}

interface OpenRow {
  readonly id: ReturnType<typeof deputyshipId.parse>;
  readonly absentWorkerId: WorkerId;
}

interface Covered {
  readonly id: string;
  readonly personId: PersonId;
}

const twoKinds = `
  UPDATE submission SET procedure_id = 'move' WHERE id IN (SELECT id FROM submission ORDER BY id LIMIT 3);
  UPDATE task SET person_id = (SELECT id FROM person WHERE given_names = 'Selin'),
    case_id = (SELECT case_id FROM person WHERE given_names = 'Selin')
  WHERE id IN (SELECT id FROM task ORDER BY id LIMIT 2)`;
const casesWithPersons = `
  SELECT id, ARRAY(SELECT person.id::text FROM person WHERE case_id = benefit_case.id) AS persons FROM benefit_case
  ORDER BY case_number`;
const assign = `
  UPDATE task SET assignee_id = :assignee, team_id = :team, clearing_desk = :desk, state = :state,
    is_personal = :isPersonal
  WHERE id = :id`;
const setPersonal = 'UPDATE task SET is_personal = :is AND assignee_id IS NOT NULL WHERE id = :id';
const setState = `UPDATE task SET state = :state WHERE id = :id AND state <> 'clearing'`;
const setRoles = 'UPDATE worker SET roles = :roles WHERE id = :id';
const touchTask = `
  UPDATE placement SET stamp = pg_current_xact_id() WHERE topic = 'task' AND entity_id = :id AND present`;
const basketsSql = 'SELECT id, clearing_desk AS desk FROM task';
const coveredSql = 'SELECT deputyship_id AS id, person_id AS "personId" FROM deputyship_person';
const openDeputyships = `
  SELECT id, absent_worker_id AS "absentWorkerId" FROM deputyship
  WHERE closed_at IS NULL AND revoked_at IS NULL ORDER BY id`;
const documentsOf = `
  SELECT file_document.id FROM file_document JOIN case_file ON case_file.id = case_file_id
  WHERE case_id = ANY (:cases::uuid[]) ORDER BY file_document.id`;
