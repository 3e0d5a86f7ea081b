import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { listFileDocuments } from '../../electron/cache/file-document/file-document-rows.ts';
import { listEntries } from '../../electron/cache/outbox/outbox-rows.ts';
import { renumberEntries } from '../../electron/cache/outbox/renumber-entries.ts';
import { findTask } from '../../electron/cache/task/task-rows.ts';
import { enqueueAll } from '../../electron/outbox/enqueue.ts';
import { releaseAll } from '../../electron/outbox/queue.ts';
import { type PushParts, pushOnce } from '../../electron/sync/push.ts';
import { createServerClient } from '../../electron/sync/server-client.ts';
import { createSessions } from '../../server/session/sessions.ts';
import { type ContentHash, deviceId } from '../../shared/base/ids.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { Task } from '../../shared/domain/task.ts';
import { engines } from '../helpers/databases.ts';
import { fastClock } from '../helpers/fast-clock.ts';
import { commandOn, fileCommandOn, pushedAt, taskOf } from '../helpers/office-device.ts';
import { sampleContent } from '../helpers/sample-rows.ts';
import { openSmallOffice, type SmallOffice, submitSickNote } from '../helpers/small-office.ts';
import { openTestDesk, putTasks, type TestDesk } from '../helpers/test-desk.ts';
import { serve, testDevice } from '../helpers/test-server.ts';

const offline = 'http://127.0.0.1:9';

describe('a working copy on its way from the desk into the file', () => {
  let office: SmallOffice;
  let url: string;
  let token: Secret;

  beforeAll(async () => {
    const database = await engines[0]?.open();
    if (database === undefined) throw new Error('no database');
    office = await openSmallOffice(database);
    const { app } = await serve(office, { now: pushedAt });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
    token = new Secret((await createSessions(office.database, pushedAt).open(office.sabine, testDevice)).token);
  });

  /** Both clicks at a desk, with a value taken over, and a blackened copy in place of the proof. */
  async function clickTwice(copy: { readonly hash: ContentHash }): Promise<{ desk: TestDesk; task: Task }> {
    const desk = await openTestDesk();
    const task = await taskOf(office, (await submitSickNote(office, [randomUUID()])).taskId);
    putTasks(desk.db, [task]);
    const takeOver = [{ field: 'unfitUntil', value: '2026-11-26', reason: 'steht so im Nachweis' }];
    const file = fileCommandOn(office, { ...task, version: 2 }, {}, (document) =>
      'origin' in document && document.origin === 'proof'
        ? { ...document, contentHash: copy.hash, replaces: task.submission.attachments[0]?.contentHash }
        : document,
    );
    expect(enqueueAll(desk.outbox, [commandOn('confirm', task, { takeOver }), file])).toMatchObject({ ok: true });
    releaseAll(desk.db);
    renumberEntries(desk.db, deviceId.parse(randomUUID())); // a workstation of its own
    return { desk, task };
  }

  const partsOf = ({ db, blobs }: TestDesk, serverUrl: string): PushParts => ({
    db,
    blobs,
    client: createServerClient(serverUrl),
    clock: fastClock(1),
    token,
    newId: randomUUID,
  });

  it('waits without a network, goes out with it, and is filed in place of the proof', async () => {
    const copy = sampleContent(501);
    const { desk, task } = await clickTwice(copy);
    await desk.blobs.write(copy.hash, copy.bytes);
    expect(await pushOnce(partsOf(desk, offline))).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(listEntries(desk.db)).toHaveLength(2);
    expect(await pushOnce(partsOf(desk, url))).toMatchObject({ ok: true });
    expect(listEntries(desk.db)).toEqual([]);
    expect(findTask(desk.db, task.id)?.base).toMatchObject({
      state: 'filed',
      takenOver: { unfitUntil: { value: '2026-11-26' } },
    });
    const page = { caseFileId: office.integrationFile, register: null, offset: 0, limit: 50 };
    const filed = listFileDocuments(desk.db, page).rows.map(({ contentHash }) => contentHash);
    expect(filed.sort()).toEqual([copy.hash, task.submission.copy.contentHash].sort());
    expect(await office.content.verify(copy.hash)).toBe('intact');
  });

  it('parks the filing with its reason when its bytes are gone, and lets the confirmation stand', async () => {
    const { desk, task } = await clickTwice(sampleContent(502));
    expect(await pushOnce(partsOf(desk, url))).toMatchObject({ ok: true });
    expect(listEntries(desk.db)).toMatchObject([{ kind: 'file', state: 'refused', refusal: 'content-missing' }]);
    expect(findTask(desk.db, task.id)?.effective).toMatchObject({ state: 'confirmed' });
  });
});
