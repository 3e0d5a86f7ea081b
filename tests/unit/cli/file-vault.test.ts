import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileVault, userConfigDir } from '../../../electron/cli/file-vault.ts';
import { VaultUnavailable } from '../../../electron/ports/key-vault.ts';
import { temporaryFolder } from '../../helpers/test-desk.ts';

const secret = new TextEncoder().encode('thirty-two bytes of a master key');

describe('the vault of the command line', () => {
  it('gives back what it sealed, also to a later process', async () => {
    const [profile, config] = [temporaryFolder(), temporaryFolder()];
    const sealed = await createFileVault(profile, config).protect(secret);
    expect(Buffer.from(sealed).includes(Buffer.from(secret))).toBe(false);
    expect(Buffer.from(await createFileVault(profile, config).unprotect(sealed))).toEqual(Buffer.from(secret));
  });

  it('opens nothing of another profile, another account, or what was changed', async () => {
    const [profile, config] = [temporaryFolder(), temporaryFolder()];
    const sealed = await createFileVault(profile, config).protect(secret);
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    for (const [vault, bytes] of [
      [createFileVault(temporaryFolder(), config), sealed],
      [createFileVault(profile, temporaryFolder()), sealed],
      [createFileVault(profile, config), changed],
      [createFileVault(profile, config), new Uint8Array(3)],
    ] as const) {
      await expect(vault.unprotect(bytes)).rejects.toBeInstanceOf(VaultUnavailable);
    }
  });

  it('agrees on one key when two begin at once, readable by its owner alone', async () => {
    const [profile, config] = [temporaryFolder(), temporaryFolder()];
    const sealed = await Promise.all([1, 2, 3].map(() => createFileVault(profile, config).protect(secret)));
    for (const one of sealed) await expect(createFileVault(profile, config).unprotect(one)).resolves.toBeDefined();
    const [file, ...others] = readdirSync(join(config, 'vault'));
    expect(others).toEqual([]);
    const path = join(config, 'vault', file ?? '');
    expect(readFileSync(path)).toHaveLength(32);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('lies in the folder that the system gives for settings', () => {
    expect(userConfigDir({ XDG_CONFIG_HOME: '/x' })).toBe(join('/x', 'zweiklick'));
    expect(userConfigDir({ LOCALAPPDATA: '/local' })).toBe(join('/local', 'zweiklick'));
  });
});
