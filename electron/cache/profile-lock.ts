import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** Held as long as the program runs; the operating system lets go of it even when the program is killed. */
export interface ProfileLock {
  release(): void;
}

/**
 * Makes this process the only one that works on a profile; undefined when another one does. An empty database carries the
 * lock, because its locks work alike on every system and never go stale as a file with a process number would.
 */
export function lockProfile(profileDir: string): ProfileLock | undefined {
  mkdirSync(profileDir, { recursive: true, mode: 0o700 });
  const database = new SqliteDatabase(join(profileDir, 'lock.db'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY')) return undefined;
    throw error;
  }
}
