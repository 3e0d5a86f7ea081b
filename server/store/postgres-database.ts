import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { columnParsers } from './column-types.ts';
import { type Database, errorCode, type Isolation, type Queryable, type Transaction } from './database.ts';
import { bindNames, bindValues } from './named-parameters.ts';
import { listenOnPostgres } from './postgres-listener.ts';
import { collectSignals, notifySql } from './signals.ts';

const poolSize = 10;
/** A transaction left open would hold back the horizon of every pull; the server ends it. */
const idleInTransactionMs = 60_000;
const connectTimeoutMs = 10_000;
const attempts = 6;
const retryBaseMs = 10;

/** PostgreSQL with a pool of connections. Throws when it cannot be reached. */
export async function openPostgresDatabase(url: string): Promise<Database> {
  const config: pg.PoolConfig = {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: connectTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    application_name: 'zweiklick',
    options: '-c TimeZone=UTC',
    types: { getTypeParser: typeParser },
  };
  const pool = new pg.Pool(config);
  pool.on('error', () => undefined); // an idle connection was lost; the pool opens another when one is needed
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  const listeners = new Set<() => Promise<void>>();
  return {
    read: (work) => withClient(pool, (client) => runOnce(client, 'REPEATABLE READ, READ ONLY', work)),
    transaction: (work, { isolation = 'read committed' } = {}) => retried(pool, isolation, work),
    listen: async (channel, handler) => {
      const stop = await listenOnPostgres(config, channel, handler);
      const end = async () => {
        listeners.delete(end);
        await stop();
      };
      listeners.add(end);
      return end;
    },
    close: async () => {
      await Promise.all([...listeners].map((end) => end()));
      await pool.end();
    },
  };
}

async function retried<Result>(
  pool: pg.Pool,
  isolation: Isolation,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await withClient(pool, (client) =>
        runOnce(client, isolation, (handle) => withSignals(client, handle, work)),
      );
    } catch (error) {
      if (attempt >= attempts || !isWorthAnotherTry(error)) throw error;
      await delay(retryBaseMs * 2 ** attempt);
    }
  }
}

/** 40001 serialization_failure, 40P01 deadlock_detected: the work was rolled back as a whole and may run again. */
function isWorthAnotherTry(error: unknown): boolean {
  return errorCode(error) === '40001' || errorCode(error) === '40P01';
}

async function withSignals<Result>(
  client: pg.PoolClient,
  handle: Queryable,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const signals = collectSignals();
  const result = await work({ ...handle, signal: signals.add, script: async (sql) => void (await client.query(sql)) });
  for (const payload of signals.payloads()) await handle.query(notifySql, payload);
  return result;
}

async function runOnce<Result>(
  client: pg.PoolClient,
  mode: string,
  work: (handle: Queryable) => Promise<Result>,
): Promise<Result> {
  await client.query(`BEGIN ISOLATION LEVEL ${mode}`);
  try {
    const result = await work(queryable(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined); // a lost connection rolls back by itself
    throw error;
  }
}

async function withClient<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    return await work(client);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

function queryable(client: pg.PoolClient): Queryable {
  return {
    query: async <Result extends object>(sql: string, parameters = {}) => {
      const statement = bindNames(sql);
      const answer = await client.query<Result>(statement.sql, [...bindValues(statement.names, parameters)]);
      return answer.rows;
    },
  };
}

function typeParser(type: number, format?: string): (text: string) => unknown {
  const own = format === 'binary' ? undefined : columnParsers[type];
  return own ?? pg.types.getTypeParser(type, format === 'binary' ? 'binary' : 'text');
}
