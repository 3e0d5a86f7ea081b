import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { startRealPostgres } from '../../helpers/real-postgres.ts';
import type { ServerAnswer, ServerReady, ServerRequest } from '../data/measured-server.ts';
import { inTemporaryFolder } from '../data/temporary-folder.ts';
import { type Figure, toFigure } from '../figure.ts';
import { median, percentile } from '../measure.ts';

const CLIENTS = 2000;
const CHANGES = 100;
const EVERY_MS = 100;
const LAST_WAIT_MS = 1000;
const CONNECT_AT_ONCE = 50;

/**
 * 2,000 workstations listen, and every 100 ms something changes on the desk of one of forty workers. How long it takes
 * until each of that worker's fifty workstations has heard; and the memory of a connection against one that only is open.
 */
export function measureServerFanout(): Promise<Figure> {
  return inTemporaryFolder(async (folder) => {
    const postgres = await startRealPostgres();
    try {
      const bare = await measureBareConnection();
      const server = start('../data/measured-server.ts', [postgres.url, folder, String(CLIENTS)]);
      const ready = (await answerOf(server)) as ServerReady;
      const before = await residentOf(server);
      const waits: number[] = [];
      /** When something was last changed for each worker. */
      const changedAt = new Map<number, number>();
      const connections = await connectAll(ready.url, ready.tokens, (client) => {
        const since = changedAt.get(client % ready.workers);
        if (since !== undefined) waits.push(performance.now() - since);
      });
      const perConnection = ((await residentOf(server)) - before) / CLIENTS;
      for (let change = 0; change < CHANGES; change += 1) {
        const worker = (change * 7) % ready.workers;
        changedAt.set(worker, performance.now());
        server.send({ ask: 'change', worker } satisfies ServerRequest);
        await pause(EVERY_MS);
      }
      await pause(LAST_WAIT_MS);
      for (const connection of connections) connection.destroy();
      server.disconnect();
      const heard = waits.length / (CHANGES * (CLIENTS / ready.workers));
      const p95 = percentile(waits, 95);
      return toFigure({
        value: perConnection / 1024,
        limit: bare / 1024,
        unit: 'KB a connection',
        goals: {
          'change heard p95 <= 500 ms': p95 <= 500,
          'memory <= 2 x a bare connection': perConnection <= 2 * bare,
          'nobody missed a change': heard >= 1,
        },
        details: { 'p95 ms': p95, 'median ms': median(waits), 'heard by': heard, clients: CLIENTS },
      });
    } finally {
      await postgres.stop();
    }
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function measureBareConnection(): Promise<number> {
  const server = start('../data/bare-sse-server.ts', []);
  const { url } = (await answerOf(server)) as ServerReady;
  const before = await residentOf(server);
  const tokens = Array.from({ length: CLIENTS }, () => 'x'.repeat(43));
  const connections = await connectAll(url, tokens, () => undefined);
  const bytes = ((await residentOf(server)) - before) / CLIENTS;
  for (const connection of connections) connection.destroy();
  server.disconnect();
  return bytes;
}

function start(script: string, words: readonly string[]): ChildProcess {
  return fork(new URL(script, import.meta.url), [...words], { execArgv: ['--expose-gc'] });
}

async function answerOf(child: ChildProcess): Promise<ServerAnswer> {
  const [answer] = (await once(child, 'message')) as [ServerAnswer];
  return answer;
}

/** After a collection, so that garbage of the connecting is not counted. Bytes. */
async function residentOf(child: ChildProcess): Promise<number> {
  child.send({ ask: 'collect' } satisfies ServerRequest);
  child.send({ ask: 'memory' } satisfies ServerRequest);
  const answer = await answerOf(child);
  return 'residentBytes' in answer ? answer.residentBytes : 0;
}

/** Each has heard its first event when this resolves. */
async function connectAll(
  url: string,
  tokens: readonly string[],
  onChanged: (client: number) => void,
): Promise<readonly ClientRequest[]> {
  const connections: ClientRequest[] = [];
  for (let first = 0; first < tokens.length; first += CONNECT_AT_ONCE) {
    const some = tokens.slice(first, first + CONNECT_AT_ONCE);
    connections.push(
      ...(await Promise.all(some.map((token, index) => connect(url, token, () => onChanged(first + index))))),
    );
  }
  return connections;
}

function connect(url: string, token: string, onChanged: () => void): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const connection = request(`${url}/v1/changes`, { agent: false, headers: { authorization: `Bearer ${token}` } });
    connection.on('error', reject);
    connection.on('response', (response) => {
      response.on('error', () => undefined); // cut by us at the end
      response.on('data', (piece: Buffer) => {
        if (!piece.includes('changed')) return;
        resolve(connection);
        onChanged();
      });
    });
    connection.end();
  });
}
