/** A value that must never be printed: a password, a token, a key. Logging or serialising it shows a placeholder. */
export class Secret<Value = string> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  /** The only way to the value; searching for this word finds every place that uses a secret in clear. */
  reveal(): Value {
    return this.#value;
  }

  toString(): string {
    return '[geschützt]';
  }

  toJSON(): string {
    return '[geschützt]';
  }
}
