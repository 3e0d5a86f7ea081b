import { advisoryLocks } from './advisory-locks.ts';
import type { Database, Transaction } from './database.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { Migration } from './migrations/migration.ts';

/** The database was written by a newer server; starting would destroy what this one does not know. */
export class DatabaseFromTheFuture extends Error {
  constructor(found: number, known: number) {
    super(`the database has schema ${found}, this server knows ${known}: use a newer server`);
    this.name = 'DatabaseFromTheFuture';
  }
}

/**
 * Brings the schema up to date, each step in one transaction with its version. Safe to run on several instances at once.
 * @throws DatabaseFromTheFuture
 */
export async function migrate(database: Database, migrations: readonly Migration[] = allMigrations): Promise<void> {
  await database.transaction(async (transaction) => {
    await lock(transaction);
    await transaction.script(
      'CREATE TABLE IF NOT EXISTS schema_version (number integer PRIMARY KEY, name text NOT NULL, at timestamptz NOT NULL DEFAULT now())',
    );
  });
  for (const migration of migrations)
    await database.transaction((transaction) => step(transaction, migration, migrations));
}

async function step(transaction: Transaction, migration: Migration, all: readonly Migration[]): Promise<void> {
  await lock(transaction);
  const current = await schemaVersion(transaction);
  if (current > all.length) throw new DatabaseFromTheFuture(current, all.length);
  if (current >= migration.number) return;
  await transaction.script(migration.sql);
  await transaction.query('INSERT INTO schema_version (number, name) VALUES (:number, :name)', {
    number: migration.number,
    name: migration.name,
  });
}

/** Instances that start together wait for each other. */
async function lock(transaction: Transaction): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock(:key)', { key: advisoryLocks.migration });
}

async function schemaVersion(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ number: number | null }>('SELECT max(number) AS number FROM schema_version');
  return row?.number ?? 0;
}
