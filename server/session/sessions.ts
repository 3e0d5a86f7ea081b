import { toInstant } from '../../shared/base/calendar-date.ts';
import type { DeviceId, WorkerId } from '../../shared/base/ids.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import type { Session } from '../../shared/wire/session.ts';
import type { SignedIn } from '../routes/access.ts';
import type { Database, Transaction } from '../store/database.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
} from '../store/session.ts';
import { forgetDevice, forgetDevicesOf, trustDevice } from '../store/trusted-device.ts';
import { loadWorkers } from '../store/worker.ts';
import { hashToken, newToken } from './token.ts';
import { workstationTerms } from './workstation-terms.ts';

export interface SessionLimits {
  /** How long a session is valid; the workstation renews it before. */
  readonly sessionMs: number;
  /** How long a workstation without contact may show what it has. Hours. */
  readonly offlineTrustHours: number;
  /** How long a refresh token goes once more whose successor may have been lost on the way. Embedded provider only. */
  readonly renewalGraceMs: number;
}

export const defaultLimits: SessionLimits = {
  sessionMs: 60 * 60_000,
  offlineTrustHours: 72,
  renewalGraceMs: 60_000,
};
/** Through the demo door nothing renews: a working day with its overtime. */
export const demoSessionMs = 12 * 60 * 60_000;

export interface Sessions {
  readonly open: (worker: Worker, deviceId: DeviceId, sessionMs?: number) => Promise<Session>;
  /** The same as part of a larger step. */
  readonly openIn: (
    transaction: Transaction,
    worker: Worker,
    deviceId: DeviceId,
    sessionMs?: number,
  ) => Promise<Session>;
  readonly find: (token: string) => Promise<SignedIn | undefined>;
  /** Ends one; its device cannot renew it. */
  readonly endIn: (
    transaction: Transaction,
    session: Pick<SignedIn, 'tokenHash' | 'worker' | 'deviceId'>,
  ) => Promise<void>;
  /** Ends all of a person; no device can renew one. How many there were. */
  readonly endAllIn: (transaction: Transaction, workerId: WorkerId) => Promise<number>;
}

/** Sessions of caseworkers, in the database, so that every instance knows them. */
export function createSessions(database: Database, now: () => Date, limits: SessionLimits = defaultLimits): Sessions {
  const openIn: Sessions['openIn'] = async (transaction, worker, deviceId, sessionMs = limits.sessionMs) => {
    const token = newToken().reveal();
    const at = now();
    const expiresAt = new Date(at.getTime() + sessionMs);
    await deleteExpiredSessions(transaction, at);
    await insertSession(transaction, {
      tokenHash: hashToken(token),
      workerId: worker.id,
      deviceId,
      createdAt: toInstant(at),
      expiresAt: toInstant(expiresAt),
    });
    const { offlineTrustHours } = limits;
    const trustedUntil = new Date(expiresAt.getTime() + offlineTrustHours * 3_600_000);
    await trustDevice(transaction, { workerId: worker.id, deviceId, at, expiresAt: trustedUntil });
    const terms = await workstationTerms(transaction, worker.id, deviceId, at);
    return { token, expiresAt: toInstant(expiresAt), worker, offlineTrustHours, ...terms };
  };
  return {
    openIn,
    open: (worker, deviceId, sessionMs) =>
      database.transaction((transaction) => openIn(transaction, worker, deviceId, sessionMs)),
    find: (token) =>
      database.read(async (queryable) => {
        const tokenHash = hashToken(token);
        const session = await findSession(queryable, tokenHash, now());
        if (session === undefined) return undefined;
        const [worker] = await loadWorkers(queryable, [session.workerId]);
        return worker && { worker, deviceId: session.deviceId, expiresAt: session.expiresAt, tokenHash };
      }),
    endIn: async (transaction, { tokenHash, worker, deviceId }) => {
      await deleteSession(transaction, tokenHash);
      await forgetDevice(transaction, { workerId: worker.id, deviceId });
    },
    endAllIn: async (transaction, workerId) => {
      await forgetDevicesOf(transaction, workerId);
      return deleteSessionsOf(transaction, workerId);
    },
  };
}
