import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK_BYTES } from '../../../electron/blobs/blob-format.ts';
import { type BlobSettings, type BlobStore, openBlobStore, verifyBlobs } from '../../../electron/blobs/blob-store.ts';
import { contentHash } from '../../../shared/base/ids.ts';
import { temporaryFolder, testKey } from '../../helpers/test-desk.ts';

async function store(changes: Partial<BlobSettings> = {}): Promise<{ blobs: BlobStore; dir: string }> {
  const dir = changes.dir ?? join(temporaryFolder(), 'blobs');
  const now = () => new Date('2026-11-24T08:00:00Z');
  return { dir, blobs: await openBlobStore({ dir, key: testKey, randomBytes, now, ...changes }) };
}

function content(size: number, seed = 1) {
  const bytes = new Uint8Array(size).map((_, index) => (index * 31 + seed * 17 + (index >> 8)) % 256);
  return { bytes, hash: contentHash.parse(createHash('sha256').update(bytes).digest('hex')) };
}

function filesIn(dir: string): readonly string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

describe('encrypted documents', () => {
  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_001])(
    'gives %i bytes back exactly, also after a restart, whether they came at once or in pieces',
    async (size) => {
      const { blobs, dir } = await store();
      const [one, other] = [content(size, 1), content(size + 1, 2)];
      expect(await blobs.write(one.hash, one.bytes)).toEqual({ ok: true, value: undefined });
      expect(await blobs.write(other.hash, inPieces(other.bytes, 10_007))).toMatchObject({ ok: true });
      const { blobs: again } = await store({ dir });
      for (const { hash, bytes } of [one, other]) {
        expect(again.has(hash)).toBe(true);
        expect(await again.read(hash)).toEqual({ ok: true, value: bytes });
      }
    },
  );

  it('reads any range', async () => {
    const { blobs } = await store();
    const { hash, bytes } = content(150_000);
    await blobs.write(hash, bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(160_000), fc.nat(160_000), async (start, end) => {
        expect(await blobs.read(hash, { start, end })).toEqual({ ok: true, value: bytes.slice(start, end) });
      }),
      { numRuns: 50 },
    );
  });

  it('refuses bytes that do not have the hash and keeps nothing of them', async () => {
    const { blobs, dir } = await store();
    const answer = await blobs.write(content(10).hash, content(11).bytes);
    expect(answer).toEqual({ ok: false, failure: { kind: 'damaged' } });
    expect(filesIn(dir)).toEqual([]);
  });

  it('tells a full disk and leaves no half file', async () => {
    let room = 100_000;
    const openFile: NonNullable<BlobSettings['openFile']> = async (file, flags, mode) => {
      const handle = await open(file, flags, mode);
      return {
        writeFile: async (data) => {
          const fits = data.subarray(0, room);
          await handle.writeFile(fits);
          room -= fits.length;
          if (fits.length < data.length) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
        },
        sync: () => handle.sync(),
        close: () => handle.close(),
      };
    };
    const { blobs, dir } = await store({ openFile });
    const [large, small] = [content(150_000), content(1000)];
    expect(await blobs.write(large.hash, large.bytes)).toEqual({ ok: false, failure: { kind: 'disk-full' } });
    expect(filesIn(dir)).toEqual([]);
    expect(blobs.has(large.hash)).toBe(false);
    room = 100_000;
    expect(await blobs.write(small.hash, small.bytes)).toMatchObject({ ok: true });
  });

  it.each([0, 30, 65_600, -1])('notices a changed byte at %i', async (at) => {
    const { blobs, dir } = await store();
    const { hash, bytes } = content(100_000);
    await blobs.write(hash, bytes);
    const [file = ''] = filesIn(dir);
    const stored = readFileSync(file);
    const index = at < 0 ? stored.length + at : at;
    writeFileSync(file, stored.fill((stored[index] ?? 0) ^ 1, index, index + 1));
    expect(await blobs.read(hash)).toEqual({ ok: false, failure: { kind: 'damaged' } });
  });

  it('notices a file that was cut at a chunk, and one under a foreign name', async () => {
    const { blobs, dir } = await store();
    const [one, other] = [content(2 * CHUNK_BYTES, 1), content(2 * CHUNK_BYTES, 2)];
    await blobs.write(one.hash, one.bytes);
    const [fileOfOne = ''] = filesIn(dir);
    await blobs.write(other.hash, other.bytes);
    const fileOfOther = filesIn(dir).find((file) => file !== fileOfOne) ?? '';
    writeFileSync(fileOfOther, readFileSync(fileOfOne));
    writeFileSync(fileOfOne, readFileSync(fileOfOne).subarray(0, 20 + CHUNK_BYTES + 16));
    expect(await verifyBlobs(blobs, [one.hash, other.hash])).toEqual([one.hash, other.hash]);
  });

  it('takes a document that leaves while it is checked for gone, not for damaged', async () => {
    const { blobs } = await store();
    const { bytes, hash } = content(3000);
    await blobs.write(hash, bytes);
    const leaving: BlobStore = {
      ...blobs,
      read: async (wanted) => {
        await blobs.remove(wanted);
        return await blobs.read(wanted);
      },
    };
    expect(await verifyBlobs(leaving, [hash])).toEqual([]);
  });

  it('shows neither content nor hash on disk', async () => {
    const { blobs, dir } = await store();
    const bytes = Buffer.from('Arbeitsunfähigkeitsbescheinigung für Mara Mertens');
    const hash = contentHash.parse(createHash('sha256').update(bytes).digest('hex'));
    await blobs.write(hash, bytes);
    const [file = ''] = filesIn(dir);
    expect(file).not.toContain(hash.slice(0, 16));
    expect(readFileSync(file).includes('Mertens')).toBe(false);
  });

  it('evicts the longest unused, never what belongs to open work', async () => {
    let time = Date.parse('2026-11-24T08:00:00Z');
    const now = () => {
      time += 60_000;
      return new Date(time);
    };
    const { blobs } = await store({ now });
    const all = [1, 2, 3, 4].map((seed) => content(10_000, seed));
    for (const { hash, bytes } of all) {
      await blobs.write(hash, bytes);
      await blobs.read(hash);
    }
    const [first, second, third, fourth] = all.map(({ hash }) => hash);
    if (first === undefined) throw new Error('four contents were expected');
    expect(await blobs.evict({ maxBytes: 25_000, keep: new Set([first]) })).toBeGreaterThan(20_000);
    const left = [first, second, third, fourth].filter((hash) => hash !== undefined && blobs.has(hash));
    expect(left).toEqual([first, fourth]);
  });
});
