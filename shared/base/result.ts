/** The outcome of work that may fail for a reason the caller must handle. Thrown errors are for defects only. */
export type Result<Value, Problem> = Ok<Value> | Failed<Problem>;

export interface Ok<Value> {
  readonly ok: true;
  readonly value: Value;
}

export interface Failed<Problem> {
  readonly ok: false;
  readonly failure: Problem;
}

export function ok(): Ok<undefined>;
export function ok<Value>(value: Value): Ok<Value>;
export function ok<Value>(value?: Value): Ok<Value | undefined> {
  return { ok: true, value };
}

export function failed<Problem>(failure: Problem): Failed<Problem> {
  return { ok: false, failure };
}
