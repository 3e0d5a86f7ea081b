import { expect } from 'vitest';
import { loadCases } from '../../../server/store/case.ts';
import type { Database, Queryable } from '../../../server/store/database.ts';
import { loadTasks } from '../../../server/store/task.ts';
import { type CalendarDate, dayInBerlin } from '../../../shared/base/calendar-date.ts';
import type { ContentHash } from '../../../shared/base/ids.ts';
import type { RefusalReason } from '../../../shared/commands/refusal.ts';
import { readServerFacts } from '../server-facts.ts';
import { carryOut, type ModelCommand, type OfficeModel, type Outcome, seesCase, seesTask } from './office-model.ts';
import type { OfficeUnderTest } from './office-under-test.ts';
import type { Workstation } from './workstation.ts';

/** What was clicked and left the hands of the person, by the id of the command. */
export type Clicked = Map<string, ModelCommand>;

/** Carries out in the model what the server has recorded since the last time, and compares every answer. */
export function createFollower(database: Database, model: OfficeModel, clicked: Clicked): () => Promise<void> {
  const followed = new Set<string>();
  return async () => {
    const rows = await database.read((queryable) => queryable.query<RecordedRow>(recordedSql));
    for (const row of rows) {
      if (followed.has(row.id)) continue;
      followed.add(row.id);
      const command = clicked.get(row.id);
      if (command === undefined) throw new Error(`nobody clicked ${row.kind}`);
      const at = Date.parse(row.received_at);
      const expected = carryOut(model, row.worker_id, command, dayInBerlin(new Date(at)), at);
      const happened = outcomeOf(row);
      const what = `${row.kind} of ${model.workers.get(row.worker_id)?.roles} (${row.reason})`;
      expect(`${what}: ${happened}`).toBe(`${what}: ${expected}`);
    }
  };
}

/** Exactly what the person may see lies on the workstation, as the server has it. */
export async function checkDisk(database: Database, under: OfficeUnderTest, station: Workstation): Promise<void> {
  const { model } = under;
  const day = under.today();
  const worker = model.workers.get(station.worker.id);
  if (worker === undefined) throw new Error('not of this office');
  const tasks = [...model.tasks.values()].filter((task) => seesTask(model, worker, task, day)).map(({ id }) => id);
  const cases = [...model.cases.values()].filter((one) => seesCase(model, worker, one, day)).map(({ id }) => id);
  const [rows, households, documents] = await database.read(async (queryable) => [
    await loadTasks(queryable, tasks),
    await loadCases(queryable, cases),
    await queryable.query<{ id: string }>(documentsOfCases, { cases }),
  ]);
  const disk = await station.look([]);
  const who = `${station.worker.login} as ${worker.roles}`;
  expect({ who, tasks: disk.tasks.map(({ id }) => id) }).toEqual({ who, tasks: tasks.toSorted() });
  expect(disk.tasks).toEqual(rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
  expect({ who, cases: disk.cases.map(({ id }) => id) }).toEqual({ who, cases: cases.toSorted() });
  expect(disk.cases).toEqual(households.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
  expect({ who, documents: disk.documentIds }).toEqual({ who, documents: documents.map(({ id }) => id) });
  expect(disk.outbox.filter(({ state }) => state !== 'refused')).toEqual([]);
}

/** Bytes of documents stay no longer than what speaks of them. */
export async function checkContents(database: Database, under: OfficeUnderTest, station: Workstation): Promise<void> {
  const worker = under.model.workers.get(station.worker.id);
  if (worker === undefined) throw new Error('not of this office');
  const day: CalendarDate | string = under.today();
  const tasks = [...under.model.tasks.values()].filter((task) => seesTask(under.model, worker, task, day));
  const cases = [...under.model.cases.values()].filter((one) => seesCase(under.model, worker, one, day));
  const wanted = { tasks: tasks.map(({ id }) => id), cases: cases.map(({ id }) => id) };
  const contents = await database.read((queryable) =>
    queryable.query<{ hash: ContentHash; may: boolean }>(contentsSql, wanted),
  );
  const forbidden = contents.filter(({ may }) => !may).map(({ hash }) => hash);
  expect((await station.look(forbidden)).contents).toEqual([]);
}

/** Nothing lost, nothing doubled: every click is recorded, every task is as the model has it, every message came once. */
export async function checkServer(database: Database, under: OfficeUnderTest, clicked: Clicked): Promise<void> {
  const { model } = under;
  const recorded = await database.read((queryable) => queryable.query<RecordedRow>(recordedSql));
  expect(recorded.map(({ id }) => id).toSorted()).toEqual([...clicked.keys()].toSorted());
  const persons = [...model.cases.values()].flatMap((one) => one.persons.map(({ id }) => `${one.id} ${id}`));
  expect(await database.read(listPersons)).toEqual(persons.toSorted());
  const [facts, tasks] = [
    await readServerFacts(database),
    await database.read((queryable) => loadTasks(queryable, [...model.tasks.keys()])),
  ];
  for (const task of tasks) {
    const expected = model.tasks.get(task.id);
    if (expected === undefined) throw new Error('a task that nobody sent');
    const { state, version, caseId, personId, assigneeId: assignee, teamId: team, isPersonal, notes, claim } = task;
    const done = { state, version, caseId, personId, assignee, team, isPersonal };
    expect({ ...done, notes: notes.length, claim: claim?.by ?? null }).toEqual({
      state: expected.state,
      version: expected.version,
      caseId: expected.caseId,
      personId: expected.personId,
      assignee: expected.assignee,
      team: expected.team,
      isPersonal: expected.isPersonal,
      notes: expected.notes,
      claim: expected.claim?.by ?? null,
    });
    const fact = facts.tasks.get(task.id);
    const documents = state === 'filed' ? task.submission.attachments.length + 1 : 0;
    expect(fact).toMatchObject({ filedDocuments: documents, distinctDocuments: documents });
    const ceded = under.handedOver('abgabe').filter((name) => name === `${task.processNumber}-authority.json`);
    expect(ceded).toHaveLength(state === 'ceded' ? 1 : 0);
    for (const target of ['fachverfahren', 'statistik'] as const) {
      const files = under.handedOver(target).filter((name) => name.startsWith(task.processNumber));
      expect(files).toHaveLength(expected.isConfirmed ? 1 : 0);
    }
  }
}

interface RecordedRow {
  readonly id: string;
  readonly worker_id: string;
  readonly kind: string;
  readonly outcome: 'applied' | 'refused';
  readonly reason: RefusalReason | null;
  readonly received_at: string;
}

async function listPersons(queryable: Queryable): Promise<readonly string[]> {
  const rows = await queryable.query<{ id: string; case_id: string }>('SELECT id, case_id FROM person');
  return rows.map(({ id, case_id }) => `${case_id} ${id}`).toSorted();
}

function outcomeOf({ outcome, reason }: RecordedRow): Outcome {
  if (outcome === 'applied') return 'applied';
  return reason === 'unknown-task' || reason === 'forbidden' ? reason : 'refused';
}

const recordedSql = `
  SELECT id, worker_id, kind, outcome, reason, received_at FROM command ORDER BY received_at, device_id, sequence`;

const documentsOfCases = `
  SELECT file_document.id FROM file_document JOIN case_file ON case_file.id = case_file_id
  WHERE case_id = ANY (:cases::uuid[]) ORDER BY file_document.id`;

const contentsSql = `
  SELECT hash,
    EXISTS (SELECT FROM submission JOIN task ON task.submission_id = submission.id
      WHERE copy_hash = hash AND task.id = ANY (:tasks::uuid[]))
    OR EXISTS (SELECT FROM attachment JOIN task USING (submission_id)
      WHERE content_hash = hash AND task.id = ANY (:tasks::uuid[]))
    OR EXISTS (SELECT FROM file_document JOIN case_file ON case_file.id = case_file_id
      WHERE content_hash = hash AND case_id = ANY (:cases::uuid[])) AS may
  FROM content`;
