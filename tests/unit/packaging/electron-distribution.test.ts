import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { electronVersion, findElectronDistribution } from '../../../build/packaging/electron-distribution.ts';
import { readFuses } from '../../../build/packaging/fuses.ts';
import { writeStubDistribution } from '../../../build/packaging/stub-distribution.ts';
import type { PackageTarget } from '../../../build/packaging/target.ts';

const folder = mkdtempSync(join(tmpdir(), 'zweiklick-electron-'));
const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
const targets: readonly (PackageTarget & { program: string })[] = [
  { platform: 'linux', arch, program: 'electron' },
  { platform: 'win32', arch, program: 'electron.exe' },
];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(targets)('Electron for $platform', ({ program, ...target }) => {
  const distribution = join(folder, target.platform);
  writeStubDistribution(distribution, target, electronVersion());

  it('is found where its program lies', () => {
    expect(findElectronDistribution(target, distribution)).toBe(distribution);
  });

  it('is not taken for another system or processor', () => {
    const otherPlatform = target.platform === 'linux' ? 'win32' : 'linux';
    expect(findElectronDistribution({ ...target, platform: otherPlatform }, distribution)).toBeNull();
    expect(findElectronDistribution({ ...target, arch: arch === 'x64' ? 'arm64' : 'x64' }, distribution)).toBeNull();
  });

  it('comes with its own fuses, which are not ours', async () => {
    expect(await readFuses(join(distribution, program))).toMatchObject({ RunAsNode: true, OnlyLoadAppFromAsar: false });
  });
});
