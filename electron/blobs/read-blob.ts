import { type FileHandle, open } from 'node:fs/promises';
import { type Failure, failure } from '../../shared/base/failure.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import {
  CHUNK_BYTES,
  deriveChunkKey,
  HEADER_BYTES,
  layoutOf,
  openChunk,
  type Place,
  placeOf,
  saltOf,
} from './blob-format.ts';

/** Bytes of a stored document, or of a part of it. Only the chunks of that part are read and decrypted. */
export async function readBlob(
  file: string,
  contentKey: Uint8Array,
  hash: ContentHash,
  range?: { readonly start: number; readonly end: number },
): Promise<Result<Uint8Array<ArrayBuffer>, Failure>> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch {
    return failed(failure('not-found'));
  }
  try {
    const layout = layoutOf((await handle.stat()).size);
    if (layout === undefined) return failed(failure('damaged'));
    const start = Math.max(0, Math.min(range?.start ?? 0, layout.size));
    const end = Math.max(start, Math.min(range?.end ?? layout.size, layout.size));
    const content = new Uint8Array(end - start);
    const first = Math.min(Math.floor(start / CHUNK_BYTES), layout.chunks - 1);
    const last = Math.max(first, Math.ceil(end / CHUNK_BYTES) - 1);
    const { header, body, bodyOffset } = await readChunks(handle, placeOf(first, layout), placeOf(last, layout));
    const salt = saltOf(header);
    if (salt === undefined) return failed(failure('damaged'));
    const key = deriveChunkKey(contentKey, salt, hash);
    for (let index = first; index <= last; index += 1) {
      const { offset, length } = placeOf(index, layout);
      const sealed = body.subarray(offset - bodyOffset, offset - bodyOffset + length);
      const bytes = openChunk(key, index, index === layout.chunks - 1, sealed);
      if (bytes === undefined) return failed(failure('damaged'));
      const from = Math.max(0, start - index * CHUNK_BYTES);
      const to = Math.min(bytes.length, end - index * CHUNK_BYTES);
      content.set(bytes.subarray(from, to), index * CHUNK_BYTES + from - start);
    }
    return ok(content);
  } finally {
    await handle.close();
  }
}

/** The header and neighbouring chunks; one read where they lie side by side. */
async function readChunks(handle: FileHandle, first: Place, last: Place) {
  const end = last.offset + last.length;
  if (first.offset === HEADER_BYTES) {
    const all = await readAt(handle, 0, end);
    return { header: all.subarray(0, HEADER_BYTES), body: all.subarray(HEADER_BYTES), bodyOffset: HEADER_BYTES };
  }
  const header = await readAt(handle, 0, HEADER_BYTES);
  return { header, body: await readAt(handle, first.offset, end - first.offset), bodyOffset: first.offset };
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, offset);
  return buffer.subarray(0, bytesRead);
}
