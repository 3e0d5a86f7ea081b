import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '../../content/write-durably.ts';

/** Where the keys of the embedded provider are kept: outside of the database, whose backups go elsewhere. */
export interface KeyFile {
  /** Null when there is none yet. */
  readonly read: () => Promise<string | null>;
  /** Whole or not at all. */
  readonly write: (text: string) => Promise<void>;
}

/** `provider-keys.json` in the data folder, which servers of one office share; for the server's account only. */
export function createKeyFile(folder: string, newId: () => string): KeyFile {
  const path = join(folder, 'provider-keys.json');
  const files = { open: (temporary: string, flags: string) => open(temporary, flags, 0o600) };
  return {
    read: () =>
      readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      }),
    write: (text) => writeDurably(path, `${path}.${newId()}`, text, files),
  };
}

/** Keys that end with the process. */
export function keepKeysInMemory(): KeyFile {
  let kept: string | null = null;
  return {
    read: async () => kept,
    write: async (text) => {
      kept = text;
    },
  };
}
