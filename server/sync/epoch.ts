import { z } from 'zod';
import { advisoryLocks } from '../store/advisory-locks.ts';
import type { Database, Queryable, Transaction } from '../store/database.ts';
import { putOfficeSetting, readOfficeSetting } from '../store/office-settings.ts';

const epochSchema = z.object({ id: z.uuid(), cluster: z.string().nullable() });

/** Identity of the database, part of every cursor. */
export async function readEpoch(queryable: Queryable): Promise<string> {
  return epochSchema.parse(await readOfficeSetting(queryable, 'sync-epoch')).id;
}

/**
 * Gives the database its identity, and a new one after it was restored or moved: transaction ids of another cluster, or
 * of another history of the same one, cannot be compared with those in cursors. Every workstation then starts afresh.
 * A restored copy of the data folder looks the same to itself: there an operator asks for it (`--new-epoch`).
 */
export async function ensureEpoch(
  database: Database,
  newId: () => string,
  options: { readonly renew?: boolean } = {},
): Promise<void> {
  const cluster = await identifyCluster(database);
  await database.transaction(async (transaction) => {
    // instances that start together agree on one identity
    await transaction.query('SELECT pg_advisory_xact_lock(:key)', { key: advisoryLocks.epoch });
    const known = epochSchema.safeParse(await readOfficeSetting(transaction, 'sync-epoch'));
    if (known.success && known.data.cluster === cluster && options.renew !== true) return;
    await putOfficeSetting(transaction, 'sync-epoch', { id: newId(), cluster });
    await restampAll(transaction);
  });
}

/** Stamps of another cluster may lie in the future of this one. */
async function restampAll(transaction: Transaction): Promise<void> {
  await transaction.query('UPDATE placement SET stamp = pg_current_xact_id()');
}

/** Changes with a restore from a dump (other cluster) and with a failover or point-in-time restore (other timeline). */
async function identifyCluster(database: Database): Promise<string | null> {
  try {
    const [row] = await database.read((queryable) => queryable.query<{ cluster: string }>(clusterSql));
    return row?.cluster ?? null;
  } catch {
    return null; // a managed database may not permit the question
  }
}

const clusterSql = `
  SELECT concat(system_identifier::text, '/', (SELECT timeline_id FROM pg_control_checkpoint())) AS cluster
  FROM pg_control_system()`;
