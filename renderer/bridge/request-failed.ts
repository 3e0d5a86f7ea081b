import type { Failure } from '../../shared/base/failure.ts';

/** A failure on its way through the query library, which knows only thrown errors. Carries no text for people. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: RequestFailed;
  }
}
