import { createHash } from 'node:crypto';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Database } from '../../store/database.ts';
import {
  consumeProviderRecord,
  deleteExpiredProviderRecords,
  deleteProviderGrant,
  deleteProviderRecord,
  type FoundRecord,
  findProviderRecord,
  findProviderRecordByUid,
  putProviderRecord,
} from '../../store/provider-records.ts';

/**
 * A refresh token that was used up counts as used only after this time. The answer that carried its successor may have
 * been lost on the way: without this the next attempt would look like theft and end the session of an honest person.
 */
const rotationGraceMs = 30_000;

/** Where the provider keeps its records: in the office's database, so that every instance and the next start have them. */
export function createRecordsAdapter(database: Database, now: () => Date): (model: string) => Adapter {
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
      const found = await database.read((queryable) => findProviderRecord(queryable, model, hashId(id), now()));
      return found && { ...asPayload(model, found, now()), jti: id };
    },
    findByUid: async (uid) => {
      const found = await database.read((queryable) => findProviderRecordByUid(queryable, model, uid, now()));
      return found && asPayload(model, found, now());
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

function asPayload(model: string, { payload, consumedAt }: FoundRecord, now: Date): AdapterPayload {
  const usedAt = consumedAt === null ? undefined : new Date(consumedAt).getTime();
  const counts = usedAt !== undefined && (model !== 'RefreshToken' || now.getTime() - usedAt > rotationGraceMs);
  return counts ? { ...payload, consumed: Math.floor(usedAt / 1000) } : { ...payload };
}
