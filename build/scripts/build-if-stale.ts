import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const sources = ['shared/**/*', 'electron/**/*', 'renderer/**/*', 'vite.config.ts', 'package-lock.json'];
const results = ['out/main/main.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html'];

/** Whether the built program is newer than everything it is built from. */
export function isBuildFresh(root: string): boolean {
  const built = results.map((file) => changedAt(join(root, file)));
  const newestSource = Math.max(...globSync(sources, { cwd: root }).map((file) => changedAt(join(root, file))));
  return Math.min(...built) > newestSource;
}

/** Builds the program where it is older than its sources, with one line on the console. */
export function buildIfStale(): void {
  if (isBuildFresh(root)) return;
  console.log('Zweiklick wird gebaut …');
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the build failed');
}

/** Milliseconds since 1970; 0 where there is no such file. */
function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
