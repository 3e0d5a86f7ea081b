import { z } from 'zod';
import { instant } from '../../shared/base/calendar-date.ts';
import { workerId } from '../../shared/base/ids.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { collectRemovals, type ReadEntry } from '../cache/read-log/read-log-rows.ts';
import { journalsOf, type SealedJournal } from './sealed-journal.ts';

const readEntry: z.ZodType<ReadEntry> = z.strictObject({
  id: z.string(),
  kind: z.enum(['task', 'case', 'document', 'removed']),
  objectId: z.string().nullable(),
  onBehalfOf: workerId.nullable(),
  at: instant,
  details: z.string().nullable(),
});

/** A second copy of what the audit log of the server has not been told yet; a file of its own, which older versions leave alone. */
export const readJournals = journalsOf(readEntry);
export type ReadJournal = SealedJournal<ReadEntry>;

/** What was looked at and removed here: noted in the cache, and a second time in the journal. */
export interface ReadLog {
  readonly db: WritableDatabase;
  readonly reads: ReadJournal;
}

/** Notes removals of data, each once. Throws when the disk is full; they are noted the next time then. */
export function noteRemovals({ db, reads }: ReadLog, newId: () => string): void {
  db.transaction(() => {
    const entries = collectRemovals(db, newId);
    if (entries.length > 0) reads.append(entries);
  });
}
