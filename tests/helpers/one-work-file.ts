import { readFile, writeFile } from 'node:fs/promises';
import type { WorkFiles } from '../../electron/ports/work-files.ts';

/** A person who always saves to the same place and always takes that file; null while there is none. */
export function oneWorkFile(file: string): WorkFiles {
  return {
    save: async (_suggestedName, bytes) => {
      await writeFile(file, bytes);
      return 'saved';
    },
    open: async () => await readFile(file).catch(() => null),
  };
}
