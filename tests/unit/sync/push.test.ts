import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listEntries } from '../../../electron/cache/outbox/outbox-rows.ts';
import { readSyncState } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { findTask } from '../../../electron/cache/task/task-rows.ts';
import { enqueue } from '../../../electron/outbox/enqueue.ts';
import { releaseAll } from '../../../electron/outbox/queue.ts';
import { type PushParts, pushOnce } from '../../../electron/sync/push.ts';
import { createServerClient } from '../../../electron/sync/server-client.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { commandSchema } from '../../../shared/commands/command.ts';
import { type PushAnswer, pushRequest } from '../../../shared/wire/push.ts';
import { fastClock } from '../../helpers/fast-clock.ts';
import { sampleContent, sampleId, sampleTask } from '../../helpers/sample-rows.ts';
import { type SmallHttpServer, startSmallHttpServer } from '../../helpers/small-http-server.ts';
import { openTestDesk, putTasks, type TestDesk } from '../../helpers/test-desk.ts';

let server: SmallHttpServer;
beforeAll(async () => {
  server = await startSmallHttpServer();
});
afterAll(() => server.close());

describe('a push', () => {
  let desk: TestDesk;
  let parts: PushParts;

  beforeEach(async () => {
    desk = await openTestDesk();
    putTasks(
      desk.db,
      [1, 2, 3].map((number) => sampleTask(number)),
    );
    const client = createServerClient(server.url);
    parts = {
      db: desk.db,
      blobs: desk.blobs,
      client,
      clock: fastClock(1),
      token: new Secret('token'),
      newId: randomUUID,
    };
    server.received.length = 0;
  });

  function confirm(taskNumber: number): void {
    const issuedAt = new Date().toISOString();
    const { id: taskId } = sampleTask(taskNumber);
    const command = { kind: 'confirm', commandId: randomUUID(), taskId, expectedVersion: 1, issuedAt };
    expect(enqueue(desk.outbox, commandSchema.parse(command))).toMatchObject({ ok: true });
  }

  const states = () => listEntries(desk.db).map(({ state, sequence }) => [state, sequence]);
  const sent = () => server.received.map(({ body }) => pushRequest.parse(JSON.parse(body)));

  /** Answers every command as applied, or as `change` makes of it. */
  function answerAll(change: (answer: PushAnswer) => unknown = (answer) => answer): void {
    server.answer(({ body }, response) => {
      const answers = pushRequest.parse(JSON.parse(body)).commands.map(({ command }) => {
        const base = findTask(desk.db, command.taskId)?.base ?? sampleTask(1);
        const confirmed = { by: sampleTask(1).assigneeId, byName: 'Sabine', at: command.issuedAt };
        const task = { ...base, version: 2, state: 'confirmed', confirmed };
        return change({ commandId: command.commandId, outcome: 'applied', task, documents: [] } as never);
      });
      response.end(JSON.stringify({ answers }));
    });
  }

  it('sends what is released, in order and once', async () => {
    for (const number of [1, 2]) confirm(number);
    expect(await pushOnce(parts)).toEqual({ ok: true, value: undefined });
    expect(sent()).toEqual([]); // still held
    releaseAll(desk.db);
    answerAll();
    await pushOnce(parts);
    await pushOnce(parts);
    expect(sent().map(({ commands }) => commands.map(({ sequence }) => sequence))).toEqual([[1, 2]]);
    expect(listEntries(desk.db)).toEqual([]);
    expect(findTask(desk.db, sampleTask(1).id)?.effective).toMatchObject({ state: 'confirmed', version: 2 });
  });

  it('sends the same commands with the same numbers when the answer was lost', async () => {
    confirm(1);
    releaseAll(desk.db);
    server.answer((_request, response) => void response.destroy());
    expect(await pushOnce(parts)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    answerAll((answer) => ({ ...answer, outcome: 'already-applied' }));
    expect(await pushOnce(parts)).toMatchObject({ ok: true });
    const [first, second] = sent();
    expect(second).toEqual(first);
    expect(listEntries(desk.db)).toEqual([]);
  });

  it('begins a new stream from one when the server misses a number, with the same commands', async () => {
    for (const number of [1, 2, 3]) confirm(number);
    releaseAll(desk.db);
    const before = readSyncState(desk.db).deviceId;
    server.answer((_request, response) => void response.writeHead(409).end('{"kind":"conflict"}'));
    expect(await pushOnce(parts)).toMatchObject({ ok: false, failure: { kind: 'conflict' } });
    expect(states()).toEqual([
      ['waiting', 1],
      ['waiting', 2],
      ['waiting', 3],
    ]);
    answerAll();
    await pushOnce(parts);
    const [first, second] = sent();
    expect(second?.deviceId).toBe(readSyncState(desk.db).deviceId);
    expect(second?.deviceId).not.toBe(before);
    expect(second?.commands).toEqual(first?.commands);
    expect(listEntries(desk.db)).toEqual([]);
    expect(readSyncState(desk.db).nextSequence).toBe(4);
  });

  it('parks a refused command and goes on with the next one', async () => {
    for (const number of [1, 2]) confirm(number);
    releaseAll(desk.db);
    let answered = 0;
    answerAll((answer) => {
      answered += 1;
      const task = sampleTask(1, { version: 5, routingReason: 'Inzwischen geändert.' });
      return answered > 1 ? answer : { ...answer, outcome: 'refused', reason: 'version-conflict', task };
    });
    await pushOnce(parts);
    expect(states()).toEqual([['refused', 1]]);
    expect(findTask(desk.db, sampleTask(1).id)?.effective).toMatchObject({ state: 'open', version: 5 });
    expect(findTask(desk.db, sampleTask(2).id)?.effective).toMatchObject({ state: 'confirmed' });
  });

  describe('of a filing with a working copy', () => {
    const copy = sampleContent(99);

    function fileWithCopy(): void {
      confirm(1);
      const { id: taskId, submission } = sampleTask(1);
      const documents = [submission.copy, ...submission.attachments].map(({ contentHash }, index) => ({
        id: randomUUID(),
        origin: index === 0 ? 'copy' : 'proof',
        type: 'sick-note-certificate',
        title: 'Titel',
        ...(index === 0 ? { contentHash } : { contentHash: copy.hash, replaces: contentHash }),
      }));
      const target = { caseFileId: sampleId('case-file', 1), register: '03', documents };
      const envelope = { commandId: randomUUID(), taskId, expectedVersion: 2, issuedAt: new Date().toISOString() };
      expect(enqueue(desk.outbox, commandSchema.parse({ kind: 'file', ...envelope, target }))).toMatchObject({
        ok: true,
      });
      releaseAll(desk.db);
    }

    const paths = () => server.received.map(({ method, path }) => `${method} ${path}`);
    const upload = `PUT /v1/contents/${copy.hash}`;

    function answerUploads(status: number, kind = 'offline'): void {
      server.answer(({ method, body }, response) => {
        if (method === 'PUT') return void response.writeHead(status).end(status === 200 ? '{}' : `{"kind":"${kind}"}`);
        const answers = pushRequest.parse(JSON.parse(body)).commands.map(({ command }) => ({
          commandId: command.commandId,
          task: null,
          documents: [],
          ...(command.kind === 'file' ? { outcome: 'refused', reason: 'content-missing' } : { outcome: 'applied' }),
        }));
        response.end(JSON.stringify({ answers }));
      });
    }

    it('uploads the bytes before the command leaves', async () => {
      await desk.blobs.write(copy.hash, copy.bytes);
      fileWithCopy();
      answerUploads(200);
      await pushOnce(parts);
      expect(paths()).toEqual([upload, 'POST /v1/push']);
      expect(server.received[0]?.body).toBe(Buffer.from(copy.bytes).toString());
    });

    it('keeps the commands while the bytes cannot be brought', async () => {
      await desk.blobs.write(copy.hash, copy.bytes);
      fileWithCopy();
      answerUploads(503);
      expect(await pushOnce(parts)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
      expect(paths()).toEqual([upload]);
      expect(listEntries(desk.db).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
    });

    it.each([
      ['are no longer here', false, 200],
      ['are never taken by the server', true, 415],
    ])(
      'parks the filing with its reason when the bytes %s, and does not try for ever',
      async (_what, isHere, status) => {
        if (isHere) await desk.blobs.write(copy.hash, copy.bytes);
        fileWithCopy();
        answerUploads(status, 'unsupported-type');
        expect(await pushOnce(parts)).toMatchObject({ ok: true });
        expect(listEntries(desk.db).map(({ kind, state, refusal }) => [kind, state, refusal])).toEqual([
          ['file', 'refused', 'content-missing'],
        ]);
      },
    );
  });

  it('keeps everything when the server speaks another protocol', async () => {
    confirm(1);
    releaseAll(desk.db);
    server.answer((_request, response) => void response.writeHead(426).end());
    expect(await pushOnce(parts)).toMatchObject({ ok: false, failure: { kind: 'client-too-old' } });
    server.answer((_request, response) => void response.end('{"answers":[{"outcome":"postponed"}]}'));
    expect(await pushOnce(parts)).toMatchObject({ ok: false, failure: { kind: 'client-too-old' } });
    expect(listEntries(desk.db)).toHaveLength(1);
  });
});
