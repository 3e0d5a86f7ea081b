import type { SafeStorage } from 'electron';
import { type KeyVault, VaultUnavailable } from '../ports/key-vault.ts';

export interface VaultOfSystem {
  readonly safeStorage: Pick<
    SafeStorage,
    'encryptStringAsync' | 'decryptStringAsync' | 'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend'
  >;
  readonly platform: NodeJS.Platform;
  /** An explicit policy of the office: accept a Linux desktop without a key store, where keys are only obscured. */
  readonly allowUnprotected: boolean;
}

/** Seals keys with the operating system's vault: DPAPI, the macOS keychain, libsecret or KWallet. */
export function openKeyVault({ safeStorage, platform, allowUnprotected }: VaultOfSystem): KeyVault {
  const backend = () => nameOfBackend(safeStorage, platform);
  const requireVault = async () => {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) throw new VaultUnavailable('no key store');
    if (backend() === 'basic_text' && !allowUnprotected) throw new VaultUnavailable('key store without protection');
  };
  return {
    protect: async (secret) => {
      await requireVault();
      return await safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')).catch(refused);
    },
    unprotect: async (sealed) => {
      await requireVault();
      const opened = await safeStorage.decryptStringAsync(Buffer.from(sealed)).catch(refused);
      return new Uint8Array(Buffer.from(opened.result, 'base64'));
    },
    describe: backend,
  };
}

/** The vault's own words stay here: they may quote what was to be sealed. */
function refused(): never {
  throw new VaultUnavailable('the key store refused');
}

function nameOfBackend(safeStorage: VaultOfSystem['safeStorage'], platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'dpapi';
  if (platform === 'darwin') return 'keychain';
  return safeStorage.getSelectedStorageBackend();
}
