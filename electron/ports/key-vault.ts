/** The operating system's vault: seals the keys of the cache and the session token. */
export interface KeyVault {
  /** Rejects with `VaultUnavailable` when the operating system refuses. */
  protect(secret: Uint8Array): Promise<Uint8Array>;
  unprotect(sealed: Uint8Array): Promise<Uint8Array>;
  /** Name of the backend for the diagnosis, for example `dpapi`. */
  describe(): string;
}

export class VaultUnavailable extends Error {
  override readonly name = 'VaultUnavailable';
}
