import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OpenDesk, openDesk } from '../../../electron/app/open-desk.ts';
import { deriveKeys } from '../../../electron/app/open-keys.ts';
import { putCase } from '../../../electron/cache/case/case-rows.ts';
import { createChangeFeed } from '../../../electron/cache/change-feed.ts';
import { putFileDocument } from '../../../electron/cache/file-document/file-document-rows.ts';
import { listEntries } from '../../../electron/cache/outbox/outbox-rows.ts';
import { readSyncState } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { findTask } from '../../../electron/cache/task/task-rows.ts';
import { enqueue } from '../../../electron/outbox/enqueue.ts';
import { rebaseAll } from '../../../electron/outbox/rebase-all.ts';
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
