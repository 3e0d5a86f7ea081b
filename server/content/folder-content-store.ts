import { createHash, hash as hashOf } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ContentHash } from '../../shared/base/ids.ts';
import { type ByteRange, type ContentStore, ContentStoreFull, type StoredContent } from './content-store.ts';
import { createFolder, type DurableFiles, systemFiles, writeDurably } from './write-durably.ts';

export interface FolderContentStoreDeps {
  /** Created when missing. Only the server writes here. */
  readonly folder: string;
  /** Makes names of temporary files unique, also between several servers on one folder. */
  readonly newId: () => string;
  readonly files?: DurableFiles;
}

/**
 * Content as files `ab/c/abc…`: 4,096 folders on two levels keep each small enough to list and to back up, and few
 * enough that most are there already (making one durable costs as much as the file).
 */
export async function createFolderContentStore(deps: FolderContentStoreDeps): Promise<ContentStore> {
  const { folder, newId, files = systemFiles } = deps;
  const temporaryFolder = join(folder, 'tmp');
  await createFolder(temporaryFolder);

  function folderOf(hash: ContentHash): string {
    return join(folder, hash.slice(0, 2), hash.slice(2, 3));
  }

  function pathOf(hash: ContentHash): string {
    return join(folderOf(hash), hash);
  }

  async function size(hash: ContentHash): Promise<number | null> {
    try {
      return (await stat(pathOf(hash))).size;
    } catch (problem) {
      if (codeOf(problem) === 'ENOENT') return null;
      throw problem;
    }
  }

  async function store(bytes: Uint8Array): Promise<StoredContent> {
    const hash = hashContent(bytes);
    if ((await size(hash)) === bytes.byteLength) return { hash, size: bytes.byteLength };
    try {
      await createFolder(folderOf(hash));
      // Two writers of the same bytes do not disturb each other: each renames its own file onto the same content.
      await writeDurably(pathOf(hash), join(temporaryFolder, newId()), bytes, files);
    } catch (problem) {
      if (codeOf(problem) === 'ENOSPC' || codeOf(problem) === 'EDQUOT') throw new ContentStoreFull();
      throw problem;
    }
    return { hash, size: bytes.byteLength };
  }

  async function read(hash: ContentHash, range?: ByteRange): Promise<Readable | null> {
    if ((await size(hash)) === null) return null;
    return createReadStream(pathOf(hash), range === undefined ? {} : { start: range.start, end: range.end });
  }

  async function remove(hash: ContentHash): Promise<void> {
    await rm(pathOf(hash), { force: true });
  }

  async function verify(hash: ContentHash): Promise<'intact' | 'damaged' | 'missing'> {
    const stream = await read(hash);
    if (stream === null) return 'missing';
    const digest = createHash('sha256');
    for await (const chunk of stream) digest.update(chunk as Uint8Array);
    return digest.digest('hex') === hash ? 'intact' : 'damaged';
  }

  return { store, read, size, remove, verify };
}

export function hashContent(bytes: Uint8Array): ContentHash {
  return hashOf('sha256', bytes, 'hex') as ContentHash;
}

function codeOf(problem: unknown): string | undefined {
  return problem instanceof Error && 'code' in problem ? String(problem.code) : undefined;
}
