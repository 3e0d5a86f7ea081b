/**
 * Which npm packages are inside the built program. The bundler's source maps name every file that it took.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const sourceMap = z.object({ sources: z.array(z.string()) });
const packageManifest = z.object({ name: z.string(), version: z.string(), license: z.string().optional() });

/** Fonts and design values reach the program through style sheets, of which no source map tells. */
const IN_STYLE_SHEETS = ['@fontsource/fira-sans', '@kern-ux/native'];

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string | undefined;
  /** Where it is installed. */
  readonly folder: string;
}

/**
 * @param builtFolder the folder with `out/`
 * @param beside names of the modules that lie beside the bundle
 */
export function listBundledPackages(
  projectFolder: string,
  builtFolder: string,
  beside: readonly string[],
): readonly BundledPackage[] {
  const paths = new Set([...IN_STYLE_SHEETS, ...beside].map((name) => `node_modules/${name}`));
  for (const file of globSync('out/**/*.map', { cwd: builtFolder })) {
    const { sources } = sourceMap.parse(JSON.parse(readFileSync(join(builtFolder, file), 'utf8')));
    for (const source of sources) {
      const path = packagePathOf(source);
      if (path !== null) paths.add(path);
    }
  }
  return [...paths]
    .map((path) => join(projectFolder, path))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map(readPackage)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** `../../node_modules/a/node_modules/@b/c/d.js` -> `node_modules/a/node_modules/@b/c`; null for a file of the project. */
export function packagePathOf(source: string): string | null {
  const match = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/@.][^/]*)\//.exec(source);
  return match?.[1] ?? null;
}

function readPackage(folder: string): BundledPackage {
  const { name, version, license } = packageManifest.parse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  );
  return { name, version, licence: license, folder };
}
