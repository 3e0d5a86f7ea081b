import type { Instant } from '../../shared/base/calendar-date.ts';
import type { AuditClass } from '../../shared/wire/audit.ts';
import type { Transaction } from './database.ts';

/** The trigger lets the content of entries go inside a transaction that says so. */
const allow = `SELECT set_config('zweiklick.audit_erasure', 'on', true)`;
const forbid = `SELECT set_config('zweiklick.audit_erasure', 'off', true)`;
/** The server's own entries about erasures stay: without them nobody could tell an erasure from a loss. */
const erase = `
  WITH expired AS (
    SELECT audit_event.id, sequence FROM audit_event JOIN audit_seal ON event_id = audit_event.id
    WHERE audit_event.class = :class AND audit_event.at < :olderThan
      AND NOT (object_kind = 'audit' AND action = 'erased')
    ORDER BY sequence LIMIT :limit
  ), gone AS (
    DELETE FROM audit_event WHERE id IN (SELECT id FROM expired)
  )
  SELECT count(*) AS count, coalesce(max(sequence), 0) AS through FROM expired`;

/** Oldest first. `through` is the greatest number among them. */
export async function eraseAuditContents(
  transaction: Transaction,
  expired: { readonly class: AuditClass; readonly olderThan: Instant; readonly limit: number },
): Promise<{ readonly count: number; readonly through: number }> {
  const { class: kind, olderThan, limit } = expired;
  await transaction.query(allow);
  const [row] = await transaction.query<{ count: number; through: number }>(erase, { class: kind, olderThan, limit });
  await transaction.query(forbid);
  return row ?? { count: 0, through: 0 };
}
