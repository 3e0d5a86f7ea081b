import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { everythingSignalled, type SignalHandler } from './database.ts';
import { deliverPayload } from './signals.ts';

const reconnectAfterMs = 1000;

/** LISTEN on a connection of its own. After a loss it connects again and reports that signals may have been missed. */
export async function listenOnPostgres(
  config: pg.ClientConfig,
  channel: string,
  handler: SignalHandler,
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({ ...config, keepAlive: true, idle_in_transaction_session_timeout: 0 });
    next.on('notification', (message) => deliverPayload(handler, message.payload ?? ''));
    next.on('error', () => undefined); // 'end' follows
    await next.connect();
    await next.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    next.once('end', () => void reconnect());
    return next;
  }

  async function reconnect(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await delay(reconnectAfterMs, undefined, { signal: stopping.signal });
        client = await connect();
        handler(everythingSignalled);
        return;
      } catch {
        // still unreachable, or stopping: the loop decides
      }
    }
  }

  return async () => {
    stopping.abort();
    await client.end();
  };
}
