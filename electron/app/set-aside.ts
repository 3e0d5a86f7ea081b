import { existsSync, renameSync } from 'node:fs';

/** Puts files or folders that cannot be read out of the way: kept beside their place, and never looked at by the program. */
export function setAside(paths: readonly string[], now: Date): void {
  for (const path of paths) if (existsSync(path)) renameSync(path, `${path}.set-aside-${asideMark(now)}`);
}

export function asideMark(now: Date): string {
  return now.toISOString().replaceAll(/[:.]/g, '-');
}
