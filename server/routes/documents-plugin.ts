import fastifyPlugin from 'fastify-plugin';
import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import { routes } from '../../shared/wire/routes.ts';
import type { Deliveries } from '../audit/deliveries.ts';
import type { ContentStore } from '../content/content-store.ts';
import { mayReadContent } from '../policy/content-access.ts';
import { visibleDesks } from '../policy/visible-desks.ts';
import type { Database } from '../store/database.ts';
import { loadViewer } from '../store/viewer.ts';
import { HttpFailure } from './http-failure.ts';
import { parseRange } from './parse-range.ts';
import { alreadySent, registerRoute } from './register-route.ts';

export interface DocumentsPluginOptions {
  readonly database: Database;
  readonly content: ContentStore;
  readonly now: () => Date;
  readonly deliveries: Pick<Deliveries, 'add'>;
}

/** GET /v1/documents/:contentHash. A document one may not see and one that does not exist are answered alike. */
export const documentsPlugin = fastifyPlugin<DocumentsPluginOptions>(
  async (app, { database, content, now, deliveries }) => {
    registerRoute(app, routes.document, async ({ params, signedIn, request, reply }) => {
      const hash = params.contentHash;
      const may = await database.read(async (queryable) => {
        const viewer = await loadViewer(queryable, signedIn.worker, dayInBerlin(now()));
        return mayReadContent(queryable, hash, visibleDesks(viewer), signedIn.worker.id);
      });
      const size = may ? await content.size(hash) : null;
      if (size === null) throw new HttpFailure('not-found');

      const etag = `"${hash}"`;
      reply
        .header('etag', etag)
        .header('accept-ranges', 'bytes')
        .header('cache-control', 'private, no-store')
        .header('content-type', 'application/octet-stream') // never a type that a browser would run
        .header('content-disposition', 'attachment');
      if (namesTag(request.headers['if-none-match'], etag)) {
        reply.code(304).send();
        return alreadySent;
      }
      const ifRange = request.headers['if-range'];
      const wanted = ifRange === undefined || ifRange === etag ? request.headers.range : undefined;
      const range = parseRange(wanted, size);
      if (range === 'unsatisfiable') {
        reply.code(416).header('content-range', `bytes */${size}`).send();
        return alreadySent;
      }
      const bytes = await content.read(hash, range);
      if (bytes === null) throw new HttpFailure('not-found');
      // the parts of a document in pieces count once
      const documents = range === undefined || range.start === 0 ? 1 : 0;
      deliveries.add({ workerId: signedIn.worker.id, deviceId: signedIn.deviceId }, { documents });
      if (range !== undefined) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`);
      reply.header('content-length', range === undefined ? size : range.end - range.start + 1).send(bytes);
      return alreadySent;
    });
  },
  { name: 'documents', dependencies: ['frame'] },
);

function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === etag);
}
