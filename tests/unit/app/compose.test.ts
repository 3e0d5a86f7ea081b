import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartFailure } from '../../../electron/app/start-failure.ts';
import { version } from '../../../electron/app/version.ts';
import { VaultUnavailable } from '../../../electron/ports/key-vault.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { sampleWorker } from '../../helpers/sample-rows.ts';
import { signInOn } from '../../helpers/signed-in-profile.ts';
import { memoryVault, startCore, testPorts } from '../../helpers/test-core.ts';
import { temporaryFolder } from '../../helpers/test-desk.ts';

async function kindOf(start: Promise<unknown>): Promise<string> {
  const error: unknown = await start.then(() => undefined).catch((reason: unknown) => reason);
  return error instanceof StartFailure ? error.failure.kind : `no StartFailure: ${String(error)}`;
}

describe('the composed core', () => {
  it('starts without a network and shows the sign-in', async () => {
    const app = await startCore(temporaryFolder());
    expect(await app.invoke('session.show', {})).toMatchObject({ ok: true, value: { state: 'signed-out' } });
    expect(await app.invoke('inbox.counts', {})).toMatchObject({ ok: false, failure: { kind: 'signed-out' } });
    expect(await app.invoke('session.sign-in', {})).toMatchObject({
      value: { attempt: { state: 'failed', problem: 'offline' } },
    });
    await app.close();
  });

  it('refuses a second process on the same profile until the first has ended', async () => {
    const profile = temporaryFolder();
    const app = await startCore(profile);
    expect(await kindOf(startCore(profile))).toBe('conflict');
    await app.close();
    await (await startCore(profile)).close();
  });

  it('says that the keys are lost with the vault of another person, and keeps them', async () => {
    const profile = temporaryFolder();
    await (await startCore(profile)).close();
    const before = readFileSync(join(profile, 'keys.json'), 'utf8');
    const app = await startCore(profile, testPorts({ vault: memoryVault(2) }));
    expect(await app.invoke('session.show', {})).toMatchObject({ value: { state: 'key-lost' } });
    expect(await app.invoke('inbox.counts', {})).toMatchObject({ failure: { kind: 'signed-out' } });
    await app.close();
    expect(readFileSync(join(profile, 'keys.json'), 'utf8')).toBe(before);
    await (await startCore(profile)).close();
  });

  it('does not start with a vault that does not work at all, and keeps the keys', async () => {
    const profile = temporaryFolder();
    await (await startCore(profile)).close();
    const refuse = async () => {
      throw new VaultUnavailable('locked');
    };
    const vault = { ...memoryVault(), protect: refuse, unprotect: refuse };
    expect(await kindOf(startCore(profile, testPorts({ vault })))).toBe('vault-unavailable');
    await (await startCore(profile)).close();
  });

  it.each(['', 'no JSON', '{"format":1,"sealed":"AAAA"}', '{"format":2}'])(
    'does not replace a damaged key file %j by itself',
    async (text) => {
      const profile = temporaryFolder();
      writeFileSync(join(profile, 'keys.json'), text);
      const app = await startCore(profile);
      expect(await app.invoke('session.show', {})).toMatchObject({ value: { state: 'key-lost' } });
      await app.close();
      expect(readFileSync(join(profile, 'keys.json'), 'utf8')).toBe(text);
    },
  );

  it('leaves keys of a newer version alone, and says that it is one', async () => {
    const profile = temporaryFolder();
    const text = '{"format":3,"anything":"else"}';
    writeFileSync(join(profile, 'keys.json'), text);
    expect(await kindOf(startCore(profile))).toBe('data-too-new');
    expect(readFileSync(join(profile, 'keys.json'), 'utf8')).toBe(text);
  });

  it('does not begin with a vault that cannot give the key back', async () => {
    const profile = temporaryFolder();
    const vault = { ...memoryVault(), unprotect: async () => new Uint8Array(32) };
    expect(await kindOf(startCore(profile, testPorts({ vault })))).toBe('vault-unavailable');
    expect(readdirSync(profile)).not.toContain('keys.json');
  });

  it.skipIf(process.platform !== 'linux').each(['keys.json.new', 'workers/ID/journal-key.sealed.new'])(
    'says that the disk is full where %s cannot be written, and starts in the same process once there is room',
    async (place) => {
      const profile = temporaryFolder();
      await signInOn(profile);
      const full = join(profile, place.replace('ID', sampleWorker().id));
      mkdirSync(dirname(full), { recursive: true });
      if (place === 'keys.json.new') rmSync(join(profile, 'keys.json'), { force: true });
      symlinkSync('/dev/full', full);
      expect(await kindOf(startCore(profile))).toBe('disk-full');
      rmSync(full);
      const app = await startCore(profile);
      expect(await app.invoke('session.show', {})).toMatchObject({ value: { state: 'signed-in' } });
      await app.close();
    },
  );

  it('says so when the folder cannot be used', async () => {
    const profile = temporaryFolder();
    mkdirSync(join(profile, 'lock.db'));
    expect(await kindOf(startCore(profile))).toBe('no-access');
  });

  it('carries the version of the package', () => {
    expect(version).toBe(packageJson.version);
  });
});
