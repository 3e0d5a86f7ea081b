import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Failure, failure } from '../../shared/base/failure.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import { CHUNK_BYTES, deriveChunkKey, encodeHeader, sealChunk } from './blob-format.ts';

export type OpenFile = (
  file: string,
  flags: string,
  mode: number,
) => Promise<{
  writeFile(data: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}>;

export interface WriteSettings {
  readonly hash: ContentHash;
  readonly contentKey: Uint8Array;
  readonly target: string;
  /** Where it grows until it is complete; on the same disk. */
  readonly unfinished: string;
  readonly salt: Uint8Array;
  readonly openFile: OpenFile;
}

/** Sealed bytes that are written at once; a letter is one write. */
const WRITE_BYTES = 1_048_576;
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Stores a document: complete and on disk, or not at all. */
export async function writeBlob(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  settings: WriteSettings,
): Promise<Result<undefined, Failure>> {
  try {
    if (!(await writeUnfinished(content, settings))) {
      await rm(settings.unfinished, { force: true });
      return failed(failure('damaged'));
    }
    await moveInto(settings.unfinished, settings.target);
    await syncFolder(dirname(settings.target));
    return ok();
  } catch (error) {
    await rm(settings.unfinished, { force: true });
    if (isFull(error)) return failed(failure('disk-full'));
    throw error;
  }
}

/** False when the bytes do not have the expected hash. */
async function writeUnfinished(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  { hash, contentKey, unfinished, salt, openFile }: WriteSettings,
): Promise<boolean> {
  const key = deriveChunkKey(contentKey, salt, hash);
  const digest = createHash('sha256');
  const opening = openFile(unfinished, 'wx', 0o600);
  opening.catch(() => undefined); // awaited below; until then chunks are sealed
  let file: Awaited<typeof opening> | undefined;
  try {
    let sealed = [encodeHeader(salt)];
    let plain: Uint8Array[] = [];
    let [index, plainBytes] = [0, 0];
    // one chunk is kept back until it is known whether it is the last
    for await (const { bytes, last } of inChunks(content)) {
      sealed.push(...sealChunk(key, index, last, bytes));
      plain.push(bytes);
      [index, plainBytes] = [index + 1, plainBytes + bytes.length];
      if (!last && plainBytes < WRITE_BYTES) continue;
      file ??= await opening;
      const writing = file.writeFile(Buffer.concat(sealed));
      writing.catch(() => undefined);
      for (const part of plain) digest.update(part); // while the disk is busy
      await writing;
      [sealed, plain, plainBytes] = [[], [], 0];
    }
    file ??= await opening;
    if (digest.digest('hex') !== hash) return false;
    await file.sync();
    return true;
  } finally {
    file ??= await opening;
    await file.close();
  }
}

async function* inChunks(
  content: Uint8Array | AsyncIterable<Uint8Array>,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly last: boolean }> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of content instanceof Uint8Array ? [content] : content) {
    rest = rest.length === 0 ? piece : join(rest, piece);
    let start = 0;
    for (; rest.length - start > CHUNK_BYTES; start += CHUNK_BYTES) {
      yield { bytes: rest.subarray(start, start + CHUNK_BYTES), last: false };
    }
    rest = rest.slice(start);
  }
  yield { bytes: rest, last: true };
}

function join(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

async function moveInto(file: string, target: string): Promise<void> {
  try {
    await rename(file, target);
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(file, target);
  }
}

/** The name is durable only when the folder is; Windows does this with the file and knows no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.has(String(error.code));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
