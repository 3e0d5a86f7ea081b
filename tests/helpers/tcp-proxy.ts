import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Stands between a program and a server that both speak TCP, and does what cables and firewalls do. */
export interface TcpProxy {
  readonly port: number;
  /** Connections that both sides take for open. */
  count(): number;
  /** Ends all connections, as a server that is restarted. */
  cut(): void;
  /** Forgets all connections without a word: both sides take them for open, and nothing arrives any more. */
  freeze(): void;
  /** While false, nobody is let in. */
  admit(isOpen: boolean): void;
  close(): Promise<void>;
}

export async function startTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let isOpen = true;
  const server = createServer((inner) => {
    inner.on('error', () => undefined);
    if (!isOpen) return void inner.destroy();
    const outer = connect(target);
    outer.on('error', () => undefined);
    const pair = [inner, outer] as const;
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.once('close', end);
    inner.pipe(outer);
    outer.pipe(inner);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    count: () => pairs.size,
    cut,
    freeze: () => {
      for (const [inner, outer] of pairs) {
        inner.unpipe(outer);
        outer.unpipe(inner);
        for (const socket of [inner, outer]) socket.resume(); // what still comes is swallowed
      }
    },
    admit: (next) => {
      isOpen = next;
    },
    close: async () => {
      cut();
      await new Promise((closed) => server.close(closed));
    },
  };
}
