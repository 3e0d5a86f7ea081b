import { toInstant } from '../../shared/base/calendar-date.ts';
import type { DeviceId } from '../../shared/base/ids.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { Session } from '../../shared/wire/session.ts';
import type { SignedIn } from '../routes/access.ts';
import type { Database } from '../store/database.ts';
import { deleteExpiredSessions, deleteSession, findSession, insertSession } from '../store/session.ts';
import { loadWorkers } from '../store/worker.ts';
import { hashToken, newToken } from './token.ts';
import { workstationTerms } from './workstation-terms.ts';

/** A working day with its overtime. */
const sessionMs = 12 * 60 * 60_000;

export interface Sessions {
  readonly open: (worker: Worker, deviceId: DeviceId) => Promise<Session>;
  readonly find: (token: string) => Promise<SignedIn | undefined>;
  readonly end: (tokenHash: Uint8Array) => Promise<void>;
}

/** Sessions of caseworkers, in the database, so that every instance knows them. */
export function createSessions(database: Database, now: () => Date): Sessions {
  return {
    open: async (worker, deviceId) => {
      const token = newToken().reveal();
      const createdAt = toInstant(now());
      const expiresAt = toInstant(new Date(now().getTime() + sessionMs));
      const terms = await database.transaction(async (transaction) => {
        await deleteExpiredSessions(transaction, now());
        const tokenHash = hashToken(token);
        await insertSession(transaction, { tokenHash, workerId: worker.id, deviceId, createdAt, expiresAt });
        return await workstationTerms(transaction, worker.id, deviceId, now());
      });
      return { token, expiresAt, worker, ...terms };
    },
    find: (token) =>
      database.read(async (queryable) => {
        const tokenHash = hashToken(token);
        const session = await findSession(queryable, tokenHash, now());
        if (session === undefined) return undefined;
        const [worker] = await loadWorkers(queryable, [session.workerId]);
        return worker && { worker, deviceId: session.deviceId, expiresAt: session.expiresAt, tokenHash };
      }),
    end: (tokenHash) => database.transaction((transaction) => deleteSession(transaction, tokenHash)),
  };
}
