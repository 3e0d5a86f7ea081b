import type { Queryable, Transaction } from './database.ts';

/** What the embedded provider keeps: interactions, codes, grants, refresh tokens. Their ids open doors, so only a hash is stored. */
export interface ProviderRecord {
  readonly model: string;
  readonly idHash: string;
  readonly payload: { readonly [key: string]: unknown };
  readonly grantId: string | null;
  readonly accountId: string | null;
  readonly uid: string | null;
  readonly expiresAt: Date | null;
}

export interface FoundRecord {
  readonly payload: { readonly [key: string]: unknown };
  /** When it was used up; null while it was not. */
  readonly consumedAt: string | null;
}

export async function putProviderRecord(transaction: Transaction, record: ProviderRecord): Promise<void> {
  await transaction.query(put, { ...record });
}

/** Undefined when there is none or it has expired. */
export async function findProviderRecord(
  queryable: Queryable,
  model: string,
  idHash: string,
  now: Date,
): Promise<FoundRecord | undefined> {
  return toFound(await queryable.query<Found>(find, { model, idHash, now }));
}

export interface FoundRefreshToken extends FoundRecord {
  /** When another one of its grant was first used that is not older: the grant has gone on with that one. */
  readonly overtakenAt: string | null;
}

/** Undefined when there is none or it has expired. */
export async function findRefreshToken(
  queryable: Queryable,
  idHash: string,
  now: Date,
): Promise<FoundRefreshToken | undefined> {
  const rows = await queryable.query<Found & { readonly overtaken_at: string | null }>(findRefresh, { idHash, now });
  const found = toFound(rows);
  return found && { ...found, overtakenAt: rows[0]?.overtaken_at ?? null };
}

export async function findProviderRecordByUid(
  queryable: Queryable,
  model: string,
  uid: string,
  now: Date,
): Promise<FoundRecord | undefined> {
  return toFound(await queryable.query<Found>(findByUid, { model, uid, now }));
}

/** The first use counts: a second one does not move it. */
export async function consumeProviderRecord(
  transaction: Transaction,
  model: string,
  idHash: string,
  now: Date,
): Promise<void> {
  await transaction.query(consume, { model, idHash, now });
}

export async function deleteProviderRecord(transaction: Transaction, model: string, idHash: string): Promise<void> {
  await transaction.query('DELETE FROM provider_record WHERE model = :model AND id_hash = :idHash', { model, idHash });
}

export async function deleteProviderGrant(transaction: Transaction, model: string, grantId: string): Promise<void> {
  await transaction.query('DELETE FROM provider_record WHERE model = :model AND grant_id = :grantId', {
    model,
    grantId,
  });
}

/** Every grant, code and token of a person. */
export async function deleteProviderRecordsOf(transaction: Transaction, accountId: string): Promise<void> {
  await transaction.query('DELETE FROM provider_record WHERE account_id = :accountId', { accountId });
}

export async function deleteExpiredProviderRecords(transaction: Transaction, now: Date): Promise<void> {
  await transaction.query('DELETE FROM provider_record WHERE expires_at <= :now', { now });
}

interface Found {
  readonly payload: FoundRecord['payload'];
  readonly consumed_at: string | null;
}

function toFound([row]: readonly Found[]): FoundRecord | undefined {
  return row && { payload: row.payload, consumedAt: row.consumed_at };
}

const put = `
  INSERT INTO provider_record (model, id_hash, payload, grant_id, account_id, uid, expires_at)
  VALUES (:model, :idHash, :payload::jsonb, :grantId, :accountId, :uid, :expiresAt)
  ON CONFLICT (model, id_hash) DO UPDATE SET
    payload = excluded.payload, grant_id = excluded.grant_id, account_id = excluded.account_id, uid = excluded.uid,
    expires_at = excluded.expires_at`;
const live = 'AND (expires_at IS NULL OR expires_at > :now)';
const find = `
  SELECT payload, consumed_at FROM provider_record WHERE model = :model AND id_hash = :idHash ${live}`;
/** `rotations` is the number of tokens before one. */
const findRefresh = `
  SELECT token.payload, token.consumed_at, (
    SELECT min(other.consumed_at) FROM provider_record other
    WHERE other.model = 'RefreshToken' AND other.grant_id = token.grant_id AND other.id_hash <> token.id_hash
      AND coalesce((other.payload ->> 'rotations')::int, 0) >= coalesce((token.payload ->> 'rotations')::int, 0)
  ) AS overtaken_at
  FROM provider_record token
  WHERE token.model = 'RefreshToken' AND token.id_hash = :idHash
    AND (token.expires_at IS NULL OR token.expires_at > :now)`;
const findByUid = `
  SELECT payload, consumed_at FROM provider_record WHERE model = :model AND uid = :uid ${live}`;
const consume = `
  UPDATE provider_record SET consumed_at = coalesce(consumed_at, :now) WHERE model = :model AND id_hash = :idHash`;
