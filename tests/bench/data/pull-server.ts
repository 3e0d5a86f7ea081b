/**
 * pull-server.ts: a process of its own that answers every pull with the same large office. The bytes are made and packed
 * before the first request, so that the server costs the measured client nothing but sending.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';
import { largeOffice } from './office.ts';
import { pullLines } from './pull-lines.ts';

/** The server's own level. */
const GZIP_LEVEL = 3;
const PIECE_LENGTH = 64 * 1024;

export interface PullServerReady {
  readonly url: string;
  /** Of the text before it is packed, and of what is sent. */
  readonly textBytes: number;
  readonly sentBytes: number;
}

const gzip = createGzip({ level: GZIP_LEVEL });
const pieces: Buffer[] = [];
gzip.on('data', (piece: Buffer) => pieces.push(piece));
let textBytes = 0;
let text = '';
for (const line of pullLines(largeOffice)) {
  text += `${JSON.stringify(line)}\n`;
  if (text.length < PIECE_LENGTH) continue;
  await write(text);
  text = '';
}
await write(text);
gzip.end();
await once(gzip, 'end');
const body = Buffer.concat(pieces);

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8', 'content-encoding': 'gzip' });
  response.end(body);
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const ready: PullServerReady = { url: `http://127.0.0.1:${port}`, textBytes, sentBytes: body.length };
  process.send?.(ready);
});
process.once('disconnect', () => process.exit());

async function write(piece: string): Promise<void> {
  textBytes += Buffer.byteLength(piece);
  if (!gzip.write(piece)) await once(gzip, 'drain');
}
