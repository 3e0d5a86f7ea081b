import { copyFileSync, existsSync, renameSync, statSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import type { Secret } from '../../shared/base/secret.ts';
import { dropCacheFiles, dropLogOf } from './cache-files.ts';
import { errorOf, hexOf, openCache } from './open.ts';

/** `done`: the cache is under the new key now; `absent`: there is none; `unreadable`: neither key opens it. */
export type Rekeyed = 'done' | 'absent' | 'unreadable';

/**
 * Brings a cache that nobody has open under another key. Killed at any moment, the cache is complete under one of the two:
 * SQLite's own re-encryption is not (a half-done one can be opened with neither key), so it is done on a copy, which takes
 * the cache's place when it has been checked. Needs room for the copy; throws when the disk is full, with nothing changed.
 */
export function rekeyCache(file: string, from: Secret<Uint8Array>, to: Secret<Uint8Array>): Rekeyed {
  const copy = `${file}.rekey`;
  dropCacheFiles(copy); // of an attempt that was killed
  if (!existsSync(file)) return 'absent';
  if (opens(file, to)) return 'done';
  if (!opens(file, from)) return 'unreadable';
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) throw new Error('The cache is still in use');
  try {
    copyFileSync(file, copy);
    rekey(copy, from, to);
    if (!opens(copy, to)) throw new Error('The new key does not open the copy');
  } catch (error) {
    dropCacheFiles(copy);
    throw error;
  }
  dropLogOf(file);
  renameSync(copy, file);
  return 'done';
}

/** Opening and closing also brings what is left in the log into the file. */
function opens(file: string, key: Secret<Uint8Array>): boolean {
  const opened = openCache({ role: 'writer', file, key });
  if (!opened.ok) {
    if (opened.failure === 'unreadable') return false;
    throw errorOf(opened.failure);
  }
  opened.value.close();
  return true;
}

function rekey(file: string, from: Secret<Uint8Array>, to: Secret<Uint8Array>): void {
  const database = new SqliteDatabase(file);
  try {
    database.pragma("cipher = 'sqlcipher'");
    database.pragma(`key = "x'${hexOf(from)}'"`);
    database.pragma('temp_store = MEMORY');
    database.pragma('journal_mode = DELETE'); // with a write-ahead log no key can be changed
    database.pragma('synchronous = FULL');
    database.pragma(`rekey = "x'${hexOf(to)}'"`);
  } catch {
    // the error's own text may quote the key
    throw Object.assign(new Error('The copy could not be encrypted anew'), { code: 'SQLITE_FULL' });
  } finally {
    database.close();
  }
}
