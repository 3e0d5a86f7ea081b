import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CacheTopic } from '../../../electron/cache/handle.ts';
import { readSyncState } from '../../../electron/cache/sync-state/sync-state-rows.ts';
import { findTask } from '../../../electron/cache/task/task-rows.ts';
import { createImporter, type Importer } from '../../../electron/sync/importer.ts';
import type { PullProgress } from '../../../electron/sync/pull.ts';
import { Secret } from '../../../shared/base/secret.ts';
import { sampleTask } from '../../helpers/sample-rows.ts';
import { type SmallHttpServer, startSmallHttpServer } from '../../helpers/small-http-server.ts';
import { openTestCache, testKey } from '../../helpers/test-desk.ts';

const script = new URL('../../../electron/sync/import-worker.ts', import.meta.url);
const token = new Secret('the token');
const now = new Date('2026-11-24T08:00:00.000Z');
const lines = [
  { line: 'begin', reset: false, total: 2 },
  { line: 'put', topic: 'task', row: sampleTask(1) },
  { line: 'checkpoint', cursor: 'a' },
  { line: 'put', topic: 'task', row: sampleTask(2) },
  { line: 'done', cursor: 'b' },
];
const textOf = (count: number) =>
  lines
    .slice(0, count)
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

let server: SmallHttpServer;
const importers: Importer[] = [];
beforeAll(async () => {
  server = await startSmallHttpServer();
});
afterEach(async () => {
  for (const importer of importers.splice(0)) await importer.close();
});
afterAll(() => server.close());

function importInto(file: string) {
  const committed = new Set<CacheTopic>();
  const progress: PullProgress[] = [];
  const importer = createImporter(
    script,
    { file, key: testKey.reveal(), serverUrl: server.url },
    {
      onProgress: (current) => progress.push(current),
      onCommitted: (topics) => {
        for (const topic of topics) committed.add(topic);
      },
    },
  );
  importers.push(importer);
  return { importer, committed, progress };
}

describe('the import thread', () => {
  it('brings rows into the cache that the main thread reads, and tells of commits and progress', async () => {
    const { db, file } = openTestCache();
    const { importer, committed, progress } = importInto(file);
    server.answer((_request, response) => void response.end(textOf(5)));
    expect(await importer.pull(token, now)).toEqual({ ok: true, value: undefined });
    expect(findTask(db, sampleTask(2).id)?.effective).toEqual(sampleTask(2));
    expect(readSyncState(db)).toMatchObject({ cursor: 'b', lastSyncAt: now.toISOString() });
    expect([...committed].sort()).toEqual(['sync', 'tasks']);
    expect(progress.at(-1)).toEqual({ first: true, done: 2, total: 2 });
  });

  it('goes on where a cut answer ended', async () => {
    const { db, file } = openTestCache();
    const { importer } = importInto(file);
    server.received.length = 0;
    server.answer((_request, response) => {
      response.write(`${textOf(4)}{"line":"do`);
      setTimeout(() => response.destroy(), 20);
    });
    expect(await importer.pull(token, now)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(readSyncState(db)).toMatchObject({ cursor: 'a', lastSyncAt: null });
    expect(findTask(db, sampleTask(2).id)).toBeUndefined();
    server.answer((_request, response) => void response.end(textOf(1) + textOf(5).slice(textOf(3).length)));
    expect(await importer.pull(token, now)).toMatchObject({ ok: true });
    expect(server.received.map(({ body }) => JSON.parse(body))).toEqual([{ cursor: null }, { cursor: 'a' }]);
    expect(findTask(db, sampleTask(2).id)).toBeDefined();
  });

  it('answers a damaged cache and a missing server as failures, and lives on', async () => {
    const { file } = openTestCache();
    const { importer } = importInto(`${file}-as-folder/../`);
    expect(await importer.pull(token, now)).toMatchObject({ ok: false, failure: { kind: 'damaged' } });
    const { importer: other } = importInto(file);
    server.answer((_request, response) => void response.destroy());
    expect(await other.pull(token, now)).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    server.answer((_request, response) => void response.end(textOf(5)));
    expect(await other.pull(token, now)).toMatchObject({ ok: true });
  });

  it('ends while a pull is running, and the pull has an answer', async () => {
    const { file } = openTestCache();
    const { importer } = importInto(file);
    const asked = new Promise<void>((resolve) => {
      server.answer((_request, response) => {
        response.write(textOf(3));
        resolve();
      });
    });
    const pulled = importer.pull(token, now);
    await asked;
    await importer.close();
    expect((await pulled).ok).toBe(false);
  });
});
