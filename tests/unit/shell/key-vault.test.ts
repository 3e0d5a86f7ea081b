import { describe, expect, it } from 'vitest';
import { VaultUnavailable } from '../../../electron/ports/key-vault.ts';
import { openKeyVault, type VaultOfSystem } from '../../../electron/shell/key-vault.ts';

type Backend = ReturnType<VaultOfSystem['safeStorage']['getSelectedStorageBackend']>;

/** A key store that only turns text around: enough to see what passes through it. */
function system(backend: Backend, available = true): VaultOfSystem['safeStorage'] {
  const turn = (text: string) => [...text].reverse().join('');
  return {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text) => Buffer.from(turn(text)),
    decryptStringAsync: async (sealed) => ({ result: turn(sealed.toString()), shouldReEncrypt: false }),
  };
}

const secret = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);

describe('key vault', () => {
  it('gives back exactly the bytes it was given', async () => {
    const vault = openKeyVault({ safeStorage: system('kwallet6'), platform: 'linux', allowUnprotected: false });

    expect(await vault.unprotect(await vault.protect(secret))).toEqual(secret);
  });

  it('refuses a Linux desktop whose key store only obscures', async () => {
    const vault = openKeyVault({ safeStorage: system('basic_text'), platform: 'linux', allowUnprotected: false });

    await expect(vault.protect(secret)).rejects.toThrow(VaultUnavailable);
    await expect(vault.unprotect(secret)).rejects.toThrow(VaultUnavailable);
  });

  it('accepts it where the office has said so', async () => {
    const vault = openKeyVault({ safeStorage: system('basic_text'), platform: 'linux', allowUnprotected: true });

    expect(await vault.unprotect(await vault.protect(secret))).toEqual(secret);
  });

  it('refuses when there is no key store at all, whatever the office has said', async () => {
    const safeStorage = system('gnome_libsecret', false);
    const vault = openKeyVault({ safeStorage, platform: 'linux', allowUnprotected: true });

    await expect(vault.protect(secret)).rejects.toThrow(VaultUnavailable);
  });

  it('does not repeat what the key store says', async () => {
    const safeStorage = {
      ...system('gnome_libsecret'),
      encryptStringAsync: (text: string) => Promise.reject(new Error(`cannot seal ${text}`)),
    };
    const vault = openKeyVault({ safeStorage, platform: 'linux', allowUnprotected: false });

    await expect(vault.protect(secret)).rejects.toThrow(/^the key store refused$/);
  });

  it('names its backend for the diagnosis', () => {
    const on = (platform: NodeJS.Platform) =>
      openKeyVault({ safeStorage: system('kwallet6'), platform, allowUnprotected: false }).describe();

    expect([on('win32'), on('darwin'), on('linux')]).toEqual(['dpapi', 'keychain', 'kwallet6']);
  });
});
