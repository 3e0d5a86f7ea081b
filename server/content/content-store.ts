import type { Readable } from 'node:stream';
import type { ContentHash } from '../../shared/base/ids.ts';

export interface StoredContent {
  readonly hash: ContentHash;
  /** Bytes. */
  readonly size: number;
}

/** First and last byte, both included, as in an HTTP range (RFC 9110, 14.1.2). */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The bytes of every document, each under its SHA-256. Content is never changed. */
export interface ContentStore {
  /** Durable when it resolves. Storing the same bytes again changes nothing. Throws `ContentStoreFull`. */
  store(bytes: Uint8Array): Promise<StoredContent>;
  /** Null when there is no such content. */
  read(hash: ContentHash, range?: ByteRange): Promise<Readable | null>;
  /** Bytes; null when there is no such content. */
  size(hash: ContentHash): Promise<number | null>;
  /** Nothing happens when there is no such content. Only `tidy-content.ts` may decide that nobody needs it any more. */
  remove(hash: ContentHash): Promise<void>;
  /** Reads everything again and compares: `damaged` means that the disk no longer has what was stored. */
  verify(hash: ContentHash): Promise<'intact' | 'damaged' | 'missing'>;
}

/** No room left on the disk. Nothing of the content was kept; storing it again later is safe. */
export class ContentStoreFull extends Error {
  override readonly name = 'ContentStoreFull';

  constructor() {
    super('no room left for content');
  }
}
