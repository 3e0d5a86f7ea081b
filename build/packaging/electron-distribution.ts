import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PackageTarget } from './target.ts';

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));

/** The version of Electron that the project builds for, e.g. `45.4.1`. */
export function electronVersion(): string {
  const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** The folder with Electron's binary distribution for a target, or null where this machine has none. Fetches nothing. */
export function findElectronDistribution(
  target: PackageTarget,
  folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist'),
): string | null {
  if (target.arch !== process.arch) return null; // the folder does not say for which processor it is
  const program = target.platform === 'win32' ? 'electron.exe' : 'electron';
  return existsSync(join(folder, program)) ? folder : null;
}
