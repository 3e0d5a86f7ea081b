import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Route } from '../../shared/wire/routes.ts';
import { requireAccess, requireServedProtocol, type SignedIn } from './access.ts';
import { HttpFailure } from './http-failure.ts';

/** What a handler gets: checked values only. */
export interface Call<Declared extends Route> {
  readonly body: Declared extends { readonly body: z.ZodType } ? z.output<Declared['body']> : undefined;
  readonly params: Declared extends { readonly params: z.ZodObject } ? z.output<Declared['params']> : undefined;
  readonly signedIn: Declared['access'] extends 'session' ? SignedIn : undefined;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A JSON answer with one of the declared statuses. */
export type Answer<Declared extends Route> = {
  [Status in keyof Declared['responses']]: {
    readonly status: StatusCode<Status>;
    readonly body: Declared['responses'][Status] extends z.ZodType ? z.input<Declared['responses'][Status]> : never;
  };
}[keyof Declared['responses']];

/** TypeScript calls the keys of a spread object texts; a status is a number. */
type StatusCode<Key> = Key extends number ? Key : Key extends `${infer Status extends number}` ? Status : never;

/** The handler has sent the answer through `reply` itself (streams, bytes). */
export const alreadySent = 'already sent';

export type Handler<Declared extends Route> = (call: Call<Declared>) => Promise<Answer<Declared> | typeof alreadySent>;

/**
 * Registers a route of `shared/wire/routes.ts`: access, protocol, values and answer are checked here, so a handler only
 * does its work. A handler ends in a failure by throwing HttpFailure.
 * @param options.bodyLimit bytes
 */
export function registerRoute<const Declared extends Route>(
  app: FastifyInstance,
  route: Declared,
  handler: (call: Call<NoInfer<Declared>>) => Promise<Answer<NoInfer<Declared>> | typeof alreadySent>,
  options: { readonly bodyLimit?: number } = {},
): void {
  app.route({
    method: route.method,
    url: route.path,
    ...options,
    // before the body is read: whoever may not enter cannot make the server work
    onRequest: async (request) => {
      if (route.access !== 'portal') requireServedProtocol(request); // portals speak HTTP, not our sync protocol
      request.signedIn = await requireAccess(app, request, route.access);
    },
    handler: async (request, reply) => {
      const call = {
        body: check(route.body, request.body, 'body'),
        params: check(route.params, request.params, 'params'),
        signedIn: request.signedIn,
        request,
        reply,
      } as Call<Declared>; // the checks above are what the type says
      const answer = await handler(call);
      if (answer === alreadySent) return reply;
      return send(reply, route, answer as { readonly status: number; readonly body: unknown });
    },
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | undefined;
  }
}

function check(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (schema === undefined) return undefined;
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const names = checked.error.issues.map((issue) => [place, ...issue.path].join('.').slice(0, 80));
  throw new HttpFailure('invalid-input', { fields: [...new Set(names)].slice(0, 50) });
}

/** An answer that does not match its declaration is a defect: it leaves as 500, not as something the client must guess. */
function send(reply: FastifyReply, route: Route, answer: { readonly status: number; readonly body: unknown }) {
  const schema = route.responses[answer.status];
  if (schema === undefined) throw new Error(`${route.method} ${route.path} does not declare ${answer.status}`);
  const checked = schema.safeParse(answer.body);
  if (!checked.success) {
    const paths = checked.error.issues.map((issue) => issue.path.join('.'));
    throw new Error(`${route.method} ${route.path} would answer ${answer.status} wrongly at ${paths.join(', ')}`);
  }
  reply.code(answer.status);
  return answer.status === 204 ? reply.send() : reply.send(checked.data);
}
