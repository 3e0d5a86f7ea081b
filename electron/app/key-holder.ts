import type { KeyVault } from '../ports/key-vault.ts';
import { type KeyRing, openKeyRing, wipe } from './open-keys.ts';
import { StartFailure } from './start-failure.ts';

/** The master keys while somebody works. Locked, they are gone from memory and come again from the vault. */
export interface KeyHolder {
  /** Throws a StartFailure as `openKeyRing` does. */
  ring(): Promise<KeyRing>;
  /** After the keys on disk have changed, and when the screen is locked. */
  forget(): void;
  /** The keys on disk cannot be opened although the vault works: nothing of this profile can be read any more. */
  readonly areLost: () => boolean;
}

export function createKeyHolder(profileDir: string, vault: KeyVault): KeyHolder {
  let held: KeyRing | null = null;
  let lost = false;
  return {
    areLost: () => lost,
    async ring() {
      try {
        held ??= await openKeyRing(profileDir, vault);
        lost = false;
        return held;
      } catch (error) {
        lost = error instanceof StartFailure && error.failure.kind === 'key-lost';
        throw error;
      }
    },
    forget() {
      if (held !== null) wipe([held.current, held.next]);
      held = null;
    },
  };
}
