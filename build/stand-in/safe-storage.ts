import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strict } from './strict.ts';
import { vaultBackend, vaultFolder } from './surroundings.ts';

const version = Buffer.from('v11');
const nonceBytes = 12;
const tagBytes = 16;

/** A key file of the user instead of the desktop's key store: as good as file permissions, for development and tests. */
function keyOfUser(): Buffer {
  const file = join(vaultFolder, 'vault-key');
  if (!existsSync(file)) {
    mkdirSync(vaultFolder, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file);
}

function requireVault(): void {
  if (vaultBackend === 'none') throw new Error('Encryption is not available.');
}

export const safeStorage = strict(
  {
    isAsyncEncryptionAvailable: async () => vaultBackend !== 'none',
    getSelectedStorageBackend: () => (vaultBackend === 'basic_text' ? 'basic_text' : 'gnome_libsecret'),
    encryptStringAsync: async (text: string): Promise<Buffer> => {
      requireVault();
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', keyOfUser(), nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([version, nonce, cipher.getAuthTag(), sealed]);
    },
    decryptStringAsync: async (sealed: Buffer) => {
      requireVault();
      const [nonceAt, tagAt] = [version.length, version.length + nonceBytes];
      const decipher = createDecipheriv('aes-256-gcm', keyOfUser(), sealed.subarray(nonceAt, tagAt));
      decipher.setAuthTag(sealed.subarray(tagAt, tagAt + tagBytes));
      const opened = Buffer.concat([decipher.update(sealed.subarray(tagAt + tagBytes)), decipher.final()]);
      return { result: opened.toString('utf8'), shouldReEncrypt: false };
    },
  },
  'safeStorage',
);
