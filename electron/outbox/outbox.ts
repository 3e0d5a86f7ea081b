import type { WritableDatabase } from '../cache/handle.ts';
import type { Journal } from './journal.ts';

/** What a click needs: the entries live in the cache, a second copy of them in the journal. */
export interface Outbox {
  readonly db: WritableDatabase;
  readonly journal: Journal;
}
