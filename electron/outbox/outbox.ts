import type { Worker } from '../../shared/domain/worker.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import type { Journal } from './journal.ts';

/** Work of one person on its way to the server: the entries live in the cache, a second copy in the journal. */
export interface Outbox {
  readonly db: WritableDatabase;
  readonly journal: Journal;
  readonly me: Pick<Worker, 'id' | 'displayName'>;
}
