import type { Instant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import type { AuditClass, AuditObjectKind } from '../../shared/wire/audit.ts';
import { json, type Transaction } from './database.ts';

export interface AuditEntry {
  readonly at: Instant;
  /** Null for what the server does by itself. */
  readonly workerId: WorkerId | null;
  /** Whose work it was, when a deputy did it. */
  readonly onBehalfOf: WorkerId | null;
  readonly action: string;
  readonly objectKind: AuditObjectKind;
  /** An id or a content hash; never a name. */
  readonly objectId: string;
  /** States, ids, hashes and the reasons people gave: other personal data stay in the rows they belong to. */
  readonly before: object | null;
  readonly after: object | null;
  /** What the person gave as reason, or why the server refused. */
  readonly reason?: string | null;
  readonly deviceId?: DeviceId | null;
  /** `read` for looking at something, with a period of its own; else `action`. */
  readonly class?: AuditClass;
  /** Chosen by whoever reports it: the same id is entered once, however often it comes. */
  readonly sourceId?: string | null;
}

/**
 * The entry and its place in the queue of the sealer: one without the other was not written by this server, and verify
 * names it.
 */
const insert = `
  WITH entry AS (
    INSERT INTO audit_event (at, worker_id, on_behalf_of, action, object_kind, object_id, before, after, reason,
      device_id, class, source_id)
    SELECT at, "workerId", "onBehalfOf", action, "objectKind", "objectId", before, after, reason, "deviceId", class,
      "sourceId"
    FROM jsonb_to_recordset(:entries::jsonb) AS given (at timestamptz, "workerId" uuid, "onBehalfOf" uuid, action text,
      "objectKind" text, "objectId" text, before jsonb, after jsonb, reason text, "deviceId" uuid, class text,
      "sourceId" uuid)
    ON CONFLICT (source_id) DO NOTHING
    RETURNING id
  )
  INSERT INTO audit_pending (event_id) SELECT id FROM entry`;

/** Append only: there is no function that changes an entry, and the database refuses it. */
export async function appendAudit(transaction: Transaction, entry: AuditEntry): Promise<void> {
  await appendAudits(transaction, [entry]);
}

export async function appendAudits(transaction: Transaction, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map((entry) => ({ ...entry, class: entry.class ?? 'action' }));
  await transaction.query(insert, { entries: json(rows) });
}
