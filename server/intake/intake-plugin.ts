import multipart from '@fastify/multipart';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { type Instant, toInstant } from '../../shared/base/calendar-date.ts';
import type { Result } from '../../shared/base/result.ts';
import { routes } from '../../shared/wire/routes.ts';
import { registerRoute } from '../routes/register-route.ts';
import { checkSubmissionPart } from './check-submission-part.ts';
import { describeIntakeFailure, type IntakeFailure } from './intake-failure.ts';
import { readMultipart } from './read-multipart.ts';
import { type Accepted, type IntakeDeps, submit } from './submit.ts';

export interface IntakePluginOptions extends IntakeDeps {
  readonly now: () => Date;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set in `onRequest`, only inside the intake. */
    arrivedAt: Instant | null;
  }
}

/**
 * POST /v1/submissions: the door for portals. Not wrapped: its parsers and its hook are for this route only.
 *
 * The moment of receipt is the one in which the head of the request arrived, before anything else is done: an
 * application is on time when it has reached the office (§ 37 SGB II), and neither a slow line nor a busy server may
 * take that from the citizen.
 */
export const intakePlugin: FastifyPluginAsync<IntakePluginOptions> = async (app, deps) => {
  app.decorateRequest('arrivedAt', null);
  app.addHook('onRequest', async (request) => {
    request.arrivedAt = toInstant(deps.now());
  });
  app.removeAllContentTypeParsers();
  await app.register(multipart);
  // Anything else is answered by the handler, in German, instead of by the framework.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));

  registerRoute(app, routes.submit, async ({ request, reply }) => {
    const receivedAt = request.arrivedAt ?? toInstant(deps.now());
    const taken = await takeIn(deps, request, receivedAt);
    if (!taken.ok) {
      reply.header('connection', 'close'); // what was not read cannot be taken for the next request
      return describeIntakeFailure(taken.failure);
    }
    return { status: taken.value.isNew ? 201 : 200, body: taken.value.answer };
  });
};

async function takeIn(
  deps: IntakeDeps,
  request: FastifyRequest,
  receivedAt: Instant,
): Promise<Result<Accepted, IntakeFailure>> {
  const read = await readMultipart(request);
  if (!read.ok) return read;
  const checked = checkSubmissionPart(read.value.submission);
  if (!checked.ok) return checked;
  return submit(deps, checked.value, read.value.files, receivedAt);
}
