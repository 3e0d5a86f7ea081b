import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BlobSettings, openBlobStore } from '../../../electron/blobs/blob-store.ts';
import { insertEntry } from '../../../electron/cache/outbox/outbox-rows.ts';
import { readSyncState, setCursor } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { readJournals } from '../../../electron/outbox/read-journal.ts';
import type { Clock } from '../../../electron/ports/clock.ts';
import { noConnectivityHints } from '../../../electron/ports/connectivity.ts';
import { silentLog } from '../../../electron/ports/log.ts';
import { createSyncEngine, type SyncEngine } from '../../../electron/sync/engine.ts';
import { createImporter } from '../../../electron/sync/importer.ts';
import { createServerClient } from '../../../electron/sync/server-client.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { fastClock } from '../../helpers/fast-clock.ts';
import { sampleContent, sampleTask } from '../../helpers/sample-rows.ts';
import { type SmallHttpServer, startSmallHttpServer } from '../../helpers/small-http-server.ts';
import { openTestCache, temporaryFolder, testKey } from '../../helpers/test-desk.ts';

const script = new URL('../../../electron/sync/import-worker.ts', import.meta.url);
const patience = { timeout: 20_000, interval: 20 };
const contents = [2, 3].map(sampleContent);

let server: SmallHttpServer;
let unreachable = false;
let engine: SyncEngine | undefined;
beforeAll(async () => {
  server = await startSmallHttpServer();
  server.answer(({ path, body }, response) => {
    if (unreachable) return void response.destroy();
    if (path === '/v1/changes') return void response.writeHead(200).write(': here\n\n');
    if (path.startsWith('/v1/documents/')) {
      const found = contents.find(({ hash }) => path.endsWith(hash));
      return void response.writeHead(found === undefined ? 404 : 200).end(found?.bytes);
    }
    if (path === '/v1/push' || body.includes('unreadable'))
      return void response.writeHead(400).end('{"kind":"invalid-input"}');
    const lines = [
      { line: 'begin', reset: false, total: 1 },
      { line: 'put', topic: 'task', row: sampleTask(1) },
      { line: 'done', cursor: 'a' },
    ];
    response.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });
});
afterEach(async () => {
  server.received.length = 0;
  await engine?.stop();
  engine = undefined;
});
afterAll(() => server.close());

async function startEngine(openFile: BlobSettings['openFile'] | undefined, clock: Clock = fastClock(50)) {
  const { db, file } = openTestCache();
  const blobs = await openBlobStore({
    dir: join(temporaryFolder(), 'blobs'),
    key: testKey,
    randomBytes,
    now: () => new Date(),
    ...(openFile === undefined ? {} : { openFile }),
  });
  const settings = { file, key: testKey.reveal(), serverUrl: server.url };
  const made = createSyncEngine({
    db,
    reads: readJournals.open(join(temporaryFolder(), 'reads.journal'), testKey, () => randomBytes(12)).journal,
    blobs,
    client: createServerClient(server.url),
    importer: createImporter(script, settings, { onProgress: () => undefined, onCommitted: () => undefined }),
    clock,
    connectivity: noConnectivityHints,
    log: silentLog,
    token: new Secret('token'),
    newId: randomUUID,
    random: () => 0,
    onStatus: () => undefined,
    onSignedOut: () => undefined,
  });
  engine = made;
  made.start();
  return { engine: made, blobs, db };
}

function failing(code: string) {
  const disk = { refuses: true };
  const openFile: BlobSettings['openFile'] = async (...words) => {
    if (disk.refuses) throw Object.assign(new Error('refused'), { code });
    const { open } = await import('node:fs/promises');
    return await open(...words);
  };
  return { disk, openFile };
}

describe('the sync engine', () => {
  it('fetches the documents of open tasks ahead of need', async () => {
    const { blobs } = await startEngine(undefined);
    await vi.waitFor(() => expect(contents.every(({ hash }) => blobs.has(hash))).toBe(true), patience);
  });

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EACCES', null],
  ])('goes on by itself when the disk refused with %s and does so no more', async (code, problem) => {
    const { disk, openFile } = failing(code);
    const { engine: running, blobs } = await startEngine(openFile);
    await vi.waitFor(() => {
      expect(server.received.some(({ path }) => path.startsWith('/v1/documents/'))).toBe(true);
      expect(running.status().problem?.kind ?? null).toBe(problem);
    }, patience);
    disk.refuses = false;
    await vi.waitFor(() => {
      expect(contents.every(({ hash }) => blobs.has(hash))).toBe(true);
      expect(running.status()).toMatchObject({ problem: null, connection: 'online' });
    }, patience);
  });

  it('asks for everything once more when the server cannot read how far it was', async () => {
    const { engine: running, db } = await startEngine(undefined);
    await vi.waitFor(() => expect(readSyncState(db).cursor).toBe('a'), patience);
    db.transaction(() => setCursor(db, 'unreadable'));

    await running.syncNow();

    await vi.waitFor(() => expect(readSyncState(db).cursor).toBe('a'), patience);
    expect(running.status().problem).toBeNull();
  });

  it('goes on when the clock is put right by years while it waits for the server', async () => {
    let off = 3 * 365 * 86_400_000;
    const { now, after } = fastClock(50);
    const { engine: running } = await startEngine(undefined, { now: () => new Date(now().getTime() + off), after });
    await vi.waitFor(() => expect(running.status().connection).toBe('online'), patience);
    unreachable = true;
    await running.syncNow();
    expect(running.status().connection).toBe('offline');
    unreachable = false;
    off = 0;
    await vi.waitFor(() => expect(running.status().connection).toBe('online'), patience);
  });

  it('says so when the server does not take commands, and goes on pulling', async () => {
    const { engine: running, db } = await startEngine(undefined);
    await vi.waitFor(() => expect(readSyncState(db).cursor).toBe('a'), patience);
    const [taskId, commandId] = [sampleTask(1).id, randomUUID()];
    const command = { commandId, taskId, kind: 'confirm', expectedVersion: 1, issuedAt: '2026-11-24T08:00:00.000Z' };
    db.transaction(() => {
      const entry = {
        commandId,
        taskId,
        kind: 'confirm',
        issuedAt: command.issuedAt,
        command: JSON.stringify(command),
      };
      insertEntry(db, entry as Parameters<typeof insertEntry>[1]);
    });
    const pulls = () => server.received.filter(({ path }) => path === '/v1/pull').length;
    const before = pulls();

    expect(await running.syncNow()).toMatchObject({ ok: false, failure: { kind: 'invalid-input' } });

    expect(pulls()).toBeGreaterThan(before);
    expect(running.status()).toMatchObject({ problem: { kind: 'invalid-input' }, waiting: 1 });
  });

  it('does not begin anything after it was stopped', async () => {
    const { engine: running } = await startEngine(undefined);
    const [first, second] = [running.syncNow(), running.syncNow()];
    await running.stop();
    await Promise.all([first, second]);
    const asked = server.received.length;
    expect(await running.syncNow()).toMatchObject({ ok: false });
    expect(server.received.length).toBe(asked);
  });
});
