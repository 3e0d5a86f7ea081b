/**
 * Lays out everything that goes into a package, and nothing else, in a folder of its own. The packaging then takes the whole
 * folder, so that no pattern has to guess what to leave out of a project folder.
 */
import { copyFileSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listBundledPackages } from './bundled-packages.ts';
import { findMissingModules, planBuiltFiles, planSqliteFiles } from './plan-contents.ts';
import { type Manifest, PRODUCT, readManifest } from './product.ts';
import type { PackageTarget } from './target.ts';
import { writeLicenceText } from './third-party-licences.ts';

const SQLITE = 'node_modules/better-sqlite3';

export interface Staging {
  readonly projectFolder: string;
  /** The folder with `out/`, usually the project itself. */
  readonly builtFolder: string;
  readonly stageFolder: string;
  readonly target: PackageTarget;
}

export interface StagedApplication {
  /** What goes into the archive. */
  readonly application: string;
  /** What lies beside the program, for people to read. */
  readonly beside: string;
  readonly licence: string;
  /** The same for the pages of the Windows installer, which takes text without a byte order mark for an old code page. */
  readonly installerLicence: string;
  readonly manifest: Manifest;
}

export function stageApplication({ projectFolder, builtFolder, stageFolder, target }: Staging): StagedApplication {
  const [application, beside] = [join(stageFolder, 'application'), join(stageFolder, 'beside')];
  const manifest = readManifest(projectFolder);
  const built = planBuiltFiles(listFiles('out', builtFolder));
  if (built.unknown.length > 0) {
    throw new Error(`Decide in build/packaging/plan-contents.ts whether these run: ${built.unknown.join(', ')}`);
  }
  if (!built.ships.includes(manifest.main)) throw new Error(`${manifest.main} is missing: the program is not built.`);
  const missing = built.ships
    .filter((file) => file.endsWith('.cjs'))
    .flatMap((file) => findMissingModules(readFileSync(join(builtFolder, file), 'utf8')));
  if (missing.length > 0) throw new Error(`The program loads what is not packed: ${missing.join(', ')}`);
  const sqlite = join(projectFolder, SQLITE);
  copy(built.ships, builtFolder, application);
  copy(planSqliteFiles(listFiles('{lib,prebuilds}', sqlite), target), sqlite, join(application, SQLITE));
  write(join(application, 'package.json'), JSON.stringify(applicationManifest(manifest), null, 2));
  write(join(application, SQLITE, 'package.json'), JSON.stringify(sqliteManifest(projectFolder, builtFolder), null, 2));

  const licence = join(beside, 'LICENSE.txt');
  copyTo(join(projectFolder, 'LICENSE'), licence);
  const installerLicence = join(stageFolder, 'installer/licence.txt');
  write(installerLicence, `\uFEFF${readFileSync(licence, 'utf8')}`);
  write(join(beside, 'THIRD-PARTY-LICENCES.txt'), writeLicenceText(listBundledPackages(projectFolder, builtFolder)));
  return { application, beside, licence, installerLicence, manifest };
}

/** Electron takes the name of the profile folder and the window's desktop entry from it. */
function applicationManifest({ name, version, description, license, author, homepage, main }: Manifest) {
  const desktopName = `${PRODUCT.linuxProgram}.desktop`;
  const productName = PRODUCT.name;
  return { name, productName, version, description, license, author, homepage, main, desktopName, private: true };
}

function sqliteManifest(projectFolder: string, builtFolder: string) {
  const module = listBundledPackages(projectFolder, builtFolder).find(({ folder }) =>
    folder.endsWith('better-sqlite3'),
  );
  return { name: 'better-sqlite3', version: module?.version, license: module?.licence, main: 'lib/index.js' };
}

function listFiles(pattern: string, folder: string): readonly string[] {
  return globSync(`${pattern}/**/*`, { cwd: folder })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

function copy(files: readonly string[], from: string, to: string): void {
  for (const file of files) copyTo(join(from, file), join(to, file));
}

function copyTo(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
