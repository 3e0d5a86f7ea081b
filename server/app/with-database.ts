import { resolve } from 'node:path';
import type { Database } from '../store/database.ts';
import { openDatabase } from '../store/open-database.ts';
import { lockFolder } from './folder-lock.ts';
import type { DatabasePlace } from './read-database-place.ts';

/** Opens the office's database for one command. An embedded one serves one process: a running server keeps this out. */
export async function withDatabase<Value>(
  place: { readonly dataFolder: string; readonly database: DatabasePlace },
  work: (database: Database) => Promise<Value>,
): Promise<Value> {
  const unlock = place.database.kind === 'folder' ? await lockFolder(resolve(place.dataFolder)) : async () => {};
  try {
    const database = await openDatabase(place.database);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  } finally {
    await unlock();
  }
}
