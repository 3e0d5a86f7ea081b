import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import fastifyPlugin from 'fastify-plugin';
import type { PullLine } from '../../shared/wire/pull.ts';
import { routes } from '../../shared/wire/routes.ts';
import type { Deliveries } from '../audit/deliveries.ts';
import { HttpFailure } from '../routes/http-failure.ts';
import { alreadySent, registerRoute } from '../routes/register-route.ts';
import { decodeCursor } from './cursor.ts';
import { type PullDeps, pull } from './pull.ts';

/** Lines are joined to pieces of about this many characters: one write for each row would cost more than the row. */
const pieceLength = 64 * 1024;
/** Half the time of the default level for a tenth more bytes. */
const gzipLevel = 3;

export interface PullPluginOptions extends PullDeps {
  readonly deliveries: Pick<Deliveries, 'add'>;
}

/** POST /v1/pull as NDJSON, compressed where the client takes it. */
export const pullPlugin = fastifyPlugin<PullPluginOptions>(
  async (app, deps) => {
    registerRoute(app, routes.pull, async ({ body, signedIn, request, reply }) => {
      const state = body.cursor === null ? null : decodeCursor(body.cursor);
      if (state === undefined) throw new HttpFailure('invalid-input', { fields: ['body.cursor'] });
      const lines = pull(deps, signedIn.worker, state);
      const first = await lines.next(); // whatever fails before the first line is answered with a status
      const receiver = { workerId: signedIn.worker.id, deviceId: signedIn.deviceId };
      const counted = countRows(lines, (counts) => deps.deliveries.add(receiver, counts));
      const text = Readable.from(joinLines(first, counted));
      reply.header('content-type', 'application/x-ndjson; charset=utf-8').header('vary', 'accept-encoding');
      if (acceptsGzip(request.headers['accept-encoding'])) {
        const gzip = createGzip({ level: gzipLevel });
        pipeline(text, gzip, () => undefined); // an error ends both; the answer is cut and the client resumes
        reply.header('content-encoding', 'gzip').send(gzip);
      } else {
        reply.send(text);
      }
      return alreadySent;
    });
  },
  { name: 'pull', dependencies: ['frame'] },
);

/** A server that is killed in the middle of an answer leaves at most so many rows uncounted. */
const countedRows = 500;

/** Tells how many rows of each topic left, now and then and at the end, also of an answer that was cut. */
async function* countRows(
  lines: AsyncIterable<PullLine>,
  tell: (counts: Readonly<Record<string, number>>) => void,
): AsyncGenerator<PullLine> {
  let counts: Record<string, number> = {};
  let rows = 0;
  try {
    for await (const line of lines) {
      if (line.line === 'put') {
        counts[line.topic] = (counts[line.topic] ?? 0) + 1;
        rows += 1;
        if (rows % countedRows === 0) {
          tell(counts);
          counts = {};
        }
      }
      yield line;
    }
  } finally {
    tell(counts);
  }
}

async function* joinLines(first: IteratorResult<PullLine>, rest: AsyncIterable<PullLine>): AsyncGenerator<string> {
  let piece = first.done ? '' : `${JSON.stringify(first.value)}\n`;
  for await (const line of rest) {
    piece += `${JSON.stringify(line)}\n`;
    // a checkpoint goes out at once: what lies before it is then safe to store
    if (piece.length < pieceLength && line.line !== 'checkpoint') continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function acceptsGzip(header: string | string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\b)/i.test(String(header ?? ''));
}
