import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answerer = (request: ReceivedRequest, response: ServerResponse) => void | Promise<void>;

export interface SmallHttpServer {
  readonly url: string;
  readonly received: ReceivedRequest[];
  /** How the next requests are answered. */
  answer(answerer: Answerer): void;
  close(): Promise<void>;
}

/** A real HTTP server for the client's tests: whatever a server may answer, well-behaved or not. */
export async function startSmallHttpServer(): Promise<SmallHttpServer> {
  const received: ReceivedRequest[] = [];
  let answerer: Answerer = (_request, response) => void response.writeHead(500).end();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { method = '', url: path = '', headers } = request;
    const known = { method, path, headers, body: Buffer.concat(parts).toString() };
    received.push(known);
    await answerer(known, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => {
      answerer = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
