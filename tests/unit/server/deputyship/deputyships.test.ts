import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { closeOver } from '../../../../server/deputyship/close-over.ts';
import { loadOpenDeputyships } from '../../../../server/store/deputyship.ts';
import { putRoles } from '../../../../server/store/worker.ts';
import type { Worker } from '../../../../shared/domain/worker.ts';
import type { PullLine } from '../../../../shared/wire/pull.ts';
import { engines } from '../../../helpers/databases.ts';
import { commandOn, deviceOf, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';
import { cursorOf, type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

describe.each(engines)('deputyships on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let now = '';

  beforeEach(async () => {
    now = '2026-11-24T08:00:00.000Z';
    office = await openSmallOffice(await open());
    server = await serve(office, { now: () => new Date(now) });
  });

  async function call(worker: Worker, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) {
    const headers = await server.signIn(worker);
    const request = { method, url: path, headers, ...(payload === undefined ? {} : { payload }) };
    const { statusCode, body } = await server.app.inject(request);
    return { status: statusCode, body: JSON.parse(body) };
  }
  const wish = (changes: object = {}) => ({
    id: randomUUID(),
    absentWorkerId: office.benno.id,
    deputyIds: [office.dilek.id],
    from: '2026-11-24',
    until: '2026-12-04',
    weekdays: null,
    procedures: null,
    teamIds: null,
    personIds: null,
    ...changes,
  });
  const lead = async () => {
    await office.database.transaction((transaction) =>
      putRoles(transaction, office.dilek.id, ['handle', 'coordinate']),
    );
    return { ...office.dilek, roles: ['handle', 'coordinate'] } satisfies Worker;
  };
  const audited = () =>
    office.database.read((queryable) =>
      queryable.query<{ action: string; before: object | null; after: object; worker: string }>(
        `SELECT action, before, after, worker_id AS worker FROM audit_event WHERE object_kind = 'deputyship' ORDER BY id`,
      ),
    );
  const idsIn = (lines: readonly PullLine[], kind: 'put' | 'remove') =>
    lines.flatMap((line) => (line.line === kind ? [line.line === 'put' ? line.row.id : line.id] : []));

  it('sets up an absence of one’s own, with its entry in the audit log, and the same once more', async () => {
    const request = wish({ weekdays: [5, 1] });
    const first = await call(office.benno, 'POST', '/v1/deputyships', request);
    expect(first).toMatchObject({
      status: 200,
      body: { deputyship: { kind: 'recurring', setByName: 'Benno', weekdays: [5, 1], revokedAt: null }, warnings: [] },
    });
    expect(await call(office.benno, 'POST', '/v1/deputyships', request)).toEqual(first);
    expect(await audited()).toMatchObject([
      {
        action: 'deputyship-set',
        worker: office.benno.id,
        before: null,
        after: { until: '2026-12-04', personIds: null },
      },
    ]);
  });

  it('lets a team lead set one up for a colleague of the team, and nobody else', async () => {
    expect(await call(office.dilek, 'POST', '/v1/deputyships', wish())).toMatchObject({ status: 403 });
    expect(await call(office.rita, 'POST', '/v1/deputyships', wish({ absentWorkerId: office.rita.id }))).toMatchObject({
      status: 403,
    });
    const martina = await lead();
    expect(await call(martina, 'POST', '/v1/deputyships', wish())).toMatchObject({
      status: 200,
      body: { deputyship: { kind: 'sudden', setByName: 'Dilek' } },
    });
    const elsewhere = wish({ absentWorkerId: office.stranger.id });
    expect(await call(martina, 'POST', '/v1/deputyships', elsewhere)).toMatchObject({ status: 403 });
    const nobody = wish({ absentWorkerId: randomUUID() });
    expect(await call(martina, 'POST', '/v1/deputyships', nobody)).toMatchObject({ status: 403 });
  });

  it('refuses what cannot be, and says what is wrong', async () => {
    const wrong: readonly [object, readonly string[]][] = [
      [{ deputyIds: [office.rita.id] }, ['deputy-cannot-handle']],
      [{ from: '2026-11-23' }, ['begins-in-the-past']],
      [{ procedures: ['holiday'] }, ['procedures']],
      [{ teamIds: [randomUUID()] }, ['teamIds']],
      [{ personIds: [randomUUID()] }, ['personIds']],
    ];
    for (const [changes, fields] of wrong) {
      const answer = await call(office.benno, 'POST', '/v1/deputyships', wish(changes));
      expect(answer).toMatchObject({ status: 400, body: { kind: 'invalid-input', fields } });
    }
    expect(await audited()).toEqual([]);
  });

  it('tells of an overlap and of days without anybody, and sets it up all the same', async () => {
    const sabine = { absentWorkerId: office.sabine.id, from: '2026-11-27', until: '2026-12-01' };
    const dilekAway = wish({ absentWorkerId: office.dilek.id, deputyIds: [office.benno.id], from: '2026-12-01' });
    expect(await call(office.dilek, 'POST', '/v1/deputyships', dilekAway)).toMatchObject({ status: 200 });
    expect(await call(office.sabine, 'POST', '/v1/deputyships', wish(sabine))).toMatchObject({
      status: 200,
      body: {
        warnings: [
          { kind: 'everybody-away', day: '2026-12-01' },
          { kind: 'overlap', day: '2026-11-27', with: office.deputyship },
        ],
      },
    });
  });

  it('gives a deputy the work at once, and takes it back when it is revoked', async () => {
    const { taskId } = await submitSickNote(office);
    const before = await server.pull(office.stranger, null);
    const request = wish({ absentWorkerId: office.sabine.id, deputyIds: [office.stranger.id] });
    await call(office.sabine, 'POST', '/v1/deputyships', request);
    const during = await server.pull(office.stranger, cursorOf(before));
    expect(idsIn(during, 'put')).toEqual(expect.arrayContaining([taskId, office.caseId, request.id]));

    expect(await call(office.stranger, 'DELETE', `/v1/deputyships/${request.id}`)).toMatchObject({ status: 403 });
    now = '2026-11-24T09:00:00.000Z';
    expect(await call(office.sabine, 'DELETE', `/v1/deputyships/${request.id}`)).toMatchObject({
      status: 200,
      body: { deputyship: { revokedAt: now } },
    });
    const after = await server.pull(office.stranger, cursorOf(during));
    expect(idsIn(after, 'remove')).toEqual(expect.arrayContaining([taskId, office.caseId]));
    expect(await audited()).toMatchObject([
      { action: 'deputyship-set' },
      { action: 'deputyship-revoked', before: { revokedAt: null }, after: { revokedAt: now } },
    ]);
    const again = await call(office.sabine, 'DELETE', `/v1/deputyships/${request.id}`);
    expect(again).toMatchObject({ status: 200, body: { deputyship: { revokedAt: now } } });
    expect(await audited()).toHaveLength(2);
  });

  it('changes the last day and the order; whoever comes first gets the work', async () => {
    const { taskId } = await submitSickNote(office);
    const path = `/v1/deputyships/${office.deputyship}`;
    const change = { until: '2026-12-11', deputyIds: [office.stranger.id, office.dilek.id] };
    expect(await call(office.sabine, 'PUT', path, change)).toMatchObject({
      status: 200,
      body: { deputyship: { ...change, from: '2026-11-23' } },
    });
    expect(idsIn(await server.pull(office.stranger, null), 'put')).toContain(taskId);
    expect(idsIn(await server.pull(office.dilek, null), 'put')).not.toContain(taskId);
    expect(await audited()).toMatchObject([
      { before: { until: '2026-11-27', deputyIds: [office.dilek.id] }, after: change },
    ]);
    const tooEarly = { ...change, until: '2026-11-23' };
    expect(await call(office.sabine, 'PUT', path, tooEarly)).toMatchObject({
      status: 400,
      body: { fields: ['ends-before-it-begins'] },
    });
    now = '2026-12-12T08:00:00.000Z';
    expect(await call(office.sabine, 'PUT', path, change)).toMatchObject({ status: 409 });
    expect(await call(office.sabine, 'PUT', `/v1/deputyships/${randomUUID()}`, change)).toMatchObject({ status: 404 });
  });

  it('lists what concerns a person; whom it is limited to know only the absent person and the team lead', async () => {
    const [mara] = await office.database.read((queryable) =>
      queryable.query<{ id: string }>(`SELECT id FROM person WHERE family_name = 'Mertens'`),
    );
    const request = wish({ personIds: [mara?.id] });
    await call(office.benno, 'POST', '/v1/deputyships', request);
    const listed = async (worker: Worker) =>
      (await call(worker, 'GET', '/v1/deputyships')).body.deputyships.map(
        (one: { deputyship: { id: string }; persons: { name: string }[] | null }) => [
          one.deputyship.id,
          one.persons?.map(({ name }) => name) ?? null,
        ],
      );
    expect(await listed(office.benno)).toEqual([[request.id, ['Mertens, Mara']]]);
    expect(await listed(office.dilek)).toEqual(
      expect.arrayContaining([
        [request.id, null],
        [office.deputyship, null],
      ]),
    );
    expect(await listed(office.stranger)).toEqual([]);
    expect(await listed(await lead())).toContainEqual([request.id, ['Mertens, Mara']]);
    const looks = await office.database.read((queryable) =>
      queryable.query(
        `SELECT worker_id AS "by", class, after -> 'persons' AS persons FROM audit_event
         WHERE action = 'deputyships-shown' ORDER BY id`,
      ),
    );
    const entry = { class: 'read', persons: [mara?.id] };
    expect(looks).toEqual([
      { ...entry, by: office.benno.id },
      { ...entry, by: (await lead()).id },
    ]);
  });

  it('counts what is kept from deputies', async () => {
    const { taskId } = await submitSickNote(office);
    const task = await taskOf(office, taskId);
    await deviceOf(office, office.sabine).give(commandOn('set-personal', task, { isPersonal: true }));
    expect((await call(office.dilek, 'GET', '/v1/deputyships')).body.deputyships).toMatchObject([{ personalTasks: 1 }]);
  });

  it('hands back what was done in somebody’s name, and what they did in vain', async () => {
    const [one, two] = [await submitSickNote(office), await submitSickNote(office, ['zwei'])];
    const dilek = deviceOf(office, office.dilek);
    await dilek.give(commandOn('claim', await taskOf(office, one.taskId), { takeOver: false }));
    await dilek.give(commandOn('release', await taskOf(office, one.taskId)));
    const seen = await taskOf(office, one.taskId);
    expect(await dilek.give(commandOn('confirm', seen))).toMatchObject({
      outcome: 'applied',
      task: { confirmed: { byName: 'Dilek', onBehalfOf: { name: 'Sabine' } } },
    });
    expect(await deviceOf(office, office.sabine).give(commandOn('confirm', seen))).toMatchObject({
      outcome: 'refused',
    });
    await deviceOf(office, office.sabine).give(commandOn('confirm', await taskOf(office, two.taskId)));

    const path = `/v1/deputyships/${office.deputyship}/hand-back`;
    const { status, body } = await call(office.sabine, 'GET', path);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      done: [{ taskId: one.taskId, action: 'confirm', byName: 'Dilek', name: 'Mertens, Mara', state: 'confirmed' }],
      conflicts: [
        {
          taskId: one.taskId,
          action: 'confirm',
          reason: 'already-confirmed',
          refusedAt: expect.any(String),
          other: { name: 'Dilek' },
        },
      ],
    });
    expect(body.done).toHaveLength(1);
    expect(body.conflicts).toHaveLength(1);
    expect(await call(office.dilek, 'GET', path)).toMatchObject({ status: 404 });
  });

  it('forgets a deputyship thirty days after its end, and not before', async () => {
    const { taskId } = await submitSickNote(office);
    const close = async (day: string) => closeOver({ database: office.database, now: () => new Date(day) });
    const open = async () => (await office.database.read(loadOpenDeputyships)).length;
    expect((await taskOf(office, taskId)).deputyshipIds).toEqual([office.deputyship]);
    expect(await close('2026-12-27T22:59:00Z')).toBe(0);
    expect(await open()).toBe(1);
    expect(await close('2026-12-27T23:00:00Z')).toBe(1);
    expect(await open()).toBe(0);
    expect((await taskOf(office, taskId)).deputyshipIds).toEqual([]);
  });
});
