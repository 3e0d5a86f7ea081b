/**
 * Lays out everything that goes into a package, and nothing else, in a folder of its own. The packaging then takes the whole
 * folder, so that no pattern has to guess what to leave out of a project folder.
 */
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { listBundledPackages } from './bundled-packages.ts';
import { type ModuleBeside, modulesBeside, planModuleFiles } from './modules-beside.ts';
import { findMissingModules, planBuiltFiles } from './plan-contents.ts';
import { type Manifest, PRODUCT, readManifest } from './product.ts';
import type { PackageTarget } from './target.ts';
import { writeLicenceText } from './third-party-licences.ts';

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
  /** Modules of another platform that npm did not install here: without them no proof is read. */
  readonly absentModules: readonly string[];
}

export function stageApplication({ projectFolder, builtFolder, stageFolder, target }: Staging): StagedApplication {
  const [application, beside] = [join(stageFolder, 'application'), join(stageFolder, 'beside')];
  const manifest = readManifest(projectFolder);
  const built = planBuiltFiles(listFiles('out', builtFolder));
  if (built.unknown.length > 0) {
    throw new Error(`Decide in build/packaging/plan-contents.ts whether these run: ${built.unknown.join(', ')}`);
  }
  if (!built.ships.includes(manifest.main)) throw new Error(`${manifest.main} is missing: the program is not built.`);
  const modules = modulesBeside(target);
  const names = modules.map(({ name }) => name);
  const missing = built.ships
    .filter((file) => file.endsWith('.cjs'))
    .flatMap((file) => findMissingModules(readFileSync(join(builtFolder, file), 'utf8'), names));
  if (missing.length > 0) throw new Error(`The program loads what is not packed: ${missing.join(', ')}`);
  copy(built.ships, builtFolder, application);
  const absent = modules.filter((module) => !stageModule(module, projectFolder, application, target));
  write(join(application, 'package.json'), JSON.stringify(applicationManifest(manifest), null, 2));

  const licence = join(beside, 'LICENSE.txt');
  copyTo(join(projectFolder, 'LICENSE'), licence);
  const installerLicence = join(stageFolder, 'installer/licence.txt');
  write(installerLicence, `\uFEFF${readFileSync(licence, 'utf8')}`);
  write(
    join(beside, 'THIRD-PARTY-LICENCES.txt'),
    writeLicenceText(listBundledPackages(projectFolder, builtFolder, names)),
  );
  return { application, beside, licence, installerLicence, manifest, absentModules: absent.map(({ name }) => name) };
}

/** Electron takes the name of the profile folder and the window's desktop entry from it. */
function applicationManifest({ name, version, description, license, author, homepage, main }: Manifest) {
  const desktopName = `${PRODUCT.linuxProgram}.desktop`;
  const productName = PRODUCT.name;
  return { name, productName, version, description, license, author, homepage, main, desktopName, private: true };
}

/** False where it is made for a platform that this computer is not. */
function stageModule(module: ModuleBeside, projectFolder: string, application: string, target: PackageTarget): boolean {
  const path = `node_modules/${module.name}`;
  const source = join(projectFolder, path);
  if (module.isOfOnePlatform === true && !existsSync(source)) return false;
  copy(planModuleFiles(module, listFiles('**', source), target), source, join(application, path));
  write(join(application, path, 'package.json'), JSON.stringify(moduleManifest(module.name, source), null, 2));
  return true;
}

const moduleManifestSchema = z.object({
  version: z.string(),
  license: z.string().optional(),
  type: z.string().optional(),
  main: z.string().optional(),
  exports: z.unknown().optional(),
});

/** What loading the module needs, under the name that it is loaded by. */
function moduleManifest(name: string, source: string) {
  const parsed = moduleManifestSchema.parse(JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')));
  return { name, ...parsed };
}

function listFiles(pattern: string, folder: string): readonly string[] {
  return globSync(`${pattern}/**/*`, { cwd: folder, exclude: ['**/node_modules/**'] })
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
