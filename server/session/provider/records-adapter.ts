import { createHash } from 'node:crypto';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Database } from '../../store/database.ts';
import {
  consumeProviderRecord,
  deleteExpiredProviderRecords,
  deleteProviderGrant,
  deleteProviderRecord,
  type FoundRecord,
  type FoundRefreshToken,
  findProviderRecord,
  findProviderRecordByUid,
  findRefreshToken,
  putProviderRecord,
} from '../../store/provider-records.ts';
import type { SessionLimits } from '../sessions.ts';

export interface RecordsParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly limits: Pick<SessionLimits, 'renewalGraceMs'>;
}

/** Where the provider keeps its records: in the office's database, so that every instance and the next start have them. */
export function createRecordsAdapter({ database, now, limits }: RecordsParts): (model: string) => Adapter {
  return (model) => ({
    upsert: (id, payload, expiresIn) =>
      database.transaction(async (transaction) => {
        await deleteExpiredProviderRecords(transaction, now());
        await putProviderRecord(transaction, {
          model,
          idHash: hashId(id),
          payload: withoutId(model, payload),
          grantId: payload.grantId ?? null,
          accountId: payload.accountId ?? null,
          uid: payload.uid ?? null,
          expiresAt: expiresIn === undefined ? null : new Date(now().getTime() + expiresIn * 1000),
        });
      }),
    find: async (id) => {
      const [idHash, at] = [hashId(id), now()];
      if (model === 'RefreshToken') {
        const token = await database.read((queryable) => findRefreshToken(queryable, idHash, at));
        return token && { ...asPayload(forgiveLostAnswer(token, at, limits)), jti: id };
      }
      const found = await database.read((queryable) => findProviderRecord(queryable, model, idHash, at));
      return found && { ...asPayload(found), jti: id };
    },
    findByUid: async (uid) => {
      const found = await database.read((queryable) => findProviderRecordByUid(queryable, model, uid, now()));
      return found && asPayload(found);
    },
    findByUserCode: async () => undefined, // devices without a browser are not served
    consume: (id) =>
      database.transaction((transaction) => consumeProviderRecord(transaction, model, hashId(id), now())),
    destroy: (id) => database.transaction((transaction) => deleteProviderRecord(transaction, model, hashId(id))),
    revokeByGrantId: (grantId) =>
      database.transaction((transaction) => deleteProviderGrant(transaction, model, grantId)),
  });
}

/** The id of a token is the token. */
function hashId(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

function withoutId(model: string, { jti, ...payload }: AdapterPayload): AdapterPayload {
  return model === 'Session' ? { ...payload, jti } : payload; // it is also looked for by its other id
}

function asPayload({ payload, consumedAt }: FoundRecord): AdapterPayload {
  if (consumedAt === null) return { ...payload };
  return { ...payload, consumed: Math.floor(new Date(consumedAt).getTime() / 1000) };
}

/**
 * Rotation with detection of reuse (RFC 9700, 4.14.2). The answer that carried the successor may have been lost on the way,
 * or the network sent the request twice: the token goes once more while no successor was used, for a short time. Several
 * may come from it then; the family goes on with the one that is used first, and all others count as used.
 */
function forgiveLostAnswer(
  { overtakenAt, ...token }: FoundRefreshToken,
  now: Date,
  { renewalGraceMs }: RecordsParts['limits'],
): FoundRecord {
  if (overtakenAt !== null) return { ...token, consumedAt: overtakenAt };
  if (token.consumedAt === null) return token;
  const usedForMs = now.getTime() - new Date(token.consumedAt).getTime();
  return usedForMs > renewalGraceMs ? token : { ...token, consumedAt: null };
}
