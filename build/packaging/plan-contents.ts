/**
 * Which files go into the package. Pure, and a list of what may run instead of a list of what may not: a kind of file that
 * nobody thought of stops the packaging until someone decides.
 */
import { isBuiltin } from 'node:module';
import { extname } from 'node:path/posix';
import { nameOfTarget, type PackageTarget } from './target.ts';

/** Folders of the built program and the kinds of file that run (or are shown) in them. */
const RUNS: Readonly<Record<string, readonly string[]>> = {
  'out/main/': ['.cjs', '.wasm'],
  'out/preload/': ['.cjs'],
  'out/renderer/': [
    '.html',
    '.js',
    '.mjs',
    '.css',
    '.woff2',
    '.wasm',
    '.svg',
    '.png',
    '.bcmap',
    '.pfb',
    '.ttf',
    '.icc',
  ],
};

/** Made by the bundler for the developer's eyes. */
const LEFT_OUT = ['.map'];

/** What the bundles may load that is not inside them: Electron itself, and the module that is packed beside them. */
const LOADABLE = ['electron', 'better-sqlite3'];

export interface PlannedContents {
  readonly ships: readonly string[];
  /** Files of which it is not known whether they run: a person has to decide. */
  readonly unknown: readonly string[];
}

/** @param files paths relative to the project, with forward slashes */
export function planBuiltFiles(files: readonly string[]): PlannedContents {
  const wanted = files.filter((file) => !LEFT_OUT.includes(extname(file)));
  return { ships: wanted.filter(runs), unknown: wanted.filter((file) => !runs(file)) };
}

function runs(file: string): boolean {
  return Object.entries(RUNS).some(([folder, kinds]) => file.startsWith(folder) && kinds.includes(extname(file)));
}

/** Of the SQLite module its program and the binary of one platform; neither C sources nor entries for other platforms. */
export function planSqliteFiles(files: readonly string[], target: PackageTarget): readonly string[] {
  const binary = `prebuilds/${nameOfTarget(target)}.node`;
  const entryOfOnePlatform = /^lib\/(linux|linuxmusl|darwin|win32)-\w+\.js$/;
  const ships = files.filter(
    (file) => file === binary || (file.startsWith('lib/') && file.endsWith('.js') && !entryOfOnePlatform.test(file)),
  );
  if (!ships.includes(binary)) throw new Error(`The SQLite module has no ${binary}.`);
  return ships;
}

/** Modules that a CommonJS bundle loads and that the package does not have: with one of them it would fail at its start. */
export function findMissingModules(bundle: string): readonly string[] {
  const loaded = bundle.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g);
  const names = new Set([...loaded].map(([, name = '']) => name));
  return [...names].filter((name) => !name.startsWith('.') && !isBuiltin(name) && !LOADABLE.includes(name));
}
