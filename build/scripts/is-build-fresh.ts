import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sources = ['shared/**/*', 'electron/**/*', 'renderer/**/*', 'vite.config.ts', 'package-lock.json'];
const results = ['out/main/main.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** Whether the built program is newer than everything it is built from. */
export function isBuildFresh(root: string): boolean {
  const built = results.map((file) => changedAt(join(root, file)));
  const newestSource = Math.max(...globSync(sources, { cwd: root }).map((file) => changedAt(join(root, file))));
  return Math.min(...built) > newestSource;
}

/** Milliseconds since 1970; 0 where there is no such file. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
