import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Several servers behind one address: each new connection goes to the next of them that lets it in. Streams stay where they are. */
export interface Balancer {
  /** What clients take for the server. */
  readonly url: string;
  /** Open connections to a server. */
  connectionsTo(serverUrl: string): number;
  /** From now on new connections go to these only; open ones stay. */
  use(serverUrls: readonly string[]): void;
  close(): Promise<void>;
}

export async function startBalancer(serverUrls: readonly string[]): Promise<Balancer> {
  const open = new Map<Socket, string>();
  let used = serverUrls;
  let turn = 0;

  const forward = async (inner: Socket): Promise<void> => {
    turn += 1;
    const candidates = used.map((_, index) => used[(turn + index) % used.length]);
    for (const url of candidates) {
      const outer = url === undefined ? undefined : await tryConnect(url);
      if (url === undefined || outer === undefined) continue; // it is down: the next one
      open.set(outer, url);
      outer.once('close', () => {
        open.delete(outer);
        inner.destroy();
      });
      inner.once('close', () => outer.destroy());
      if (inner.destroyed) return void outer.destroy();
      inner.pipe(outer);
      outer.pipe(inner);
      return;
    }
    inner.destroy();
  };

  const inners = new Set<Socket>();
  const server = createServer({ pauseOnConnect: true }, (inner) => {
    inners.add(inner);
    inner.once('close', () => inners.delete(inner));
    inner.on('error', () => undefined);
    void forward(inner);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connectionsTo: (serverUrl) => [...open.values()].filter((url) => url === serverUrl).length,
    use: (next) => {
      used = next;
    },
    close: async () => {
      for (const inner of inners) inner.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function tryConnect(url: string): Promise<Socket | undefined> {
  const { hostname: host, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port) });
    socket.once('connect', () => resolve(socket));
    socket.on('error', () => resolve(undefined));
  });
}
