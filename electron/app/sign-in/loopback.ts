import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LoopbackPage, loopbackHeaders, loopbackPage } from './loopback-page.ts';

export interface LoopbackAnswer {
  /** The address with everything that the provider sent. */
  readonly url: URL;
  /** What the person reads in the browser; to be called once. */
  readonly show: (page: LoopbackPage) => void;
}

/** A listener on this machine only, to which the provider's page sends the browser back (RFC 8252, 7.3). */
export interface Loopback {
  readonly redirectUri: string;
  /** The first answer with the expected `state`; others are turned away and change nothing. */
  answer(state: string): Promise<LoopbackAnswer>;
  close(): void;
}

export async function openLoopback(): Promise<Loopback> {
  let deliver: ((url: URL, response: ServerResponse) => boolean) | undefined;
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '', redirectUri);
    const isForUs = url !== null && request.method === 'GET' && request.headers.host === new URL(redirectUri).host;
    if (!isForUs || url.pathname !== '/') return send(response, 404, 'stray');
    if (deliver?.(url, response) !== true) send(response, 400, 'stray');
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen({ host: '127.0.0.1', port: 0 }, listening);
  });
  const redirectUri = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`; // it listens on a port
  return {
    redirectUri,
    answer: (state) =>
      new Promise((resolve) => {
        deliver = (url, response) => {
          if (url.searchParams.get('state') !== state) return false;
          deliver = undefined;
          resolve({ url, show: (page) => send(response, 200, page) });
          return true;
        };
      }),
    close: () => {
      server.close();
      server.closeIdleConnections();
    },
  };
}

function send(response: ServerResponse, status: number, page: LoopbackPage): void {
  if (response.headersSent) return;
  response.writeHead(status, loopbackHeaders).end(loopbackPage(page));
}
