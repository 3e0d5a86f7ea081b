import type { Instant } from '../../shared/base/calendar-date.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import type { AcceptedMediaType } from '../../shared/domain/submission.ts';
import type { Transaction } from './database.ts';

export interface ContentRow {
  readonly hash: ContentHash;
  /** Bytes. */
  readonly size: number;
  /** What the bytes are. */
  readonly mediaType: AcceptedMediaType;
}

const insert = `
  INSERT INTO content (hash, size, media_type, stored_at) VALUES (:hash, :size, :mediaType, :storedAt)
  ON CONFLICT (hash) DO UPDATE SET discarded_at = NULL WHERE content.discarded_at IS NOT NULL`;

/**
 * Records content whose bytes are stored already, and keeps it from being tidied away until this transaction ends. In
 * the order of the hashes, so that transactions which record the same files never wait for each other in a circle.
 */
export async function recordContent(
  transaction: Transaction,
  contents: readonly ContentRow[],
  storedAt: Instant,
): Promise<void> {
  for (const { hash, size, mediaType } of contents.toSorted((one, other) => (one.hash < other.hash ? -1 : 1))) {
    await transaction.query(insert, { hash, size, mediaType, storedAt });
  }
}
