import { z } from 'zod';
import { instant } from '../base/calendar-date.ts';
import { failureSchema } from '../base/failure.ts';

/** How far a workstation is in step with the server; the status line shows it. */
export const syncStatus = z.object({
  connection: z.enum(['online', 'offline', 'connecting']),
  /** Set while rows are coming in; `first` is the first sync of this profile. */
  progress: z.object({ first: z.boolean(), done: z.int(), total: z.int() }).nullable(),
  /** Commands still in the hold window, waiting to leave, refused. */
  held: z.int(),
  waiting: z.int(),
  refused: z.int(),
  lastSyncAt: instant.nullable(),
  /** What keeps the sync from working, apart from a missing network. */
  problem: failureSchema.nullable(),
});
export type SyncStatus = z.infer<typeof syncStatus>;
