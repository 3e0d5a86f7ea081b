import { toInstant } from '../../shared/base/calendar-date.ts';
import { appendAudit } from '../store/audit.ts';
import { loadAuditHead } from '../store/audit-seals.ts';
import type { Database } from '../store/database.ts';
import type { HeadKeeper } from './heads-file.ts';

/** The database came back from a backup: the log says so, and kept heads that are newer than it are no loss. */
export async function noteRestored({
  database,
  heads,
  now,
}: {
  readonly database: Database;
  readonly heads: HeadKeeper;
  readonly now: () => Date;
}): Promise<void> {
  const head = await database.read(loadAuditHead);
  await database.transaction((transaction) =>
    appendAudit(transaction, {
      at: toInstant(now()),
      workerId: null,
      onBehalfOf: null,
      action: 'restored',
      objectKind: 'audit',
      objectId: 'log',
      before: null,
      after: { sequence: head?.sequence ?? 0 },
    }),
  );
  await heads.restored(head);
}
