import type { Instant } from '../../shared/base/calendar-date.ts';
import type { AuditClass, AuditHead } from '../../shared/wire/audit.ts';
import type { AuditContent, Seal } from '../audit/chain.ts';
import type { ChainLink, Erasure } from '../audit/check-chain.ts';
import { advisoryLocks } from './advisory-locks.ts';
import { json, type Queryable, type Transaction } from './database.ts';

const contentColumns = `
  audit_event.at, worker_id AS "workerId", on_behalf_of AS "onBehalfOf", action, object_kind AS "objectKind",
  object_id AS "objectId", before, after, reason, device_id AS "deviceId", audit_event.class, source_id AS "sourceId",
  salt`;

const tryLock = 'SELECT pg_try_advisory_xact_lock(:key) AS got';
const findHead = `
  SELECT sequence, chain_hash AS hash, at FROM audit_seal ORDER BY sequence DESC LIMIT 1`;
const listPending = `
  SELECT audit_event.id, ${contentColumns} FROM audit_pending JOIN audit_event ON audit_event.id = event_id
  ORDER BY event_id LIMIT :limit`;
const insertSeals = `
  INSERT INTO audit_seal (sequence, event_id, class, at, sealed_at, content_hash, chain_hash)
  SELECT sequence, "eventId", class, at, "sealedAt", "contentHash", "chainHash"
  FROM jsonb_to_recordset(:seals::jsonb) AS given (sequence bigint, "eventId" bigint, class text, at timestamptz,
    "sealedAt" timestamptz, "contentHash" text, "chainHash" text)`;
const removePending = 'DELETE FROM audit_pending WHERE event_id = ANY (:ids::bigint[])';

const listLinks = `
  SELECT sequence, audit_seal.class AS "sealClass", audit_seal.at AS "sealAt", sealed_at AS "sealedAt",
    content_hash AS "contentHash", chain_hash AS "chainHash", audit_event.id AS "eventId", ${contentColumns}
  FROM audit_seal LEFT JOIN audit_event ON audit_event.id = audit_seal.event_id
  WHERE sequence > :after ORDER BY sequence LIMIT :limit`;
const listErasures = `
  SELECT audit_event.after ->> 'class' AS class, (audit_event.after ->> 'through')::bigint AS through,
    audit_event.after ->> 'olderThan' AS "olderThan"
  FROM audit_event JOIN audit_seal ON event_id = audit_event.id
  WHERE object_kind = 'audit' AND action = 'erased' AND worker_id IS NULL ORDER BY audit_event.id`;
const countWaiting = `
  SELECT count(*) AS count, min(at) AS oldest, count(*) FILTER (WHERE audit_event.id IS NULL) AS lost
  FROM audit_pending LEFT JOIN audit_event ON audit_event.id = event_id`;
const findInserted = `
  SELECT at FROM audit_event
  WHERE NOT EXISTS (SELECT FROM audit_seal WHERE event_id = audit_event.id)
    AND NOT EXISTS (SELECT FROM audit_pending WHERE event_id = audit_event.id)
  ORDER BY id LIMIT 1`;

/** Of several instances one seals, until its transaction ends; the others go on. False: another instance seals just now. */
export async function lockSealing(transaction: Transaction): Promise<boolean> {
  const [row] = await transaction.query<{ got: boolean }>(tryLock, { key: advisoryLocks.sealing });
  return row?.got === true;
}

/** The newest seal; null in an empty log. */
export async function loadAuditHead(queryable: Queryable): Promise<AuditHead | null> {
  const [head] = await queryable.query<AuditHead>(findHead);
  return head ?? null;
}

export interface PendingEntry {
  readonly eventId: number;
  readonly content: AuditContent;
}

/** Entries that wait for their seal, in the order in which they were written. */
export async function listPendingEntries(queryable: Queryable, limit: number): Promise<readonly PendingEntry[]> {
  const rows = await queryable.query<AuditContent & { id: number }>(listPending, { limit });
  return rows.map(({ id, ...content }) => ({ eventId: id, content }));
}

export async function insertAuditSeals(
  transaction: Transaction,
  seals: readonly (Seal & { readonly eventId: number })[],
): Promise<void> {
  await transaction.query(insertSeals, { seals: json(seals) });
  await transaction.query(removePending, { ids: seals.map((seal) => seal.eventId) });
}

/** The next links after a number, at most `limit`. */
export async function listChainLinks(
  queryable: Queryable,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly ChainLink[]> {
  type LinkRow = Omit<Seal, 'class' | 'at'> &
    AuditContent & { readonly sealClass: AuditClass; readonly sealAt: string; readonly eventId: number | null };
  const rows = await queryable.query<LinkRow>(listLinks, { after, limit });
  return rows.map(({ sequence, sealClass, sealAt, sealedAt, contentHash, chainHash, eventId, ...content }) => ({
    seal: { sequence, class: sealClass, at: sealAt, sealedAt, contentHash, chainHash },
    content: eventId === null ? null : content,
  }));
}

/** What the server erased, by its own sealed entries. */
export async function listAuditErasures(queryable: Queryable): Promise<readonly Erasure[]> {
  return queryable.query<Erasure>(listErasures);
}

export interface PendingCount {
  readonly count: number;
  readonly oldest: Instant | null;
  /** Entries that were removed before they got their seal. */
  readonly lost: number;
}

export async function countPendingEntries(queryable: Queryable): Promise<PendingCount> {
  const [row] = await queryable.query<PendingCount>(countWaiting);
  return row ?? { count: 0, oldest: null, lost: 0 };
}

/** The moment of the first entry that has no seal and waits for none: not written by `appendAudit`. */
export async function findInsertedEntry(queryable: Queryable): Promise<Instant | null> {
  const [row] = await queryable.query<{ at: Instant }>(findInserted);
  return row?.at ?? null;
}
