import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type KeyVault, VaultUnavailable } from '../ports/key-vault.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The vault of the command line, where no desktop session and so no keyring of the operating system exists: a random key
 * in the user's own configuration folder, readable by that user alone, never inside the profile. A copied profile is
 * therefore worthless without the account it belongs to.
 */
export function createFileVault(profileDir: string, configDir: string): KeyVault {
  const name = createHash('sha256').update(resolve(profileDir)).digest('hex').slice(0, 16);
  const file = join(configDir, 'vault', `${name}.key`);
  let known: Promise<Buffer> | undefined;
  const key = () => {
    known ??= readOrCreate(file, join(configDir, 'vault'));
    return known;
  };

  return {
    async protect(secret) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', await key(), nonce);
      const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
    },
    async unprotect(sealed) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', await key(), sealed.subarray(0, NONCE_BYTES));
        decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      } catch {
        throw new VaultUnavailable('The key of this profile is not the one it was sealed with');
      }
    },
    describe: () => 'file',
  };
}

/** `%APPDATA%`-like folder of the user for settings; `XDG_CONFIG_HOME` where it is set. */
export function userConfigDir(environment: Readonly<Record<string, string | undefined>>): string {
  const base = environment.XDG_CONFIG_HOME ?? environment.LOCALAPPDATA ?? join(homedir(), '.config');
  return join(base, 'zweiklick');
}

async function readOrCreate(file: string, folder: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const existing = await readFile(file).catch(() => null);
  if (existing !== null) return existing;
  // complete before it has its name, so that two processes starting at once agree on one key
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(32), { mode: 0o600, flush: true });
  await link(draft, file).catch(() => undefined);
  await rm(draft, { force: true });
  await chmod(file, 0o600);
  return await readFile(file);
}
