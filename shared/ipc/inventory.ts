import { z } from 'zod';
import { calendarDate, instant } from '../base/calendar-date.ts';
import { caseId } from '../base/ids.ts';
import { channel } from './channel.ts';

/** What lies on this workstation (FEATURES L12). */
const presenceReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['own-case', 'own-task', 'team', 'clearing']) }),
  z.object({ kind: z.literal('deputy'), name: z.string(), until: calendarDate }),
]);

const inventoryRow = z.object({
  caseId,
  caseNumber: z.string(),
  names: z.string(),
  /** Why it is here; empty where the server has not said so yet. */
  reasons: z.array(presenceReason),
  /** The last day on which it may be here; null where no end is known. */
  until: calendarDate.nullable(),
  /** Entries: the household itself, tasks, documents in files. */
  entries: z.int(),
  /** Documents whose bytes are here. */
  documents: z.int(),
  bytes: z.int(),
  lastUsedAt: instant.nullable(),
  /** Bytes that are not needed for work to do and can be removed; null while something is unsent. */
  removable: z.object({ documents: z.int(), bytes: z.int() }).nullable(),
});
export type InventoryRow = z.infer<typeof inventoryRow>;

const counts = z.object({ cases: z.int(), tasks: z.int(), documents: z.int(), checks: z.int(), readings: z.int() });
const removal = z.object({
  at: instant,
  reason: z.enum(['deputyship-over', 'lease-over', 'right-lost', 'kept-long-enough', 'by-hand']),
  counts,
});

export const inventoryChannels = {
  /** Households, the last used first, at most 100 a page. */
  'inventory.list': channel(
    z.strictObject({ offset: z.int().nonnegative(), limit: z.int().min(1).max(100) }),
    z.object({
      rows: z.array(inventoryRow),
      total: z.int(),
      /** Over all of them; with the first page only. */
      sums: z
        .object({
          cases: z.int(),
          tasks: z.int(),
          documents: z.int(),
          /** Only because of a deputyship. */
          deputyCases: z.int(),
          storedDocuments: z.int(),
          storedBytes: z.int(),
        })
        .nullable(),
      /** The newest removals, at most twenty. */
      removals: z.array(removal),
    }),
  ),
  /** Removes documents of a household that no work needs. They come again when somebody opens them. */
  'inventory.remove': channel(z.strictObject({ caseId }), z.object({ documents: z.int(), bytes: z.int() })),
};
