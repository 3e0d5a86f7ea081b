import type { Instant } from '../../shared/base/calendar-date.ts';
import { type ContentRow, recordContent } from '../store/content-rows.ts';
import type { Transaction } from '../store/database.ts';
import type { ContentStore } from './content-store.ts';

export interface KeptContent extends ContentRow {
  readonly bytes: Uint8Array;
}

/**
 * Records content in a transaction that will refer to it. Bytes which were tidied away between the storing and the lock
 * that recording takes are stored once more, so that a row never stands for bytes that are not there.
 */
export async function keepContent(
  transaction: Transaction,
  store: ContentStore,
  contents: readonly KeptContent[],
  storedAt: Instant,
): Promise<void> {
  await recordContent(transaction, contents, storedAt);
  for (const { hash, size, bytes } of contents) {
    if ((await store.size(hash)) !== size) await store.store(bytes);
  }
}
