import { type Failure, type FailureKind, failure } from '../../shared/base/failure.ts';

/** Why the core could not start, for whoever starts it. Carries no data of the profile. */
export class StartFailure extends Error {
  override readonly name: string;
  readonly failure: Failure;
  /** As the file system spells it, for those who tell errors apart by code. */
  readonly code: string;

  constructor(kind: FailureKind) {
    super(`The core cannot start: ${kind}`);
    this.name = kind === 'vault-unavailable' ? 'VaultUnavailable' : 'StartFailure';
    this.failure = failure(kind);
    this.code = codes[kind] ?? kind;
  }
}

const codes: Partial<Readonly<Record<FailureKind, string>>> = { 'disk-full': 'ENOSPC', 'no-access': 'EACCES' };
