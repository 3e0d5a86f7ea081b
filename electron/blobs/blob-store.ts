import { createHmac, hkdfSync } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Failure } from '../../shared/base/failure.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import { planEviction, type StoredBlob } from './plan-eviction.ts';
import { readBlob } from './read-blob.ts';
import { type OpenFile, writeBlob } from './write-blob.ts';

export interface BlobSettings {
  readonly dir: string;
  /** 32 random bytes. */
  readonly key: Secret<Uint8Array>;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly now: () => Date;
  /** `open` of node:fs/promises, or what stands before it. */
  readonly openFile?: OpenFile;
}

/** First byte and the byte behind the last one. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Encrypted contents of documents, by their hash. File names are keyed, so that they do not tell which known content is here. */
export interface BlobStore {
  has(hash: ContentHash): boolean;
  /** `not-found`; `damaged` when the stored bytes were changed. */
  read(hash: ContentHash, range?: ByteRange): Promise<Result<Uint8Array<ArrayBuffer>, Failure>>;
  /** Durable when it answers. `damaged` when the bytes do not have this hash; `disk-full`. Nothing is left behind then. */
  write(hash: ContentHash, content: Uint8Array | AsyncIterable<Uint8Array>): Promise<Result<undefined, Failure>>;
  remove(hash: ContentHash): Promise<void>;
  /** Removes what was not used for longest until at most `maxBytes` remain, never what is in `keep`. Bytes freed. */
  evict(limits: { readonly maxBytes: number; readonly keep: ReadonlySet<string> }): Promise<number>;
}

export async function openBlobStore(settings: BlobSettings): Promise<BlobStore> {
  const master = settings.key.reveal();
  const nameKey = Buffer.from(hkdfSync('sha256', master, '', 'zweiklick blob names 1', 32));
  const contentKey = Buffer.from(hkdfSync('sha256', master, '', 'zweiklick blob contents 1', 32));
  const unfinished = join(settings.dir, 'unfinished');
  await rm(unfinished, { recursive: true, force: true }); // of a start that was killed
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const stored = await listNames(settings.dir);
  const nameOf = (hash: string) => createHmac('sha256', nameKey).update(hash).digest('hex');
  const fileOf = (name: string) => join(settings.dir, name.slice(0, 2), name);

  return {
    has: (hash) => stored.has(nameOf(hash)),
    async read(hash, range) {
      const name = nameOf(hash);
      const result = await readBlob(fileOf(name), contentKey, hash, range);
      if (result.ok) await utimes(fileOf(name), settings.now(), settings.now()).catch(() => undefined);
      else stored.delete(name); // fetched again when it is needed
      return result;
    },
    async write(hash, content) {
      const name = nameOf(hash);
      if (stored.has(name)) return ok();
      const result = await writeBlob(content, {
        hash,
        contentKey,
        target: fileOf(name),
        unfinished: join(unfinished, Buffer.from(settings.randomBytes(12)).toString('hex')),
        salt: settings.randomBytes(16),
        openFile: settings.openFile ?? open,
      });
      if (result.ok) stored.add(name);
      return result;
    },
    async remove(hash) {
      const name = nameOf(hash);
      stored.delete(name);
      await rm(fileOf(name), { force: true });
    },
    async evict({ maxBytes, keep }) {
      const kept = new Set([...keep].map(nameOf));
      const plan = planEviction(await describeAll(stored, fileOf), kept, maxBytes);
      for (const blob of plan) {
        stored.delete(blob.name);
        await rm(fileOf(blob.name), { force: true });
      }
      return plan.reduce((sum, blob) => sum + blob.bytes, 0);
    },
  };
}

/** Reads every stored document of the list; the hashes of those that are damaged. Those that are not stored are passed over. */
export async function verifyBlobs(store: BlobStore, hashes: Iterable<ContentHash>): Promise<readonly ContentHash[]> {
  const damaged: ContentHash[] = [];
  for (const hash of new Set(hashes)) {
    if (!store.has(hash)) continue;
    const result = await store.read(hash);
    // one that had to make room meanwhile is gone, not damaged
    if (!result.ok && result.failure.kind === 'damaged') damaged.push(hash);
  }
  return damaged;
}

async function listNames(dir: string): Promise<Set<string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  return new Set(entries.filter((entry) => entry.isFile() && entry.name.length === 64).map((entry) => entry.name));
}

async function describeAll(names: Iterable<string>, fileOf: (name: string) => string): Promise<readonly StoredBlob[]> {
  const blobs: StoredBlob[] = [];
  for (const name of names) {
    const facts = await stat(fileOf(name)).catch(() => undefined);
    if (facts !== undefined) blobs.push({ name, bytes: facts.size, lastUsed: facts.mtimeMs });
  }
  return blobs;
}
