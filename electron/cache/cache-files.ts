import { rmSync } from 'node:fs';

/** A cache with what SQLite keeps beside it: the log, its index, and the journal of a change of the key. */
export function filesOfCache(file: string): readonly string[] {
  return ['', '-wal', '-shm', '-journal'].map((suffix) => `${file}${suffix}`);
}

/** A half-made one; nothing is there afterwards. */
export function dropCacheFiles(file: string): void {
  for (const path of filesOfCache(file)) rmSync(path, { force: true });
}

/** What lies beside a closed cache belongs to this file, and not to the one that takes its place. */
export function dropLogOf(file: string): void {
  for (const path of [`${file}-wal`, `${file}-shm`]) rmSync(path, { force: true });
}
