import type SqliteDatabase from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';

/**
 * Brings the schema up to date, one step a transaction: step and version commit together. False when the database has a
 * version that this program does not know; then nothing is touched.
 */
export function migrate(database: SqliteDatabase.Database, migrations: readonly Migration[]): boolean {
  const version = versionOf(database);
  if (version > migrations.length) return false;
  for (const [index, migration] of migrations.entries()) {
    const step = database.transaction(() => {
      // asked again inside: another connection may have been faster
      if (versionOf(database) !== index) return;
      migration.apply(database);
      database.pragma(`user_version = ${index + 1}`);
    });
    if (index >= version) step.immediate();
  }
  return true;
}

export function versionOf(database: SqliteDatabase.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
