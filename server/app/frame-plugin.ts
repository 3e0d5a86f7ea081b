import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { failure } from '../../shared/base/failure.ts';
import { protocolHeader, protocolVersion } from '../../shared/wire/protocol.ts';
import type { Log } from '../log.ts';
import type { Access } from '../routes/access.ts';
import { HttpFailure, kindOf } from '../routes/http-failure.ts';

export interface FramePluginOptions {
  readonly access: Access;
  readonly log: Log;
}

const securityHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  [protocolHeader]: String(protocolVersion),
};

const sweepMs = 50;

/** A portal shows this to a citizen; workstations have their own texts by kind. */
const messages: Readonly<Record<number, string>> = {
  400: 'Die Anfrage konnte nicht gelesen werden.',
  403: 'Dafür fehlt die Berechtigung.',
  404: 'Das gibt es hier nicht, oder es ist nicht für Sie.',
  409: 'Das passt nicht mehr zum jetzigen Stand.',
  401: 'Der Zugang ist nicht gültig.',
  413: 'Die Sendung ist zu groß.',
  415: 'Diese Art von Sendung wird nicht angenommen.',
  426: 'Das Programm ist zu alt für diesen Server.',
  429: 'Zu viele Versuche. Bitte warten Sie ein paar Minuten.',
  500: 'Es ist ein Fehler aufgetreten. Bitte versuchen Sie es später noch einmal.',
};

/** What surrounds every route: headers, failures as data, one log line a request. */
export const framePlugin = fastifyPlugin<FramePluginOptions>(
  async (app, { access, log }) => {
    app.decorate('access', access);
    app.decorateRequest('signedIn', undefined);

    app.addHook('onRequest', async (_request, reply) => void reply.headers(securityHeaders));
    app.addHook('onResponse', async (request, reply) => {
      log.info('request', {
        reference: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      });
    });

    // a connection that falls idle only after the stop began would otherwise hold it up until its keep-alive ends
    app.addHook('preClose', async () => {
      const sweep = setInterval(() => app.server.closeIdleConnections(), sweepMs);
      app.server.once('close', () => clearInterval(sweep));
      sweep.unref();
    });

    app.setNotFoundHandler((request, reply) => answer(request, reply, 404));
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      if (error instanceof HttpFailure) return answer(request, reply, error.status, error);
      const status = error.statusCode ?? 500;
      if (status < 500) return answer(request, reply, status);
      log.error('request failed', error, { reference: request.id, route: request.routeOptions.url ?? 'unknown' });
      return answer(request, reply, 500);
    });
  },
  { name: 'frame' },
);

function answer(request: FastifyRequest, reply: FastifyReply, status: number, known?: HttpFailure): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  const { kind, ...details } = known?.failure ?? failure(kindOf(status));
  const message = messages[status] ?? (status >= 500 ? messages[500] : messages[400]);
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ kind, message, ...details, reference: request.id });
}
