import pg from 'pg';
import { afterAll } from 'vitest';
import type { Database } from '../../server/store/database.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openPostgresDatabase } from '../../server/store/postgres-database.ts';
import { openPreparedDatabase, type PreparedSchema } from './prepared-database.ts';
import { type RealPostgres, startRealPostgres } from './real-postgres.ts';

export interface Engine {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** A new, empty database with the current schema; closed and removed after the tests of the file. */
  readonly open: () => Promise<Database>;
  /** As `open`, without the schema. */
  readonly openBare: () => Promise<Database>;
}

const endings: (() => Promise<void>)[] = [];
let server: Promise<RealPostgres> | undefined;
let created = 0;

/** The same tests run on both: `describe.each(engines)('...: $name', ({ open }) => ...)`. */
export const engines: readonly Engine[] = [
  { name: 'PGlite', open: () => openInMemory('current'), openBare: () => openInMemory('none') },
  { name: 'PostgreSQL', open: () => migrated(openOnServer), openBare: openOnServer },
];

async function migrated(open: () => Promise<Database>): Promise<Database> {
  const database = await open();
  await migrate(database);
  return database;
}

async function openInMemory(schema: PreparedSchema): Promise<Database> {
  const database = await openPreparedDatabase(schema);
  endings.push(() => database.close());
  return database;
}

async function openOnServer(): Promise<Database> {
  const database = await openPostgresDatabase(await newPostgresUrl());
  endings.push(() => database.close());
  return database;
}

/** The address of a new, empty database on a real PostgreSQL, for tests that need more than one pool on it. */
export async function newPostgresUrl(): Promise<string> {
  server ??= startRealPostgres();
  const { url } = await server;
  const name = `test_${++created}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const target = new URL(url);
  target.pathname = `/${name}`;
  return target.href;
}

afterAll(async () => {
  for (const end of endings.splice(0).reverse()) await end();
  await (await server)?.stop();
  server = undefined;
});
