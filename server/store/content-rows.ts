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
  INSERT INTO content (hash, size, media_type, stored_at)
  SELECT DISTINCT ON (hash) hash, size, media_type, :storedAt::timestamptz
  FROM unnest(:hashes::text[], :sizes::bigint[], :mediaTypes::text[]) AS given (hash, size, media_type) ORDER BY hash
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
  await transaction.query(insert, {
    hashes: contents.map(({ hash }) => hash),
    sizes: contents.map(({ size }) => size),
    mediaTypes: contents.map(({ mediaType }) => mediaType),
    storedAt,
  });
}
