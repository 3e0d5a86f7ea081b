import { chmodSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const SOMEBODY = 65_534;
/** Windows has no such right on folders. */
export const canCloseFolders = process.platform !== 'win32';

/**
 * While it works, nothing can be made, renamed or removed in this folder, and its files can only be read. Root may do
 * everything everywhere; a process of root works as somebody else meanwhile.
 */
export async function withClosedFolder<Value>(folder: string, work: () => Value): Promise<Awaited<Value>> {
  const isRoot = process.geteuid?.() === 0;
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { name } of files) chmodSync(join(folder, name), 0o444);
  chmodSync(folder, 0o555);
  if (isRoot) {
    letThrough(dirname(folder));
    process.seteuid?.(SOMEBODY);
  }
  try {
    return await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    chmodSync(folder, 0o700);
    for (const { name } of files) chmodSync(join(folder, name), 0o600);
  }
}

/** Temporary folders of a test are closed to others. */
function letThrough(folder: string): void {
  if (!folder.includes('zweiklick-test-')) return;
  chmodSync(folder, 0o711);
  letThrough(dirname(folder));
}
