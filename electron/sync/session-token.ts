import { Secret } from '../../shared/base/secret.ts';

/** The token of a session that is renewed while requests are made with it: each request takes the newest. */
export class SessionToken extends Secret {
  #current: string;

  constructor(token: string) {
    super('');
    this.#current = token;
  }

  override reveal(): string {
    return this.#current;
  }

  renew(token: string): void {
    this.#current = token;
  }
}
