/** bare-sse-server.ts: holds server-sent event connections and does nothing else. What a connection costs at least. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerAnswer, ServerRequest } from './measured-server.ts';

const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream', connection: 'close' });
  response.write('event: changed\ndata:\n\n');
}).listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  send({ url: `http://127.0.0.1:${port}`, tokens: [], workers: 0, portalKey: '' });
});
process.on('message', ({ ask }: ServerRequest) => {
  if (ask === 'collect') globalThis.gc?.();
  if (ask === 'memory') send({ residentBytes: process.memoryUsage.rss() });
});
process.once('disconnect', () => process.exit());

function send(answer: ServerAnswer): void {
  process.send?.(answer);
}
