import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../../electron/app/open-desk.ts';
import { deriveKeys } from '../../../electron/app/open-keys.ts';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { createChangeFeed } from '../../../electron/cache/change-feed.ts';
import { putFileDocument } from '../../../electron/cache/file-document/file-document-rows.ts';
import { listEntries } from '../../../electron/cache/outbox/outbox-rows.ts';
import { listUnsentReads } from '../../../electron/cache/read-log/read-log-rows.ts';
import { recordRemoval } from '../../../electron/cache/removal/removal-rows.ts';
import { readSyncState } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { findTask } from '../../../electron/cache/task/task-rows.ts';
import { noteRead } from '../../../electron/ipc/note-read.ts';
import { enqueue } from '../../../electron/outbox/enqueue.ts';
import { noteRemovals } from '../../../electron/outbox/read-journal.ts';
import { rebaseAll } from '../../../electron/outbox/rebase-all.ts';
import { sendReads } from '../../../electron/sync/send-reads.ts';
import { toInstant } from '../../../shared/base/calendar-date.ts';
import { ok } from '../../../shared/base/result.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { commandSchema } from '../../../shared/commands/command.ts';
import {
  sampleCase,
  sampleContent,
  sampleFileDocument,
  sampleId,
  sampleTask,
  sampleWorker,
} from '../../helpers/sample-rows.ts';
import { testPorts } from '../../helpers/test-core.ts';
import { putTasks, temporaryFolder } from '../../helpers/test-desk.ts';

const master = new Secret(Uint8Array.from({ length: 32 }, (_, index) => index * 5));

async function deskIn(dir: string): Promise<OpenDesk> {
  const place = { dir, keys: deriveKeys(master, sampleWorker().id), feed: createChangeFeed() };
  const opened = await openDesk(sampleWorker(), place, testPorts());
  if (!opened.ok) throw new Error(opened.failure.kind);
  return opened.value;
}

function confirm(desk: OpenDesk): void {
  const command = commandSchema.parse({
    kind: 'confirm',
    commandId: sampleId('command', 1),
    taskId: sampleTask(1).id,
    expectedVersion: 1,
    issuedAt: '2026-11-24T12:00:00.000Z',
  });
  expect(enqueue(desk.outbox, command)).toMatchObject({ ok: true });
}

async function deskWithWork(dir: string): Promise<void> {
  const desk = await deskIn(dir);
  desk.db.transaction(() => {
    putCase(desk.db, sampleCase(1));
    putFileDocument(desk.db, sampleFileDocument(1, 1));
  });
  putTasks(desk.db, [sampleTask(1)]);
  await desk.blobs.write(sampleContent(2).hash, sampleContent(2).bytes);
  confirm(desk);
  desk.close();
}

describe("a worker's data", () => {
  it('are there again after a restart, with held work still held', async () => {
    const dir = temporaryFolder();
    await deskWithWork(dir);
    const desk = await deskIn(dir);
    expect(listEntries(desk.db)).toMatchObject([{ kind: 'confirm', state: 'held' }]);
    expect(findTask(desk.db, sampleTask(1).id)?.effective.state).toBe('confirmed');
    desk.close();
  });

  it.each([
    ['overwritten', (file: string) => writeFileSync(file, 'not a database '.repeat(1000))],
    ['cut off', (file: string) => truncateSync(file, 5000)],
  ])('recover unsent work from the journal when the cache is %s, and keep the old file', async (_how, destroy) => {
    const dir = temporaryFolder();
    await deskWithWork(dir);
    destroy(join(dir, 'cache.db'));
    const desk = await deskIn(dir);
    expect(listEntries(desk.db)).toMatchObject([{ commandId: sampleId('command', 1), state: 'held' }]);
    expect(readSyncState(desk.db).cursor).toBeNull();
    expect(readdirSync(dir).filter((name) => name.startsWith('cache.db.set-aside'))).toHaveLength(1);
    putTasks(desk.db, [sampleTask(1)]);
    desk.db.transaction(() => rebaseAll(desk.db));
    expect(findTask(desk.db, sampleTask(1).id)?.effective.state).toBe('confirmed');
    expect(desk.blobs.has(sampleContent(2).hash)).toBe(true);
    desk.close();
  });

  it('recover what was looked at and removed, and was not reported yet, when the cache cannot be read', async () => {
    const dir = temporaryFolder();
    await deskWithWork(dir);
    const desk = await deskIn(dir);
    const at = toInstant(new Date('2026-11-24T12:00:00Z'));
    noteRead(desk, { kind: 'task', objectId: sampleTask(1).id }, new Date(at), () => sampleId('command', 11));
    desk.db.transaction(() => {
      const counts = { cases: 1, tasks: 2, documents: 0, checks: 0, readings: 0 };
      recordRemoval(desk.db, { at, reason: 'lease-over', caseId: sampleCase(1).id, counts });
    });
    noteRemovals(desk, () => sampleId('command', 12));
    const noted = listUnsentReads(desk.db, 10);
    expect(noted.map(({ kind }) => kind)).toEqual(['task', 'removed']);
    desk.close();
    writeFileSync(join(dir, 'cache.db'), 'not a database '.repeat(1000));
    const again = await deskIn(dir);
    expect(listUnsentReads(again.db, 10)).toEqual(noted);
    again.close();
  });

  it('keep the second copy of looks no longer than the server needs', async () => {
    const dir = temporaryFolder();
    await deskWithWork(dir);
    const desk = await deskIn(dir);
    noteRead(desk, { kind: 'task', objectId: sampleTask(1).id }, new Date(), () => sampleId('command', 11));
    expect(statSync(desk.readsFile).size).toBeGreaterThan(0);
    const sent: unknown[] = [];
    const call = async (_token: unknown, _route: unknown, { body }: { body: unknown }) => {
      sent.push(body);
      return ok({ accepted: 1 });
    };
    const parts = { client: { call } as never, token: new Secret('token'), clock: { now: () => new Date() } };
    await sendReads({ db: desk.db, reads: desk.reads, newId: () => 'x', ...parts });
    expect(sent).toMatchObject([{ reads: [{ id: sampleId('command', 11), kind: 'task' }] }]);
    expect(statSync(desk.readsFile).size).toBe(0);
    desk.close();
  });

  it('are not opened by an older program than the one that wrote them', async () => {
    const dir = temporaryFolder();
    const desk = await deskIn(dir);
    desk.db.transaction(() => desk.db.run('PRAGMA user_version = 99'));
    desk.close();
    const place = { dir, keys: deriveKeys(master, sampleWorker().id), feed: createChangeFeed() };
    expect(await openDesk(sampleWorker(), place, testPorts())).toMatchObject({ failure: { kind: 'data-too-new' } });
  });

  it('show no name, no text and no key in any file', async () => {
    const dir = temporaryFolder();
    await deskWithWork(dir);
    const texts = ['Familie1', 'Mara', 'Düren', 'Schreiben 1', 'Sabine', '31302BG', 'JC-2026', '%PDF', 'confirm'];
    const keys = deriveKeys(master, sampleWorker().id);
    const secrets = [master, keys.cache, keys.blobs, keys.journal].map((key) => Buffer.from(key.reveal()));
    const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(entries.length).toBeGreaterThan(2);
    for (const entry of entries) {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      for (const text of texts) {
        expect(bytes.includes(text), `${text} in ${entry.name}`).toBe(false);
        expect(bytes.includes(Buffer.from(text, 'utf16le')), `${text} in ${entry.name}`).toBe(false);
      }
      for (const secret of secrets) {
        expect(bytes.includes(secret)).toBe(false);
        expect(bytes.includes(secret.toString('hex'))).toBe(false);
        expect(bytes.includes(secret.toString('base64'))).toBe(false);
      }
    }
  });
});
