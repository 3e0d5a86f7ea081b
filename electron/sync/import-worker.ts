import { parentPort, workerData } from 'node:worker_threads';
import { type Failure, failure } from '../../shared/base/failure.ts';
import { failed, type Result } from '../../shared/base/result.ts';
import { Secret } from '../../shared/base/secret.ts';
import type { WritableDatabase } from '../cache/handle.ts';
import { isDiskFull } from '../cache/is-disk-full.ts';
import { openCache } from '../cache/open.ts';
import { readSyncState } from '../cache/sync-state/sync-state-rows.ts';
import { applyBatch } from './apply-batch.ts';
import type { ImportReply, ImportRequest, ImportSettings } from './import-protocol.ts';
import { type Batch, pull } from './pull.ts';
import { createServerClient } from './server-client.ts';
import { watchServerDate } from './watch-server-date.ts';

/**
 * The thread that brings rows in: network, parsing, checking and SQL. On the main thread a first sync would stop the
 * window for seconds and let connections go stale.
 */
const settings = workerData as ImportSettings;
/** A first sync writes large transactions; copying the log back in between would encrypt pages several times. */
const CHECKPOINT_PAGES = 20_000;
/** Half of the time of a first sync would go into encrypting and decrypting pages that did not fit. Given back afterwards. */
const PAGE_CACHE_KIB = 131_072;

const client = createServerClient(
  settings.serverUrl,
  watchServerDate(globalThis.fetch, (at) => send({ reply: 'server-time', at })),
);
let running = new AbortController();
let database: WritableDatabase | undefined;

function open(): WritableDatabase | undefined {
  if (database !== undefined) return database;
  const opened = openCache({
    role: 'writer',
    file: settings.file,
    key: new Secret(settings.key),
    checkpointPages: CHECKPOINT_PAGES,
    pageCacheKib: PAGE_CACHE_KIB,
    onCommitted: (topics) => send({ reply: 'committed', topics: [...topics] }),
  });
  if (opened.ok) database = opened.value;
  return database;
}

async function pullOnce(token: Secret, now: Date): Promise<Result<undefined, Failure>> {
  const db = open();
  if (db === undefined) return failed(failure('damaged'));
  running = new AbortController();
  const target = {
    readCursor: () => readSyncState(db).cursor,
    commit: (batch: Batch) => applyBatch(db, batch, now),
  };
  try {
    return await pull(target, client, token, running.signal, (progress) => send({ reply: 'progress', progress }));
  } catch (error) {
    return failed(failure(isDiskFull(error) ? 'disk-full' : 'internal'));
  }
}

function send(reply: ImportReply): void {
  parentPort?.postMessage(reply);
}

parentPort?.on('message', (message: ImportRequest) => {
  switch (message.request) {
    case 'pull':
      void pullOnce(new Secret(message.token), message.now).then((result) => {
        send({ reply: 'finished', result });
        setImmediate(() => database?.checkpoint()); // here nobody waits for it; else a click would have to, now and then
      });
      break;
    case 'cancel':
      running.abort();
      break;
    case 'close':
      running.abort();
      database?.close();
      parentPort?.close();
      break;
  }
});
