import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { listenOnPostgres } from '../../../../server/store/postgres-listener.ts';
import { newPostgresUrl } from '../../../helpers/databases.ts';
import { startTcpProxy, type TcpProxy } from '../../../helpers/tcp-proxy.ts';

const timing = { reconnectAfterMs: 20, probeEveryMs: 50, probeTimeoutMs: 300 };

describe('listening on PostgreSQL', () => {
  let url: string;
  let proxied: string;
  let proxy: TcpProxy;
  let heard: string[];
  const endings: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    url = await newPostgresUrl();
  });
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  async function listen(): Promise<() => Promise<void>> {
    const target = new URL(url);
    proxy = await startTcpProxy({ host: target.hostname, port: Number(target.port) });
    endings.push(() => proxy.close());
    target.port = String(proxy.port);
    proxied = target.href;
    heard = [];
    const handler = (items: readonly string[] | 'everything') => void heard.push(...[items].flat());
    const stop = await listenOnPostgres({ connectionString: proxied }, 'news', handler, timing);
    endings.push(stop);
    return stop;
  }

  /** On a connection of its own, past the proxy. */
  async function run(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  const endEveryOther = () =>
    run(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid()`);

  it('says that everything may have changed after its connection was ended by the server, and hears again', async () => {
    await listen();
    await endEveryOther();
    await run(`NOTIFY news, 'missed'`);
    await vi.waitFor(() => expect(heard).toContain('everything'));
    await run(`NOTIFY news, 'next'`);
    await vi.waitFor(() => expect(heard.at(-1)).toBe('next'));
  });

  it('tries again until the server is back', async () => {
    await listen();
    proxy.admit(false);
    proxy.cut();
    await run(`NOTIFY news, 'missed'`);
    proxy.admit(true);
    await vi.waitFor(() => expect(heard).toEqual(['everything']));
  });

  it('notices a connection that a firewall forgot, although neither side was told', async () => {
    await listen();
    proxy.freeze();
    await run(`NOTIFY news, 'missed'`);
    await vi.waitFor(() => expect(heard).toEqual(['everything']), { timeout: 5000 });
    await run(`NOTIFY news, 'next'`);
    await vi.waitFor(() => expect(heard.at(-1)).toBe('next'));
  });

  it('leaves no connection behind when it is stopped while it connects again', async () => {
    const stop = await listen();
    proxy.cut();
    await vi.waitFor(() => expect(proxy.count()).toBe(0), { interval: 1 });
    await vi.waitFor(() => expect(proxy.count()).toBe(1), { interval: 1 }); // the new one is being made
    await stop();
    await vi.waitFor(() => expect(proxy.count()).toBe(0));
    expect(heard).toEqual([]);
  });
});
