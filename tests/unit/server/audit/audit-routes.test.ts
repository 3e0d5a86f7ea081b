import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkExport } from '../../../../server/audit/check-export.ts';
import { startDeliveries } from '../../../../server/audit/deliveries.ts';
import { createDeliveryJournal } from '../../../../server/audit/delivery-journal.ts';
import { executePush } from '../../../../server/execute/execute-push.ts';
import { loadWorkers } from '../../../../server/store/worker.ts';
import type { TaskId } from '../../../../shared/base/ids.ts';
import { commandSchema } from '../../../../shared/commands/command.ts';
import type { Role, Worker } from '../../../../shared/domain/worker.ts';
import { type AuditVerification, auditFilter, type TaskHistory } from '../../../../shared/wire/audit.ts';
import { type Route, routes } from '../../../../shared/wire/routes.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';
import { temporaryFolder } from '../../../helpers/test-desk.ts';
import { type ServerUnderTest, serve, testDevice } from '../../../helpers/test-server.ts';

const now = () => new Date('2026-11-24T10:00:00.000Z');
const everything = auditFilter.parse({});

/**
 * What of each route stands in the log. `look`: a read entry for each answer. `delivery`: what went to the workstation is
 * counted, what is opened there it reports itself. `act`: an entry of what was done. `none`: nothing about people of a case.
 */
const traces: Readonly<Record<keyof typeof routes, 'look' | 'delivery' | 'act' | 'none'>> = {
  signInMethod: 'none',
  oidcSignIn: 'act',
  demoSignIn: 'act',
  session: 'none',
  signOut: 'act',
  signOutEverywhere: 'act',
  pull: 'delivery',
  changes: 'none',
  push: 'act',
  document: 'delivery',
  uploadContent: 'none',
  deputyships: 'look',
  setDeputyship: 'act',
  changeDeputyship: 'act',
  revokeDeputyship: 'act',
  handBack: 'look',
  candidates: 'look',
  searchDirectory: 'look',
  responsibilityRules: 'none',
  putResponsibilityRules: 'act',
  tryResponsibilityRules: 'act',
  submit: 'act',
  verifyAudit: 'none',
  auditEntries: 'look',
  exportAudit: 'act',
  taskHistory: 'look',
  whereabouts: 'look',
  reportReads: 'act',
  workstations: 'none',
};

describe.each(engines)('the audit log over HTTP: $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  const people = new Map<Role, Worker>();

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    for (const role of ['admin', 'privacy', 'coordinate', 'records'] as const) people.set(role, await hire(role));
    server = await serve(office, { now });
  });

  async function hire(role: Role): Promise<Worker> {
    const id = randomUUID();
    return office.database.transaction(async (transaction) => {
      await transaction.query('INSERT INTO worker VALUES (:id, :team, :login, :name, :roles, NULL)', {
        id,
        team: office.sabine.teamId,
        login: `${role}-person`,
        name: `Frau ${role}`,
        roles: [role],
      });
      const [worker] = await loadWorkers(transaction, [id]);
      if (worker === undefined) throw new Error('not hired');
      return worker;
    });
  }

  const holder = (role: Role) => people.get(role) ?? office.sabine;

  async function call(worker: Worker, method: 'GET' | 'POST', url: string, payload?: object) {
    const headers = await server.signIn(worker);
    return server.app.inject({ method, url, headers, ...(payload && { payload }) });
  }

  async function send(worker: Worker, kind: string, taskId: TaskId, extra: object = {}) {
    const command = commandSchema.parse({
      kind,
      commandId: randomUUID(),
      taskId,
      expectedVersion: 1,
      issuedAt: '2026-11-24T09:00:00.000Z',
      ...extra,
    });
    const push = { deviceId: randomUUID() as typeof testDevice, commands: [{ sequence: 1, command }] };
    const done = await executePush({ ...office, now, newId: randomUUID }, worker, push);
    return done.ok ? done.value[0]?.outcome : done.failure;
  }

  it.each([
    ['admin', 200, 403, 403],
    ['privacy', 200, 200, 200],
    ['coordinate', 403, 403, 403],
    ['records', 403, 403, 403],
    ['handle', 403, 403, 403],
  ] as const)('lets %s verify (%i), read (%i) and export (%i)', async (role, verify, read, exported) => {
    const worker = holder(role);
    expect((await call(worker, 'GET', '/v1/audit/verify')).statusCode).toBe(verify);
    expect((await call(worker, 'POST', '/v1/audit/entries', { filter: {} })).statusCode).toBe(read);
    const reason = 'Anlasslose Stichprobe';
    expect((await call(worker, 'POST', '/v1/audit/export', { filter: {}, reason })).statusCode).toBe(exported);
  });

  it('answers nobody who is not signed in', async () => {
    for (const [method, url] of [
      ['GET', '/v1/audit/verify'],
      ['POST', '/v1/audit/entries'],
      ['POST', '/v1/audit/export'],
      ['POST', '/v1/reads'],
      ['GET', `/v1/tasks/${randomUUID()}/history`],
    ] as const) {
      expect((await server.app.inject({ method, url })).statusCode, url).toBe(401);
    }
  });

  it('finds the entries of one task, with the name of who acted, the reason and the state before and after', async () => {
    const { taskId } = await submitSickNote(office, [randomUUID()]);
    await send(office.sabine, 'confirm', taskId);
    const answer = await call(holder('privacy'), 'POST', '/v1/audit/entries', {
      filter: { objectKind: 'task', objectId: taskId, from: '2026-11-24', until: '2026-11-24' },
    });
    expect(answer.json().rows).toMatchObject([
      { action: 'confirm', workerName: 'Sabine', before: { state: 'open' }, after: { state: 'confirmed' } },
      { action: 'received', workerName: null },
    ]);
    expect(answer.body).not.toContain('Mertens');
    const before = await call(holder('privacy'), 'POST', '/v1/audit/entries', {
      filter: { objectId: taskId, until: '2026-11-23' },
    });
    expect(before.json().rows).toEqual([]);
  });

  it('pages through the whole log without a gap', async () => {
    for (let index = 0; index < 120; index++) await report([{ kind: 'task', objectId: randomUUID() }]);
    const ask = async (page: string | null) =>
      (await call(holder('privacy'), 'POST', '/v1/audit/entries', { filter: { class: 'read' }, page })).json();
    const first = await ask(null);
    expect(first.rows).toHaveLength(100);
    const second = await ask(first.next);
    expect(second.next).toBeNull();
    expect(second.rows.length).toBeGreaterThan(20);
  });

  it('an export can be checked outside of the system, says nothing of other entries, and is an entry itself', async () => {
    const { taskId } = await submitSickNote(office, [randomUUID()]);
    await send(office.sabine, 'confirm', taskId);
    const reason = 'Auskunftsersuchen 4/26';
    const answer = await call(holder('privacy'), 'POST', '/v1/audit/export', {
      filter: { objectKind: 'task', objectId: taskId },
      reason,
    });
    const lines = answer.body.trim().split('\n');
    expect(await checkExport(linesOf(lines))).toMatchObject({ sound: true, entries: 2, firstProblem: null });
    const changed = lines.map((line) => line.replace('"state":"confirmed"', '"state":"filed"'));
    expect(await checkExport(linesOf(changed))).toMatchObject({ sound: false, firstProblem: { kind: 'changed' } });
    expect(await checkExport(linesOf(lines.slice(0, -1)))).toBeNull();
    const exports = await call(holder('privacy'), 'POST', '/v1/audit/entries', { filter: { objectKind: 'audit' } });
    expect(exports.json().rows).toContainEqual(
      expect.objectContaining({ action: 'log-exported', workerName: 'Frau privacy', reason }),
    );
    const whole = await call(holder('privacy'), 'POST', '/v1/audit/export', { filter: {}, reason });
    expect(await checkExport(linesOf(whole.body.trim().split('\n')))).toMatchObject({ sound: true });
  });

  it('shows a task’s history to whoever sees it; briefly to whoever handled it once; nothing to strangers', async () => {
    const { taskId } = await submitSickNote(office, [randomUUID()]);
    const { id: workerId, teamId } = office.stranger;
    const given = await send(office.sabine, 'forward', taskId, {
      to: { workerId, teamId },
      reason: 'zieht um, Frau Mertens',
    });
    expect(given).toBe('applied');
    const ask = async (worker: Worker) => call(worker, 'GET', `/v1/tasks/${taskId}/history`);

    const full = (await ask(office.stranger)).json<TaskHistory>();
    expect(full.scope).toBe('full');
    expect(full.steps).toMatchObject([
      { action: 'received', workerName: null },
      { action: 'forward', workerName: 'Sabine', toName: 'Stranger', reason: 'zieht um, Frau Mertens' },
    ]);
    const brief = (await ask(office.sabine)).json<TaskHistory>();
    expect(brief.scope).toBe('brief');
    expect(brief.steps.at(-1)).toMatchObject({
      action: 'forward',
      workerName: 'Sabine',
      toName: 'Stranger',
      reason: null,
    });
    expect(JSON.stringify(brief)).not.toContain('Mertens');
    expect((await ask(office.rita)).statusCode).toBe(404);
    expect((await call(office.rita, 'GET', `/v1/tasks/${randomUUID()}/history`)).statusCode).toBe(404);
  });

  const report = (reads: readonly object[], worker = office.sabine) =>
    call(worker, 'POST', '/v1/reads', {
      reads: reads.map((read) => ({ id: randomUUID(), at: '2026-11-24T06:00:00.000Z', onBehalfOf: null, ...read })),
    });

  const readsOf = (objectId: string) =>
    office.database.read((queryable) =>
      queryable.query(
        `SELECT action, worker_id AS "workerId", on_behalf_of AS "onBehalfOf", after, class FROM audit_event
         WHERE object_id = :objectId AND class = 'read' ORDER BY id`,
        { objectId },
      ),
    );

  const readsBy = ({ id }: Worker) =>
    office.database.read((queryable) =>
      queryable.query(`SELECT action FROM audit_event WHERE class = 'read' AND worker_id = :id`, { id }),
    );

  it('enters what people opened once, for whom, and whether they may see it', async () => {
    const { taskId, receipt } = await submitSickNote(office, [randomUUID()]);
    const id = randomUUID();
    const openedAt = '2026-11-24T06:00:00.000Z';
    for (let index = 0; index < 2; index++) {
      const answer = await report([{ id, kind: 'task', objectId: taskId, onBehalfOf: office.sabine.id }], office.dilek);
      expect(answer.json()).toEqual({ accepted: 1 });
    }
    await report([{ kind: 'task', objectId: taskId, onBehalfOf: office.dilek.id }]);
    await report([{ kind: 'task', objectId: taskId }], office.stranger);
    const shared = { action: 'task-opened', class: 'read' };
    expect(await readsOf(taskId)).toEqual([
      { ...shared, workerId: office.dilek.id, onBehalfOf: office.sabine.id, after: { openedAt, sight: 'visible' } },
      { ...shared, workerId: office.sabine.id, onBehalfOf: null, after: { openedAt, sight: 'visible' } },
      { ...shared, workerId: office.stranger.id, onBehalfOf: null, after: { openedAt, sight: 'never' } },
    ]);
    await report([
      { kind: 'document', objectId: receipt.copy.contentHash },
      { kind: 'case', objectId: office.caseId },
    ]);
    expect(await readsOf(receipt.copy.contentHash)).toMatchObject([
      { action: 'document-opened', after: { sight: 'visible' } },
    ]);
    expect(await readsOf(office.caseId)).toMatchObject([{ action: 'case-opened', after: { sight: 'visible' } }]);
  });

  it('says of what somebody opened offline that they could see it formerly, when it has left their desk', async () => {
    const { taskId } = await submitSickNote(office, [randomUUID()]);
    const { id: workerId, teamId } = office.stranger;
    await send(office.sabine, 'forward', taskId, { to: { workerId, teamId }, reason: 'zuständig' });
    await report([{ kind: 'task', objectId: taskId }]);
    await report([{ kind: 'task', objectId: taskId }], office.dilek);
    expect(await readsOf(taskId)).toMatchObject([{ after: { sight: 'formerly' } }, { after: { sight: 'formerly' } }]);
  });

  it('refuses too many at once, and takes what was removed from a workstation', async () => {
    const tooMany = Array.from({ length: 501 }, () => ({ kind: 'task', objectId: randomUUID() }));
    expect((await report(tooMany)).statusCode).toBe(400);
    const removed = { kind: 'removed', objectId: office.caseId, reason: 'by-hand', counts: { documents: 3 } };
    expect((await report([removed])).statusCode).toBe(200);
    const rows = await readsOf(testDevice);
    expect(rows.at(-1)).toMatchObject({
      action: 'removed-from-workstation',
      after: { caseId: office.caseId, counts: { documents: 3 } },
    });
  });

  it('tells IT how much lies on the workstations: counts, neither ids nor names', async () => {
    const figures = { tasks: 7, cases: 260, documents: 1200, unsent: 2 };
    const sent = await call(office.sabine, 'POST', '/v1/reads', { reads: [], figures });
    expect(sent.statusCode).toBe(200);
    for (const role of ['privacy', 'coordinate', 'records', 'handle'] as const) {
      expect((await call(holder(role), 'GET', '/v1/workstations')).statusCode, role).toBe(403);
    }
    const answer = await call(holder('admin'), 'GET', '/v1/workstations');
    const [workstation] = answer.json().workstations;
    expect(Object.keys(workstation).sort()).toEqual([
      'cases',
      'documents',
      'removals',
      'reportedOn',
      'tasks',
      'unsent',
    ]);
    expect(workstation).toMatchObject({ ...figures, reportedOn: '2026-11-24' });
    expect(answer.body).not.toContain(office.sabine.id);
    expect(answer.body).not.toContain(testDevice);
  });

  it('enters what was delivered as one entry for each workstation, also what a killed server has left', async () => {
    const folder = temporaryFolder();
    const journal = createDeliveryJournal(folder);
    const onDefect = (defect: unknown) => expect(defect).toBeNull();
    const begin = (at: () => Date) =>
      startDeliveries({ database: office.database, now: at, newId: randomUUID, journal, onDefect });
    const receiver = { workerId: office.sabine.id, deviceId: randomUUID() as typeof testDevice };
    const entry = { action: 'delivered-to-workstation', workerId: office.sabine.id, after: { task: 5, case: 1 } };
    const killed = begin(now);
    killed.add(receiver, { task: 3, case: 1 });
    killed.add(receiver, { task: 2, documents: 0 });
    killed.add(receiver, {});
    await expect.poll(async () => (await journal.list())[0]?.lines.length).toBe(2);
    await begin(now).stop(); // nobody knows yet that it was killed
    expect(await readsOf(receiver.deviceId)).toEqual([]);
    const later = begin(() => new Date(now().getTime() + 6 * 60_000));
    await later.stop();
    expect(await readsOf(receiver.deviceId)).toMatchObject([entry]);
    expect(readdirSync(folder)).toEqual([]);
    await killed.stop(); // it was only slow: the same is not entered twice
    expect(await readsOf(receiver.deviceId)).toMatchObject([entry]);
  });

  it('enters each look at case data that the server answers by itself', async () => {
    const { taskId, processNumber } = await submitSickNote(office, [randomUUID()]);
    const given: Readonly<Record<string, string>> = { taskId, processNumber, deputyshipId: office.deputyship };
    const asked: Readonly<Record<string, { readonly by: Worker; readonly payload?: object }>> = {
      whereabouts: { by: office.sabine },
      taskHistory: { by: office.sabine },
      handBack: { by: office.sabine },
      searchDirectory: { by: holder('records'), payload: { text: 'Mertens', procedure: 'sick-note' } },
      auditEntries: { by: holder('privacy'), payload: { filter: {} } },
    };
    const shownElsewhere = ['candidates', 'deputyships']; // directory.test.ts, deputyships.test.ts
    const looks = Object.entries(traces).filter(([name, trace]) => trace === 'look' && !shownElsewhere.includes(name));
    expect(looks.map(([name]) => name).sort()).toEqual(Object.keys(asked).sort());
    for (const [name, { by, payload }] of Object.entries(asked)) {
      const { method, path }: Route = routes[name as keyof typeof routes];
      const entries = async () => (await readsBy(by)).length;
      const before = await entries();
      const url = path.replace(/:(\w+)/g, (_whole, parameter: string) => given[parameter] ?? '');
      expect((await call(by, method === 'POST' ? 'POST' : 'GET', url, payload)).statusCode, name).toBe(200);
      expect(await entries(), name).toBe(before + 1);
    }
  });

  it('is whole after all of this', async () => {
    const answer = await call(holder('admin'), 'GET', '/v1/audit/verify');
    const found = answer.json<AuditVerification>();
    expect(found).toMatchObject({ sound: true, waiting: 0, firstProblem: null });
    expect(found.entries).toBeGreaterThan(120);
  });

  it('answers an export of nothing as an export without entries', async () => {
    const filter = { ...everything, objectId: randomUUID() };
    const answer = await call(holder('privacy'), 'POST', '/v1/audit/export', { filter, reason: 'Stichprobe' });
    expect(await checkExport(linesOf(answer.body.trim().split('\n')))).toMatchObject({ sound: true, entries: 0 });
  });
});

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
