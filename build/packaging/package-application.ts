/**
 * From the built program to a package: stage the files, take Electron or its stub, let electron-builder do its work, and
 * read back what came out.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { builderConfiguration, programOn } from './builder-configuration.ts';
import { electronVersion, findElectronDistribution } from './electron-distribution.ts';
import { checkFuses } from './fuses.ts';
import { writeIcons } from './icon/write-icons.ts';
import { stageApplication } from './stage-application.ts';
import { writeStubDistribution } from './stub-distribution.ts';
import type { PackageTarget } from './target.ts';

/** `dir` is the application folder alone; the others are files to hand out. */
export type PackageKind = 'dir' | 'deb' | 'nsis';

export interface PackageRequest {
  readonly projectFolder: string;
  /** The folder with `out/`, usually the project itself. */
  readonly builtFolder: string;
  readonly outputFolder: string;
  readonly target: PackageTarget;
  readonly kind: PackageKind;
}

export interface PackageResult {
  /** The application folder. */
  readonly folder: string;
  /** The packages to hand out; none for `dir`. */
  readonly files: readonly string[];
  /** False: made from the stub, contents and fuses are right, but it cannot be started. */
  readonly hasElectron: boolean;
  /** Modules that npm installs only on the target's own system: without them no proof is read. */
  readonly absentModules: readonly string[];
}

export async function packageApplication(request: PackageRequest): Promise<PackageResult> {
  const { target, outputFolder, kind } = request;
  const work = mkdtempSync(join(tmpdir(), 'zweiklick-package-'));
  try {
    const staged = stageApplication({ ...request, stageFolder: join(work, 'stage') });
    const found = findElectronDistribution(target);
    const config = builderConfiguration({
      staged,
      icons: writeIcons(join(work, 'icons')),
      outputFolder,
      electronVersion: electronVersion(),
      electronDistribution: found ?? makeStub(join(work, 'electron'), target),
      suffix: suffixOf(found !== null, staged.absentModules),
    });
    if (kind === 'deb') process.env.CUSTOM_FPM_PATH = writeDebLauncher(work); // electron-builder has no other way to name it
    const files = await build({
      projectDir: staged.application,
      targets: targetsOf(request),
      config,
      publish: 'never',
    });
    rmSync(join(outputFolder, 'builder-debug.yml'), { force: true });
    const folder = join(outputFolder, folderName(target));
    await checkFuses(join(folder, programOn(target.platform)));
    return {
      folder,
      files: kind === 'dir' ? [] : files,
      hasElectron: found !== null,
      absentModules: staged.absentModules,
    };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** So that nobody hands out what cannot be started, or cannot read proofs. */
function suffixOf(hasElectron: boolean, absentModules: readonly string[]): string {
  if (!hasElectron) return '-nicht-startbar';
  return absentModules.length === 0 ? '' : '-unvollstaendig';
}

function makeStub(folder: string, target: PackageTarget): string {
  writeStubDistribution(folder, target, electronVersion());
  return folder;
}

function targetsOf({ target, kind }: PackageRequest) {
  const platform = target.platform === 'win32' ? Platform.WINDOWS : Platform.LINUX;
  return platform.createTarget([kind], target.arch === 'x64' ? Arch.x64 : Arch.arm64);
}

/** As electron-builder names it. */
function folderName({ platform, arch }: PackageTarget): string {
  return `${platform === 'win32' ? 'win' : 'linux'}${arch === 'x64' ? '' : `-${arch}`}-unpacked`;
}

/** A program file that starts our own maker of Debian packages on this Node. */
function writeDebLauncher(folder: string): string {
  const launcher = join(folder, 'make-deb');
  mkdirSync(folder, { recursive: true });
  const maker = join(import.meta.dirname, 'deb/main.ts');
  writeFileSync(launcher, `#!/bin/sh\nexec '${process.execPath}' '${maker}' "$@"\n`);
  chmodSync(launcher, 0o755);
  return launcher;
}
