import type { Instant } from '../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../shared/base/ids.ts';
import { json, type Transaction } from './database.ts';

export interface AuditEntry {
  readonly at: Instant;
  /** Null for what the server does by itself. */
  readonly workerId: WorkerId | null;
  /** Whose work it was, when a deputy did it. */
  readonly onBehalfOf: WorkerId | null;
  readonly action: string;
  readonly objectKind: 'task' | 'transfer';
  readonly objectId: string;
  /** States, ids, hashes and the reasons people gave: other personal data stay in the rows they belong to. */
  readonly before: object | null;
  readonly after: object | null;
}

const insert = `
  INSERT INTO audit_event (at, worker_id, on_behalf_of, action, object_kind, object_id, before, after)
  VALUES (:at, :workerId, :onBehalfOf, :action, :objectKind, :objectId, :before::jsonb, :after::jsonb)`;

/** Append only: there is no function that changes or removes an entry. */
export async function appendAudit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  await transaction.query(insert, {
    ...entry,
    before: entry.before === null ? null : json(entry.before),
    after: entry.after === null ? null : json(entry.after),
  });
}
