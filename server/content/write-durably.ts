import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What writing needs from the file system; a parameter, so that a full disk can be tried. */
export interface DurableFiles {
  readonly open: (path: string, flags: string) => Promise<Pick<FileHandle, 'writeFile' | 'sync' | 'close'>>;
}

export const systemFiles: DurableFiles = { open };

/**
 * Writes a file so that after a crash it is there as a whole or not at all: temporary file, fsync, rename, fsync of
 * the folder (without the last, a power cut may forget the rename). `temporary` lies on the same file system.
 */
export async function writeDurably(
  path: string,
  temporary: string,
  bytes: Uint8Array | string,
  files: DurableFiles = systemFiles,
): Promise<void> {
  try {
    const file = await files.open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (problem) {
    await rm(temporary, { force: true });
    throw problem;
  }
  await syncFolder(dirname(path));
}

/** Creates the folder and makes its own entry durable; nothing happens when it is there. */
export async function createFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (first === undefined) return;
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) await syncFolder(dirname(folder));
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return; // Windows cannot open a folder for writing; NTFS journals renames itself
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
