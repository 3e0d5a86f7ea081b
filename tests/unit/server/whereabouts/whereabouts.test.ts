import { beforeAll, describe, expect, it } from 'vitest';
import type { Worker } from '../../../../shared/domain/worker.ts';
import { whereaboutsSchema } from '../../../../shared/wire/whereabouts.ts';
import { engines } from '../../../helpers/databases.ts';
import { anyCommandOn, deviceOf, pushedAt, taskOf } from '../../../helpers/office-device.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve, testDevice } from '../../../helpers/test-server.ts';

describe.each(engines)('where a task is, on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  beforeAll(async () => {
    office = await openSmallOffice(await open());
    server = await serve(office, { now: pushedAt });
  });

  const ask = async (worker: Worker, processNumber: string) => {
    const url = `/v1/tasks/by-number/${processNumber}/whereabouts`;
    const answer = await server.app.inject({ method: 'GET', url, headers: await server.signIn(worker) });
    return { status: answer.statusCode, body: answer.json<object>(), text: answer.body };
  };
  const forward = async (from: Worker) => {
    const { taskId, processNumber } = await submitSickNote(office);
    const command = anyCommandOn(office, 'forward', await taskOf(office, taskId));
    expect(await deviceOf(office, from).give(command)).toMatchObject({ outcome: 'applied' });
    return { taskId, processNumber };
  };

  it('is told to whoever passed it on, without a word about the citizen', async () => {
    const { taskId, processNumber } = await forward(office.sabine);

    const { status, body, text } = await ask(office.sabine, processNumber);

    expect(status).toBe(200);
    expect(whereaboutsSchema.parse(body)).toMatchObject({
      taskId,
      mayOpen: false,
      mayReadCourse: true,
      state: 'open',
      lastStep: { kind: 'forward', byName: 'Sabine', onBehalfOfName: null },
      workerName: 'Benno',
      teamName: 'Team 2',
    });
    for (const secret of ['Mertens', 'Mara', '1985', '31302BG', 'zuständig']) expect(text).not.toContain(secret);
  });

  it('is told to whoever it was taken from by their deputy, with the deputy as the one who did it', async () => {
    const { processNumber } = await forward(office.dilek);

    expect((await ask(office.sabine, processNumber)).body).toMatchObject({
      mayOpen: false,
      mayReadCourse: true, // it was done on her behalf
      lastStep: { byName: 'Dilek', onBehalfOfName: 'Sabine' },
    });
    expect((await ask(office.dilek, processNumber)).status).toBe(200);
  });

  it('is told, with how it ended, to everybody who may open it', async () => {
    const { taskId, processNumber } = await submitSickNote(office);
    const device = deviceOf(office, office.sabine);
    for (const kind of ['confirm', 'file'] as const) {
      await device.give(anyCommandOn(office, kind, await taskOf(office, taskId)));
    }

    for (const worker of [office.sabine, office.rita, office.dilek]) {
      expect((await ask(worker, processNumber)).body).toMatchObject({
        mayOpen: true,
        state: 'filed',
        filed: { byName: 'Sabine' },
      });
    }
  });

  it('is not told to strangers, who cannot tell it from a number that does not exist', async () => {
    const { processNumber } = await forward(office.sabine);
    const nothing = await ask(office.stranger, 'JC-2026-11-999999');

    for (const worker of [office.stranger, office.rita]) {
      const { status, body } = await ask(worker, processNumber);
      expect({ status, body: { ...body, reference: '' } }).toEqual({
        status: 404,
        body: { ...nothing.body, reference: '' },
      });
    }
    expect(nothing.status).toBe(404);
  });

  it('is in the log, once for the same look: who asked, for whom, about what, and whether it was told', async () => {
    const { taskId, processNumber } = await submitSickNote(office);
    const unknown = 'JC-2026-11-888888';
    for (const worker of [office.sabine, office.dilek, office.stranger]) await ask(worker, processNumber);
    await ask(office.sabine, processNumber);
    await ask(office.stranger, unknown);

    const entries = await office.database.read((queryable) =>
      queryable.query(
        `SELECT worker_id AS "workerId", on_behalf_of AS "onBehalfOf", object_kind AS "objectKind", object_id AS "objectId",
           after, class, device_id AS "deviceId"
         FROM audit_event
         WHERE action = 'whereabouts-asked' AND (object_id = :taskId OR after ->> 'asked' = :unknown) ORDER BY id`,
        { taskId, unknown },
      ),
    );
    const look = { objectKind: 'task', objectId: taskId, class: 'read', deviceId: testDevice, onBehalfOf: null };
    const { sabine, dilek, stranger } = office;
    expect(entries).toEqual([
      { ...look, workerId: sabine.id, after: { shown: true } },
      { ...look, workerId: dilek.id, onBehalfOf: sabine.id, after: { shown: true } },
      { ...look, workerId: stranger.id, after: { shown: false } },
      {
        ...look,
        workerId: stranger.id,
        objectKind: 'worker',
        objectId: stranger.id,
        after: { shown: false, asked: unknown },
      },
    ]);
  });

  it('is asked for by a whole number only', async () => {
    expect((await ask(office.sabine, 'JC-2026-11-1')).status).toBe(400);
  });
});
