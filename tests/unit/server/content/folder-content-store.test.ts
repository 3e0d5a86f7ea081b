import { randomUUID } from 'node:crypto';
import { mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContentStoreFull } from '../../../../server/content/content-store.ts';
import { createFolderContentStore, hashContent } from '../../../../server/content/folder-content-store.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zweiklick-content-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('the content store', () => {
  const bytes = Buffer.from('Mietvertrag über eine Wohnung');

  it('gives back exactly what was stored, under its SHA-256', async () => {
    const store = await createFolderContentStore({ folder, newId: randomUUID });
    const stored = await store.store(bytes);
    expect(stored).toEqual({ hash: hashContent(bytes), size: bytes.length });
    const stream = await store.read(stored.hash);
    expect(stream && (await buffer(stream)).equals(bytes)).toBe(true);
    expect(await store.size(stored.hash)).toBe(bytes.length);
    expect(await store.verify(stored.hash)).toBe('intact');
  });

  it('reads a range with both ends included', async () => {
    const store = await createFolderContentStore({ folder, newId: randomUUID });
    const { hash } = await store.store(bytes);
    const stream = await store.read(hash, { start: 0, end: 4 });
    expect(stream && (await buffer(stream)).toString()).toBe('Mietv');
  });

  it('keeps one file when the same bytes come again, also at the same time and from two servers', async () => {
    const first = await createFolderContentStore({ folder, newId: randomUUID });
    const second = await createFolderContentStore({ folder, newId: randomUUID });
    await Promise.all([first.store(bytes), second.store(bytes), first.store(bytes), second.store(bytes)]);
    expect(await filesIn(folder)).toEqual([hashContent(bytes)]);
  });

  it('answers null for what was never stored', async () => {
    const store = await createFolderContentStore({ folder, newId: randomUUID });
    const unknown = hashContent(Buffer.from('unknown'));
    expect(await store.read(unknown)).toBeNull();
    expect(await store.size(unknown)).toBeNull();
    expect(await store.verify(unknown)).toBe('missing');
  });

  it('notices when the disk changed the bytes', async () => {
    const store = await createFolderContentStore({ folder, newId: randomUUID });
    const { hash } = await store.store(bytes);
    const changed = Buffer.from(bytes);
    changed[0] = 0x20;
    await writeFile(join(folder, hash.slice(0, 2), hash.slice(2, 3), hash), changed);
    expect(await store.verify(hash)).toBe('damaged');
  });

  it('leaves nothing behind when the disk is full in the middle of a file, and takes the file later', async () => {
    let isFull = true;
    const files = {
      open: async (path: string, flags: string) => {
        const file = await open(path, flags);
        return {
          writeFile: async (content: Parameters<typeof file.writeFile>[0]) => {
            if (!isFull) return file.writeFile(content);
            await file.writeFile('half');
            throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
          },
          sync: () => file.sync(),
          close: () => file.close(),
        };
      },
    };
    const store = await createFolderContentStore({ folder, newId: randomUUID, files });
    await expect(store.store(bytes)).rejects.toBeInstanceOf(ContentStoreFull);
    expect(await filesIn(folder)).toEqual([]);
    isFull = false;
    const { hash } = await store.store(bytes);
    expect(await store.verify(hash)).toBe('intact');
  });
});
