/**
 * layers.ts: walks the imports of the whole product against `build/layers.ts`; `node build/scripts/layers.ts` prints what is forbidden.
 */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PRODUCT_FOLDERS } from '../layers.ts';
import { decideImport } from './decide-import.ts';
import { readImports } from './read-imports.ts';

const PROJECT = resolve(import.meta.dirname, '../..');

/** One line for each forbidden import: `file:line imports 'x': reason`. Empty where all is well. */
export function findForbiddenImports(): readonly string[] {
  return productFiles().flatMap((file) =>
    readImports(file, readFileSync(join(PROJECT, file), 'utf8')).flatMap(({ specifier, line }) => {
      const reason = decideImport(file, specifier);
      return reason === null ? [] : [`${file}:${line} imports '${specifier ?? '(computed)'}': ${reason}`];
    }),
  );
}

/** The product's sources, as sorted paths from the project's root with forward slashes. */
export function productFiles(): readonly string[] {
  return globSync(
    PRODUCT_FOLDERS.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: PROJECT },
  )
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

if (import.meta.main) {
  const forbidden = findForbiddenImports();
  for (const line of forbidden) console.error(line);
  process.exitCode = forbidden.length === 0 ? 0 : 1;
}
