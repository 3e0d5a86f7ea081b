import { renameSync } from 'node:fs';
import type { Secret } from '../../shared/base/secret.ts';
import { dropCacheFiles, dropLogOf } from './cache-files.ts';
import type { ReadableDatabase, SqlParameters, WritableDatabase } from './handle.ts';
import { errorOf, isUnreadable, openCache } from './open.ts';

const TABLES = ['task', 'inbox_count', 'file_document', 'benefit_case', 'person', 'case_file', 'deputyship', 'worker'];
const BEGIN_ANEW = 'UPDATE sync_state SET cursor = NULL, scopes_of_day = NULL, last_sync_at = NULL';

/**
 * Forgets every row of the server, for a pull that starts anew. Unsent work, preferences and the device's sequence
 * stay; after the rows have come in again, `rebaseAll` (outbox) shows the unsent work on them.
 */
export function forgetServerRows(db: WritableDatabase): void {
  for (const table of TABLES) db.run(`DELETE FROM ${table}`);
  db.run(`INSERT INTO search_index (search_index) VALUES ('delete-all')`);
  // not in step any more: until everything has come again nothing is tidied up
  db.run(BEGIN_ANEW);
  for (const topic of ['tasks', 'cases', 'file-documents', 'session', 'sync'] as const) db.touch(topic);
}

/** What the server sends again, or what is worked out from it. Everything else only this workstation has. */
export const SERVER_TABLES: readonly string[] = [
  ...TABLES,
  'task_body',
  'task_content',
  'reading',
  'task_check',
  'task_badge',
];
const ALL_TABLES = `
  SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_index%' ESCAPE '\\'
  ORDER BY name`;

/**
 * Puts a new cache in the place of one that nobody has open, with only what no server has: a physical rebuild, whatever
 * was wrong with the old file. Killed at any moment, there is either the old or the new one. False when the old one cannot be
 * read (another key, or damaged); it is untouched then. Throws when only the file system stands in the way just now
 * (`isDiskFull`, `isNoAccess`), with nothing changed.
 */
export function rebuildCache(file: string, key: Secret<Uint8Array>): boolean {
  const old = openCache({ role: 'writer', file, key });
  if (!old.ok) {
    if (old.failure === 'unreadable') return false;
    throw errorOf(old.failure);
  }
  const fresh = freshOf(file);
  try {
    const made = makeFresh(file, key);
    try {
      copyOwnRows(old.value, made);
    } finally {
      made.close();
    }
  } catch (error) {
    dropCacheFiles(fresh);
    if (isUnreadable(error)) return false;
    throw error;
  } finally {
    old.value.close();
  }
  dropLogOf(file);
  renameSync(fresh, file);
  return true;
}

/** Throws as `rebuildCache` does when no new cache can be made beside this one, which may be open. Leaves nothing behind. */
export function proveRebuildable(file: string, key: Secret<Uint8Array>): void {
  try {
    makeFresh(file, key).close();
  } finally {
    dropCacheFiles(freshOf(file));
  }
}

function freshOf(file: string): string {
  return `${file}.fresh`;
}

function makeFresh(file: string, key: Secret<Uint8Array>): WritableDatabase {
  dropCacheFiles(freshOf(file)); // of a rebuild that was killed
  const made = openCache({ role: 'writer', file: freshOf(file), key });
  if (!made.ok) throw errorOf(made.failure === 'unreadable' ? 'no-access' : made.failure);
  return made.value;
}

function copyOwnRows(from: ReadableDatabase, to: WritableDatabase): void {
  to.transaction(() => {
    to.run('PRAGMA defer_foreign_keys = ON'); // tables come in the order of their names
    for (const table of ownTables(from)) {
      for (const row of from.all<Record<string, string | number | null>>(`SELECT * FROM ${table}`)) {
        to.run(insertOf(table, row), row satisfies SqlParameters);
      }
    }
    to.run(BEGIN_ANEW);
  });
}

/** A table that nobody has thought of here is kept: stale rows of the server do less harm than lost work. */
export function ownTables(db: ReadableDatabase): readonly string[] {
  const tables = db.all<{ name: string }>(ALL_TABLES).map(({ name }) => name);
  return tables.filter((name) => !SERVER_TABLES.includes(name));
}

function insertOf(table: string, row: Readonly<Record<string, unknown>>): string {
  const columns = Object.keys(row);
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`;
}
