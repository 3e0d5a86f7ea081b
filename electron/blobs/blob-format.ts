import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { ContentHash } from '../../shared/base/ids.ts';

/**
 * An encrypted document: a header (magic, salt), then chunks of 64 KiB, each AES-256-GCM with its own tag. The key belongs
 * to this file alone (HKDF with the salt), so the chunk's number can be the nonce. Bound to the content's hash, to its
 * place and to being the last: nothing can be swapped, moved or cut off unseen. A range needs only its own chunks.
 */
export const CHUNK_BYTES = 65_536;
export const TAG_BYTES = 16;
export const HEADER_BYTES = 20;
export const SALT_BYTES = 16;
const MAGIC = Buffer.from('ZKB1', 'latin1');
const SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

export interface ChunkKey {
  readonly key: Buffer;
  readonly contentHash: ContentHash;
}

export function encodeHeader(salt: Uint8Array): Buffer {
  return Buffer.concat([MAGIC, salt]);
}

/** Undefined when it is not a file of this format. */
export function saltOf(header: Buffer): Buffer | undefined {
  const sound = header.length === HEADER_BYTES && header.subarray(0, MAGIC.length).equals(MAGIC);
  return sound ? header.subarray(MAGIC.length) : undefined;
}

export function deriveChunkKey(contentKey: Uint8Array, salt: Uint8Array, contentHash: ContentHash): ChunkKey {
  return { key: Buffer.from(hkdfSync('sha256', contentKey, salt, 'zweiklick blob chunk 1', 32)), contentHash };
}

/** The pieces of a sealed chunk, to be written one after another. */
export function sealChunk(
  { key, contentHash }: ChunkKey,
  index: number,
  last: boolean,
  bytes: Uint8Array,
): readonly Buffer[] {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
  cipher.setAAD(associatedData(contentHash, last));
  return [cipher.update(bytes), cipher.final(), cipher.getAuthTag()];
}

/** Undefined when the chunk was changed, or does not belong here. */
export function openChunk(
  { key, contentHash }: ChunkKey,
  index: number,
  last: boolean,
  sealed: Buffer,
): Buffer | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index));
  decipher.setAAD(associatedData(contentHash, last));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const bytes = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  try {
    decipher.final();
    return bytes;
  } catch {
    return undefined;
  }
}

export interface Layout {
  readonly chunks: number;
  /** Bytes of the content. */
  readonly size: number;
}

/** From the size of the file; undefined when no content has such a file. An empty content is one empty chunk. */
export function layoutOf(fileSize: number): Layout | undefined {
  const body = fileSize - HEADER_BYTES;
  if (body < TAG_BYTES) return undefined;
  const chunks = Math.ceil(body / SEALED_CHUNK_BYTES);
  const lastChunk = body - (chunks - 1) * SEALED_CHUNK_BYTES;
  if (lastChunk < TAG_BYTES) return undefined;
  return { chunks, size: body - chunks * TAG_BYTES };
}

export interface Place {
  readonly offset: number;
  readonly length: number;
}

/** Where a chunk lies in the file. */
export function placeOf(index: number, layout: Layout): Place {
  const bytes = Math.min(CHUNK_BYTES, layout.size - index * CHUNK_BYTES);
  return { offset: HEADER_BYTES + index * SEALED_CHUNK_BYTES, length: bytes + TAG_BYTES };
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

function associatedData(contentHash: ContentHash, last: boolean): Buffer {
  return Buffer.from(`${contentHash}${last ? '.' : '+'}`, 'latin1');
}
