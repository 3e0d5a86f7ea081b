import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database } from '../../server/store/database.ts';
import { migrate } from '../../server/store/migrate.ts';
import { asDatabase, openPgliteDatabase, pgliteOptions } from '../../server/store/pglite-database.ts';
import { prepared } from './prepared.ts';

/** Without a schema, or with the current one. PGlite takes seconds to make a database, and a moment to load one. */
export type PreparedSchema = 'none' | 'current';

/** By path, what this process has read already. */
const read = new Map<string, Blob>();

/** A new database in memory. */
export async function openPreparedDatabase(schema: PreparedSchema): Promise<Database> {
  const path = await prepared(`pglite-${schema}.tar`, async (part) => {
    const pglite = await PGlite.create(pgliteOptions);
    if (schema === 'current') await migrate(asDatabase(pglite));
    await pglite.exec(`ALTER SYSTEM SET shared_buffers = '8MB'`); // of dozens in one file each would take 128
    await pglite.exec('CHECKPOINT');
    await writeFile(part, await bytesOf(await pglite.dumpDataDir('none')));
    await pglite.close();
  });
  const loadDataDir = read.get(path) ?? new Blob([await readFile(path)]);
  read.set(path, loadDataDir);
  return asDatabase(await PGlite.create({ ...pgliteOptions, loadDataDir }));
}

/** Puts a new database with the current schema where a server with this data folder looks for it. */
export async function putDatabase(dataFolder: string): Promise<void> {
  const path = await prepared('pglite', async (part) => {
    const database = await openPgliteDatabase(part);
    await migrate(database);
    await database.close();
  });
  await cp(path, join(dataFolder, 'database'), { recursive: true });
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
