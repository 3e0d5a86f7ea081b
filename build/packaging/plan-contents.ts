/**
 * Which files go into the package. Pure, and a list of what may run instead of a list of what may not: a kind of file that
 * nobody thought of stops the packaging until someone decides.
 */
import { isBuiltin } from 'node:module';
import { extname } from 'node:path/posix';

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

/** Bundled packages keep theirs, with examples of their use. */
const COMMENT_LINE = /^\s*(?:\*|\/\/|\/\*).*$/gm;

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

/**
 * Modules that a CommonJS bundle loads and that the package does not have: with one of them it would fail at its start.
 * @param beside names of the modules that are packed beside the bundles; Electron itself is always there
 */
export function findMissingModules(bundle: string, beside: readonly string[]): readonly string[] {
  const loaded = bundle.replace(COMMENT_LINE, '').matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g);
  const loadable = ['electron', ...beside];
  const names = new Set([...loaded].map(([, name = '']) => name));
  return [...names].filter((name) => !name.startsWith('.') && !isBuiltin(name) && !isIn(loadable, name));
}

/** The module itself, or a file of it. */
function isIn(modules: readonly string[], name: string): boolean {
  return modules.some((module) => name === module || name.startsWith(`${module}/`));
}
