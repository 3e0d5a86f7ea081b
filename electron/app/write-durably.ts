import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Replaces a small file: after a crash there is either the old or the new one, complete. `prove` runs before the old one goes. */
export async function writeDurably(
  file: string,
  bytes: Uint8Array,
  prove?: (fresh: string) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await prove?.(fresh);
  await rename(fresh, file);
}
