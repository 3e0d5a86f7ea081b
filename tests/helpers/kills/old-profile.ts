import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { deriveKeys, openKeyRing } from '../../../electron/app/open-keys.ts';
import { migrate, versionOf } from '../../../electron/cache/migrate.ts';
import { migrations } from '../../../electron/cache/migrations/all.ts';
import { createFileVault } from '../../../electron/cli/file-vault.ts';
import type { ProfileFolders } from '../core-process.ts';

/** Rows that make the steps take long enough to be hit; they are nobody's, and the next sync removes them. */
const PADDING = 1500;

type Columns = readonly { readonly name: string }[];

/**
 * Turns the cache of a profile into what an earlier version of the program would have left: its schema, with everything
 * that it had a place for. Nothing of the profile may be open. Answers when it was last in step with the server;
 * undefined where there was no cache to turn.
 */
export async function makeOld(
  { profileDir, configDir }: ProfileFolders,
  version: number,
): Promise<{ readonly lastSyncAt: string | null } | undefined> {
  const found = await openCacheOf({ profileDir, configDir });
  if (found === undefined) return undefined;
  const { file, key, database } = found;
  const lastSyncAt = database.prepare('SELECT last_sync_at FROM sync_state').pluck().get() as string | null | undefined;
  const fresh = `${file}.old`;
  rmSync(fresh, { force: true });
  const old = openWith(fresh, key);
  migrate(old, migrations.slice(0, version));
  database.close();
  old.pragma('temp_store = MEMORY');
  old.exec(`ATTACH DATABASE '${file}' AS now KEY 'x''${key}'''`);
  old.pragma('foreign_keys = OFF');
  old.transaction(() => {
    for (const table of tablesToCopy(old)) copyRows(old, table);
    pad(old);
  })();
  old.exec('DETACH DATABASE now');
  old.pragma('wal_checkpoint(TRUNCATE)');
  old.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
  renameSync(fresh, file);
  for (const ending of ['-wal', '-shm']) rmSync(`${fresh}${ending}`, { force: true });
  return { lastSyncAt: lastSyncAt ?? null };
}

/** How many steps the cache of a profile has taken. Nothing of the profile may be open. */
export async function versionOfProfile(profile: ProfileFolders): Promise<number | undefined> {
  const found = await openCacheOf(profile);
  if (found === undefined) return undefined;
  const version = versionOf(found.database);
  found.database.close();
  return version;
}

/** Whether keys were being renewed when the profile was last used. */
export async function isRenewalOpen({ profileDir, configDir }: ProfileFolders): Promise<boolean> {
  return (await openKeyRing(profileDir, createFileVault(profileDir, configDir))).next !== null;
}

async function openCacheOf({ profileDir, configDir }: Omit<ProfileFolders, 'remove'>) {
  const workers = join(profileDir, 'workers');
  const [workerId] = existsSync(workers) ? readdirSync(workers) : [];
  if (workerId === undefined) return undefined;
  const file = join(workers, workerId, 'cache.db');
  if (!existsSync(file)) return undefined;
  const ring = await openKeyRing(profileDir, createFileVault(profileDir, configDir));
  for (const master of ring.next === null ? [ring.current] : [ring.next, ring.current]) {
    const key = Buffer.from(deriveKeys(master, workerId).cache.reveal()).toString('hex');
    try {
      const database = openWith(file, key);
      return { file, key, database };
    } catch {
      // under the other key
    }
  }
  throw new Error('the cache opens with no key of the profile');
}

function openWith(file: string, key: string): SqliteDatabase.Database {
  const database = new SqliteDatabase(file);
  database.pragma("cipher = 'sqlcipher'");
  database.pragma(`key = "x'${key}'"`);
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  database.pragma('journal_mode = WAL');
  return database;
}

function tablesToCopy(old: SqliteDatabase.Database): readonly string[] {
  const kept = (schema: string) =>
    old
      .prepare(`SELECT name FROM ${schema}.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all()
      .map(String);
  const now = kept('now');
  // triggers count; the search index comes again with the rows; deputyships had another form
  return kept('main').filter((name) => now.includes(name) && !/^(inbox_count|deputyship|search_index.*)$/.test(name));
}

function copyRows(old: SqliteDatabase.Database, table: string): void {
  const columns = (schema: string) =>
    (old.prepare(`PRAGMA ${schema}.table_info(${table})`).all() as Columns).map(({ name }) => name);
  const now = columns('now');
  const shared = columns('main').filter((name) => now.includes(name));
  old.exec(`INSERT INTO main.${table} (${shared.join(', ')}) SELECT ${shared.join(', ')} FROM now.${table}`);
}

function pad(old: SqliteDatabase.Database): void {
  old.exec(`
    DELETE FROM main.task_body WHERE row IN (SELECT row FROM main.task WHERE id LIKE 'padding-%');
    DELETE FROM main.task WHERE id LIKE 'padding-%';
    CREATE TEMP TABLE number AS
      WITH RECURSIVE counted (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM counted WHERE value < ${PADDING})
      SELECT value FROM counted;
    INSERT INTO main.task (id, done, scope, procedure, received_at, due_on, sort_name, assignee_id, case_id, line)
      SELECT 'padding-' || number.value, done, scope, procedure, received_at, due_on, sort_name, assignee_id, case_id, line
      FROM (SELECT * FROM now.task LIMIT 1) CROSS JOIN number;
    INSERT INTO main.task_body (row, data, base)
      SELECT main.task.row, (SELECT data FROM now.task_body LIMIT 1), NULL FROM main.task WHERE id LIKE 'padding-%';
    DROP TABLE number`);
}
