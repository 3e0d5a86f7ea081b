import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seeded } from './seeded.ts';

export const faults = [
  'drop-before', // the request never reached the server
  'drop-after', // the server carried it out, the answer is lost
  'cut', // the connection breaks in the middle of the answer
  'truncate', // the answer ends early as if it were complete
  'delay',
  'duplicate', // the server gets the request twice
  'repeat-late', // the server gets the request once more, when later ones have been answered
  'slow', // the answer comes in many small pieces
  'reorder', // the answer is overtaken by that of a later request
] as const;
export type Fault = (typeof faults)[number];

export type NetworkMode =
  | { readonly mode: 'good' }
  /** Nobody answers. */
  | { readonly mode: 'down' }
  /** A request in `rate` (0 to 1) meets one of the faults. */
  | { readonly mode: 'bad'; readonly rate: number }
  /** The next request to `path` meets the fault; everything else, and what comes after it, is good. */
  | { readonly mode: 'once'; readonly path: string; readonly fault: Fault }
  /** Every request gets this answer, as from another server. */
  | { readonly mode: 'answer'; readonly status: number; readonly body: unknown };

export interface BadNetwork {
  /** What clients take for the server. */
  readonly url: string;
  /** Faults so far, by kind. */
  readonly counts: Readonly<Record<Fault, number>>;
  set(mode: NetworkMode): void;
  close(): Promise<void>;
}

/**
 * Stands between client and server and does what networks do, by a plan that comes again with the same seed. The server may
 * be one that has to know this address before it has its own.
 */
export async function startBadNetwork(server: string | (() => string), seed = 1): Promise<BadNetwork> {
  const serverUrl = typeof server === 'string' ? () => server : server;
  const random = seeded(seed);
  const counts = Object.fromEntries(faults.map((fault) => [fault, 0])) as Record<Fault, number>; // one for each
  /** Answers that wait to be overtaken. */
  const heldBack = new Set<() => void>();
  let mode: NetworkMode = { mode: 'good' };

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const asked = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers };
    const body = await bodyOf(incoming);
    if (mode.mode === 'down') return void outgoing.destroy();
    if (mode.mode === 'answer') {
      const { status, body: answer } = mode;
      return void outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    }
    const fault = faultOf(asked.path);
    const [delay, share] = [random.between(20, 250), random.next()];
    if (fault !== undefined) counts[fault] += 1;
    if (fault === 'drop-before') return void outgoing.destroy();
    if (fault === 'delay') await new Promise((passed) => setTimeout(passed, delay));
    if (fault === 'duplicate' && asked.method === 'POST') await drain(await forward(serverUrl(), asked, body));
    if (fault === 'repeat-late' && asked.method === 'POST') repeatLater(asked, body, 4 * delay);
    const answer = await forward(serverUrl(), asked, body);
    outgoing.once('close', () => answer.destroy());
    if (answer.headers['content-type']?.startsWith('text/event-stream') === true) {
      if (fault !== undefined) setTimeout(() => outgoing.destroy(), delay).unref();
      return relay(answer, outgoing);
    }
    if (fault === 'reorder') await overtaken(2 * delay);
    for (const letGo of heldBack) letGo();
    if (fault === 'slow') return await trickle(answer, outgoing);
    if (fault !== 'drop-after' && fault !== 'cut' && fault !== 'truncate') return relay(answer, outgoing);
    const bytes = await drain(answer);
    if (fault === 'drop-after') return void outgoing.destroy();
    const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers;
    const part = bytes.subarray(0, Math.floor(bytes.length * share));
    outgoing.writeHead(answer.statusCode ?? 502, headers);
    if (fault === 'truncate') return void outgoing.end(part);
    outgoing.write(part, () => outgoing.destroy());
  };

  const faultOf = (path: string): Fault | undefined => {
    if (mode.mode === 'bad') return random.chance(mode.rate) ? random.pick(faults) : undefined;
    if (mode.mode !== 'once' || mode.path !== path) return undefined;
    const { fault } = mode;
    mode = { mode: 'good' };
    return fault;
  };

  /** Until another answer has gone out, or nobody asks for so long. */
  const overtaken = (atMostMs: number) =>
    new Promise<void>((passed) => {
      const letGo = () => {
        heldBack.delete(letGo);
        clearTimeout(timer);
        passed();
      };
      const timer = setTimeout(letGo, atMostMs);
      heldBack.add(letGo);
    });

  const repeatLater = (asked: Asked, body: Buffer, afterMs: number) => {
    const timer = setTimeout(
      () =>
        void forward(serverUrl(), asked, body)
          .then(drain)
          .catch(() => undefined),
      afterMs,
    );
    timer.unref();
  };

  const proxy = createServer((incoming, outgoing) => {
    outgoing.on('error', () => undefined);
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    counts,
    set: (next) => {
      mode = next;
      if (next.mode !== 'good') proxy.closeAllConnections(); // open streams end as well
    },
    close: async () => {
      proxy.closeAllConnections();
      await new Promise((closed) => proxy.close(closed));
    },
  };
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** Rejects when the server is not there. */
function forward(serverUrl: string, { method, path, headers }: Asked, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { 'transfer-encoding': _, connection: __, ...kept } = headers;
    const length = body.length > 0 ? { 'content-length': body.length } : {};
    const sent = request(new URL(path, serverUrl), { method, headers: { ...kept, ...length }, agent: false }, resolve);
    sent.once('error', reject);
    sent.end(body);
  });
}

function relay(answer: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  outgoing.flushHeaders();
  answer.on('error', () => outgoing.destroy());
  answer.on('aborted', () => outgoing.destroy());
  answer.pipe(outgoing);
}

/** Piece by piece, a few milliseconds apart; never longer than about a third of a second in all. */
async function trickle(answer: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  outgoing.flushHeaders();
  const bytes = await drain(answer);
  const step = Math.max(1, Math.ceil(bytes.length / 30));
  for (let start = 0; start < bytes.length && !outgoing.destroyed; start += step) {
    outgoing.write(bytes.subarray(start, start + step));
    await new Promise((passed) => setTimeout(passed, 10));
  }
  outgoing.end();
}

async function bodyOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function drain(answer: IncomingMessage): Promise<Buffer> {
  return await bodyOf(answer);
}
