import { type Failure, type FailureKind, failure } from '../../shared/base/failure.ts';

/** Thrown inside a route: ends the request with this answer. */
export class HttpFailure extends Error {
  readonly status: number;
  readonly failure: Failure;

  constructor(kind: FailureKind, details: Omit<Failure, 'kind'> = {}) {
    super(kind);
    this.name = 'HttpFailure';
    this.status = statusOf(kind);
    this.failure = failure(kind, details);
  }
}

/** The HTTP status under which a failure is answered (RFC 9110). Kinds that only exist on a workstation count as defects. */
export function statusOf(kind: FailureKind): number {
  return statuses[kind] ?? 500;
}

const statuses: Readonly<Partial<Record<FailureKind, number>>> = {
  'invalid-input': 400,
  'signed-out': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'not-allowed-now': 409,
  'too-large': 413,
  'unsupported-type': 415,
  'client-too-old': 426,
  'too-many-attempts': 429,
  offline: 503, // something that the server needs itself, such as the identity provider
  'disk-full': 507,
};

/** The other way round, for errors that come from the framework with a status only. */
export function kindOf(status: number): FailureKind {
  if (status === 404 || status === 405) return 'not-found';
  if (status === 401) return 'signed-out';
  if (status === 403) return 'forbidden';
  if (status === 413) return 'too-large';
  if (status === 415) return 'unsupported-type';
  if (status === 429) return 'too-many-attempts';
  return status >= 400 && status < 500 ? 'invalid-input' : 'internal';
}
