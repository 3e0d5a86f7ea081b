import type { FastifyPluginAsync } from 'fastify';
import { toInstant } from '../../shared/base/calendar-date.ts';
import { type AcceptedMediaType, intakeLimits } from '../../shared/domain/submission.ts';
import { routes } from '../../shared/wire/routes.ts';
import { type ContentStore, ContentStoreFull } from '../content/content-store.ts';
import { hashContent } from '../content/folder-content-store.ts';
import { keepContent } from '../content/keep-content.ts';
import { sniffMediaType } from '../documents/sniff-media-type.ts';
import type { Database } from '../store/database.ts';
import { recordUpload } from '../store/uploads.ts';
import { HttpFailure } from './http-failure.ts';
import { registerRoute } from './register-route.ts';

export interface ContentsPluginOptions {
  readonly database: Database;
  readonly content: ContentStore;
  readonly now: () => Date;
}

/**
 * PUT /v1/contents/:contentHash: a working copy from a workstation, looked at as hard as a file of a submission. Not
 * wrapped: its parser is for this route only.
 */
export const contentsPlugin: FastifyPluginAsync<ContentsPluginOptions> = async (app, { database, content, now }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  registerRoute(
    app,
    routes.uploadContent,
    async ({ params: { contentHash: hash }, signedIn, request }) => {
      if (!signedIn.worker.roles.includes('handle')) throw new HttpFailure('forbidden');
      const bytes = request.body;
      if (!(bytes instanceof Uint8Array) || hashContent(bytes) !== hash) {
        throw new HttpFailure('invalid-input', { fields: ['contentHash'] });
      }
      const type = sniffMediaType(bytes);
      if (!type.ok) throw new HttpFailure('unsupported-type');
      const { mediaType } = type.value;
      await take(bytes, hash, mediaType, signedIn.worker.id);
      return { status: 200, body: { contentHash: hash, size: bytes.byteLength, mediaType } };
    },
    { bodyLimit: intakeLimits.fileBytes },
  );

  async function take(
    bytes: Uint8Array,
    hash: ReturnType<typeof hashContent>,
    mediaType: AcceptedMediaType,
    workerId: Parameters<typeof recordUpload>[1]['workerId'],
  ): Promise<void> {
    const at = toInstant(now());
    try {
      const { size } = await content.store(bytes);
      await database.transaction(async (transaction) => {
        await keepContent(transaction, content, [{ hash, size, mediaType, bytes }], at);
        await recordUpload(transaction, { hash, workerId, at });
      });
    } catch (problem) {
      if (problem instanceof ContentStoreFull) throw new HttpFailure('disk-full');
      throw problem;
    }
  }
};
