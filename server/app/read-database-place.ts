import type { DatabaseLocation } from '../store/open-database.ts';

/** A database that outlives the process. */
export type DatabasePlace = Exclude<DatabaseLocation, { kind: 'memory' }>;

/** What `--data` and `--database-url` say. Throws with a sentence for the operator. */
export function readDatabasePlace(dataFolder: string, url: string | undefined): DatabasePlace {
  if (url === undefined) return { kind: 'folder', folder: `${dataFolder}/database` };
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new Error('--database-url erwartet eine Adresse, die mit postgresql:// beginnt.');
  }
  return { kind: 'server', url };
}
