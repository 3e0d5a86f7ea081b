import type { DeviceId } from '../../shared/base/ids.ts';
import type { Role, Worker } from '../../shared/domain/worker.ts';
import type { Session } from '../../shared/wire/session.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import type { Database, Transaction } from '../store/database.ts';
import { touch } from '../store/placement.ts';
import { isDeviceTrusted } from '../store/trusted-device.ts';
import { deleteUsedIdTokens, useIdToken } from '../store/used-id-token.ts';
import { findCredentials, putRoles } from '../store/worker.ts';
import { auditSession } from './audit-session.ts';
import type { Sessions } from './sessions.ts';
import { type Claims, loginFromClaims, type OidcConfig, rolesFromClaims } from './sign-in-rules.ts';
import { hashToken } from './token.ts';
import { type IdTokenRules, oldestTokenMs, ProviderUnreachable, verifyIdToken } from './verify-id-token.ts';

export interface OidcSignInParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly sessions: Sessions;
  readonly config: OidcConfig;
  readonly keys: IdTokenRules['keys'];
}

export interface OidcSignIn {
  readonly idToken: string;
  /** Null: the workstation renews by itself. */
  readonly nonce: string | null;
  readonly deviceId: DeviceId;
}

type Refusal = 'used-token' | 'device-not-trusted' | 'unknown-person' | 'no-role';

/**
 * Opens a session for the person whom the token names. The roles that the provider gives take the place of those kept
 * here, so that a role which was taken away is gone with the next sign-in or renewal.
 * @throws HttpFailure `wrong-credentials`, `signed-out`, `forbidden`, `offline`
 */
export async function signInWithToken(
  parts: OidcSignInParts,
  { idToken, nonce, deviceId }: OidcSignIn,
): Promise<Session> {
  const { database, now, config } = parts;
  const claims = await verify(parts, idToken, nonce);
  const outcome = await database.transaction(async (transaction) => {
    const at = now();
    const refuse = async (reason: Refusal, worker?: Worker): Promise<Refusal> => {
      const workerId = worker?.id ?? null;
      await auditSession(transaction, { action: 'sign-in-refused', at, workerId, deviceId, reason });
      return reason;
    };
    await deleteUsedIdTokens(transaction, new Date(at.getTime() - 2 * oldestTokenMs));
    if (!(await useIdToken(transaction, hashToken(idToken), at))) return refuse('used-token');
    const found = await findWorker(transaction, loginFromClaims(claims, config));
    if (found === undefined) return refuse('unknown-person');
    const isRenewal = nonce === null;
    if (isRenewal && !(await isDeviceTrusted(transaction, { workerId: found.id, deviceId }, at))) {
      return refuse('device-not-trusted', found);
    }
    const worker = await takeOverRoles(transaction, found, rolesFromClaims(claims, config), { at, deviceId });
    if (worker.roles.length === 0) {
      await parts.sessions.endAllIn(transaction, worker.id);
      return refuse('no-role', worker);
    }
    const session = await parts.sessions.openIn(transaction, worker, deviceId);
    if (!isRenewal) await auditSession(transaction, { action: 'sign-in', at, workerId: worker.id, deviceId });
    return session;
  });
  if (typeof outcome === 'string') throw new HttpFailure(failureOf(outcome));
  return outcome;
}

async function verify({ config, keys, now }: OidcSignInParts, idToken: string, nonce: string | null): Promise<Claims> {
  const { issuer, clientId } = config;
  try {
    const verified = await verifyIdToken(idToken, nonce, { issuer, clientId, keys, now });
    if (verified.ok) return verified.value;
  } catch (error) {
    if (error instanceof ProviderUnreachable) throw new HttpFailure('offline');
    throw error;
  }
  throw new HttpFailure('wrong-credentials'); // a forged token names nobody: there is nothing to enter in the log
}

async function findWorker(transaction: Transaction, login: string | undefined): Promise<Worker | undefined> {
  if (login === undefined) return undefined;
  return (await findCredentials(transaction, login, false))?.worker;
}

async function takeOverRoles(
  transaction: Transaction,
  worker: Worker,
  given: readonly Role[] | undefined,
  { at, deviceId }: { readonly at: Date; readonly deviceId: DeviceId },
): Promise<Worker> {
  if (given === undefined || isSame(given, worker.roles)) return worker;
  await putRoles(transaction, worker.id, given);
  await touch(transaction, 'worker', worker.id);
  const change = { before: { roles: worker.roles }, after: { roles: given } };
  await auditSession(transaction, { action: 'change-roles', at, workerId: worker.id, deviceId, ...change });
  return { ...worker, roles: [...given] };
}

function isSame(one: readonly Role[], other: readonly Role[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role));
}

function failureOf(refusal: Refusal): 'wrong-credentials' | 'signed-out' | 'forbidden' {
  switch (refusal) {
    case 'used-token':
      return 'wrong-credentials';
    case 'device-not-trusted':
      return 'signed-out';
    case 'unknown-person':
    case 'no-role':
      return 'forbidden';
  }
}
