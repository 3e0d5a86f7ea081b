import { z } from 'zod';
import { type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import type { AuditClass } from '../../shared/wire/audit.ts';
import { startRepeating } from '../start-repeating.ts';
import { appendAudit } from '../store/audit.ts';
import { eraseAuditContents } from '../store/audit-erasure.ts';
import type { Database } from '../store/database.ts';
import { readOfficeSetting } from '../store/office-settings.ts';

/** Years that entries are kept: what was done, and who looked at what. Set by the office as `audit-retention`. */
const retentionSchema = z.object({ action: z.int().min(1), read: z.int().min(1) });
type AuditRetention = z.infer<typeof retentionSchema>;

/** As long as a file is kept after its last payment (ten years); reads only as long as misuse is followed up. */
const defaultRetention: AuditRetention = { action: 10, read: 2 };

const batchSize = 20_000;

export interface RetentionDeps {
  readonly database: Database;
  readonly now: () => Date;
}

/**
 * Erases the content of sealed entries whose period is over. Their seals stay, and each step writes an entry of its own
 * that says what was erased: verify takes exactly that for granted and nothing else. Answers how many.
 */
export async function eraseExpired({ database, now }: RetentionDeps): Promise<number> {
  const retention = await database.read(async (queryable) => {
    const set = retentionSchema.safeParse(await readOfficeSetting(queryable, 'audit-retention'));
    return set.success ? set.data : defaultRetention;
  });
  let erased = 0;
  for (const kind of ['action', 'read'] as const) {
    const olderThan = yearsBefore(now(), retention[kind]);
    for (;;) {
      const count = await eraseBatch(database, { class: kind, olderThan, years: retention[kind] }, toInstant(now()));
      erased += count;
      if (count < batchSize) break;
    }
  }
  return erased;
}

interface Expired {
  readonly class: AuditClass;
  readonly olderThan: Instant;
  readonly years: number;
}

function eraseBatch(database: Database, expired: Expired, at: Instant): Promise<number> {
  return database.transaction(async (transaction) => {
    const { count, through } = await eraseAuditContents(transaction, { ...expired, limit: batchSize });
    if (count === 0) return 0;
    await appendAudit(transaction, {
      at,
      workerId: null,
      onBehalfOf: null,
      action: 'erased',
      objectKind: 'audit',
      objectId: 'log',
      before: null,
      after: { ...expired, through, count },
    });
    return count;
  });
}

function yearsBefore(now: Date, years: number): Instant {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return toInstant(then);
}

const eraseEveryMs = 6 * 60 * 60_000;

/** Erases now and four times a day. */
export function startRetention(deps: RetentionDeps & { readonly onDefect: (defect: unknown) => void }): {
  readonly stop: () => Promise<void>;
} {
  return startRepeating(() => eraseExpired(deps), eraseEveryMs, deps.onDefect);
}
