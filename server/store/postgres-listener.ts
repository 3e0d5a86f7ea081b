import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { everythingSignalled, type SignalHandler } from './database.ts';
import { deliverPayload } from './signals.ts';

export interface ListenerTiming {
  /** After a loss, and between attempts. */
  readonly reconnectAfterMs: number;
  /** A firewall forgets quiet connections without a word, and LISTEN is quiet: it is asked whether it is still there. */
  readonly probeEveryMs: number;
  /** Without an answer for so long it is taken for lost. */
  readonly probeTimeoutMs: number;
}

const defaultTiming: ListenerTiming = { reconnectAfterMs: 1000, probeEveryMs: 15_000, probeTimeoutMs: 10_000 };

/** LISTEN on a connection of its own. After a loss it connects again and reports that signals may have been missed. */
export async function listenOnPostgres(
  config: pg.ClientConfig,
  channel: string,
  handler: SignalHandler,
  timing: ListenerTiming = defaultTiming,
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const { signal } = stopping;
  let client = await connect();
  let reconnecting: Promise<void> | undefined;

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ ...config, keepAlive: true, idle_in_transaction_session_timeout: 0 });
    next.on('notification', (message) => deliverPayload(handler, message.payload ?? ''));
    next.on('error', () => undefined); // 'end' follows
    await next.connect();
    try {
      await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      void next.end();
      throw error;
    }
    const stopProbing = probe(next, timing);
    next.once('end', () => {
      stopProbing();
      reconnecting = reconnect();
    });
    return next;
  }

  async function reconnect(): Promise<void> {
    while (!signal.aborted) {
      try {
        await delay(timing.reconnectAfterMs, undefined, { signal });
        client = await connect();
        if (!signal.aborted) handler(everythingSignalled);
        return;
      } catch {
        // still unreachable, or stopping: the loop decides
      }
    }
  }

  return async () => {
    stopping.abort();
    await reconnecting; // one that was under way has a connection of its own by now
    await client.end();
  };
}

/** Asks again and again; a connection that does not answer in time is ended. */
function probe(client: pg.Client, { probeEveryMs, probeTimeoutMs }: ListenerTiming): () => void {
  const question: pg.QueryConfig & { readonly query_timeout: number } = {
    text: 'SELECT 1',
    query_timeout: probeTimeoutMs,
  };
  let timer = setTimeout(ask, probeEveryMs).unref();

  function ask(): void {
    const asked = client.query(question);
    asked.then(
      () => {
        timer = setTimeout(ask, probeEveryMs).unref();
      },
      () => void client.end().catch(() => undefined), // 'end' follows
    );
  }
  return () => clearTimeout(timer);
}
