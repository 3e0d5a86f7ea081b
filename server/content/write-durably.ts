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
  await prepareFile(temporary, bytes, files);
  await placeFile(temporary, path);
}

/** The first half: everything is on the disk, under the temporary name. After a failure nothing is left. */
export async function prepareFile(
  temporary: string,
  bytes: Uint8Array | string,
  files: DurableFiles = systemFiles,
): Promise<void> {
  await removeOnFailure(temporary, async () => {
    const file = await files.open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** The second half: after a failure the file may be in its place or not. */
export async function placeFile(temporary: string, path: string): Promise<void> {
  await removeOnFailure(temporary, () => rename(temporary, path));
  await syncFolder(dirname(path));
}

async function removeOnFailure(temporary: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (problem) {
    await rm(temporary, { force: true });
    throw problem;
  }
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
