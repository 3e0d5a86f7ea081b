import { z } from 'zod';
import { commandId } from '../../shared/base/ids.ts';
import { commandSchema } from '../../shared/commands/command.ts';
import { journalsOf, type SealedJournal } from './sealed-journal.ts';
import { workingCopySchema } from './working-copy.ts';

/** The second copy of unsent work, from which it is recovered when the cache cannot be opened. */
export const journalRecord = z.discriminatedUnion('record', [
  z.strictObject({ record: z.literal('enqueued'), command: commandSchema }),
  /** Taken back by the person, or refused by the server and read. What the server carried out leaves at the next start. */
  z.strictObject({ record: z.literal('settled'), commandId }),
  /** A working copy was made, which unsent work may need. Its bytes are stored apart, before this line. */
  z.strictObject({ record: z.literal('copy'), copy: workingCopySchema }),
]);
export type JournalRecord = z.infer<typeof journalRecord>;
export type Journal = Omit<SealedJournal<JournalRecord>, 'clear'>;

export const outboxJournals = journalsOf(journalRecord);
export const {
  open: openJournal,
  read: readJournal,
  readWithAny: readJournalWithAny,
  rewrite: rewriteJournal,
} = outboxJournals;
