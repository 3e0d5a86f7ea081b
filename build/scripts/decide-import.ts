/**
 * decide-import.ts: may this file import that module? Pure: the table in `build/layers.ts` against two names.
 */
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { LAYERS, NODE_FOLDERS, PACKAGES } from '../layers.ts';

const BUILTINS = new Set(builtinModules);

/**
 * The reason why `file` may not import `specifier`, or null where it may.
 * @param file path from the project's root, with forward slashes
 * @param specifier as written in the source; null where it is computed
 */
export function decideImport(file: string, specifier: string | null): string | null {
  const layer = layerOf(file);
  if (layer === null) return 'this file belongs to no layer of build/layers.ts';
  if (specifier === null) return 'a computed import cannot be checked; name the module';
  const wanted = specifier.split('?')[0] ?? ''; // Vite's `?url` and `?worker` say how, not what
  if (!wanted.startsWith('.')) return decideExternal(file, wanted);
  const target = posix.join(posix.dirname(file), wanted);
  const inPackage = /^(?:\.\.\/)*node_modules\/(.+)$/.exec(target)?.[1];
  if (inPackage !== undefined) return decideExternal(file, inPackage);
  const targetLayer = layerOf(target);
  if (targetLayer === null) return `${target} belongs to no layer of build/layers.ts`;
  return targetLayer === layer || mayImport(layer, targetLayer) ? null : `${layer} may not import ${targetLayer}`;
}

function decideExternal(file: string, specifier: string): string | null {
  if (specifier.startsWith('node:') || BUILTINS.has(specifier)) {
    return isUnder(file, NODE_FOLDERS) ? null : `${folderOf(file)} may not use Node's modules`;
  }
  const name = packageName(specifier);
  const folders = PACKAGES[name];
  if (folders === undefined) return `the package ${name} is not listed in build/layers.ts`;
  return isUnder(file, folders) ? null : `the package ${name} belongs to ${folders.join(', ')}`;
}

/** The layer of a path: the longest matching folder; `folder/*` becomes `folder/name`. Null where none matches. */
export function layerOf(path: string): string | null {
  const matches = Object.keys(LAYERS)
    .map((layer) => (layer.endsWith('/*') ? concrete(layer, path) : layer))
    .filter((layer) => layer !== null && (path === layer || path.startsWith(`${layer}/`)));
  return matches.sort((a, b) => (b ?? '').length - (a ?? '').length)[0] ?? null;
}

function concrete(layer: string, path: string): string | null {
  const parent = layer.slice(0, -1);
  const [name, ...rest] = path.startsWith(parent) ? path.slice(parent.length).split('/') : [];
  return name !== undefined && rest.length > 0 ? `${parent}${name}` : null;
}

function mayImport(layer: string, target: string): boolean {
  return (LAYERS[tableKey(layer)] ?? []).includes(tableKey(target));
}

function tableKey(layer: string): string {
  return layer in LAYERS ? layer : `${posix.dirname(layer)}/*`;
}

function isUnder(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => file.startsWith(`${folder}/`));
}

function folderOf(file: string): string {
  return layerOf(file) ?? posix.dirname(file);
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
