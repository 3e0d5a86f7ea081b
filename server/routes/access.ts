import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Instant } from '../../shared/base/calendar-date.ts';
import type { DeviceId } from '../../shared/base/ids.ts';
import type { Worker } from '../../shared/domain/worker.ts';
import { oldestServedProtocol, protocolHeader } from '../../shared/wire/protocol.ts';
import type { Route } from '../../shared/wire/routes.ts';
import { HttpFailure } from './http-failure.ts';

/** A caseworker with a valid session. */
export interface SignedIn {
  readonly worker: Worker;
  readonly deviceId: DeviceId;
  readonly expiresAt: Instant;
  /** SHA-256 of the token; names the session without being able to open it. */
  readonly tokenHash: Uint8Array;
}

/** Who stands behind a bearer token. Tokens are compared by their hash. */
export interface Access {
  readonly session: (token: string) => Promise<SignedIn | undefined>;
  readonly portal: (key: string) => Promise<boolean>;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly access: Access;
  }
}

/** @throws HttpFailure `signed-out` without a valid token of the kind that the route wants */
export async function requireAccess(
  app: FastifyInstance,
  request: FastifyRequest,
  wanted: Route['access'],
): Promise<SignedIn | undefined> {
  if (wanted === 'open') return undefined;
  const token = bearerToken(request.headers.authorization);
  if (wanted === 'portal') {
    if (token === undefined || !(await app.access.portal(token))) throw new HttpFailure('signed-out');
    return undefined;
  }
  const signedIn = token === undefined ? undefined : await app.access.session(token);
  if (signedIn === undefined) throw new HttpFailure('signed-out');
  return signedIn;
}

/**
 * A workstation says which protocol it speaks; a person with curl does not and is served.
 * @throws HttpFailure `client-too-old`, or `invalid-input` when the header is no number
 */
export function requireServedProtocol(request: FastifyRequest): void {
  const header = request.headers[protocolHeader];
  if (header === undefined) return;
  if (typeof header !== 'string' || !/^\d{1,6}$/.test(header)) {
    throw new HttpFailure('invalid-input', { fields: [protocolHeader] });
  }
  if (Number(header) < oldestServedProtocol) throw new HttpFailure('client-too-old');
}

function bearerToken(header: string | undefined): string | undefined {
  return /^Bearer ([\x21-\x7e]{16,200})$/i.exec(header ?? '')?.[1];
}
