import type { z } from 'zod';
import { type Failure, type FailureKind, failure, failureSchema } from '../../shared/base/failure.ts';
import type { ContentHash } from '../../shared/base/ids.ts';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import type { Command } from '../../shared/commands/command.ts';
import type { CallAnswer, CallParts } from '../../shared/wire/call.ts';
import { oldestUsableServer, protocolHeader, protocolVersion } from '../../shared/wire/protocol.ts';
import { type Cursor, type PullLine, pullLine } from '../../shared/wire/pull.ts';
import { type PushAnswer, pushResponse } from '../../shared/wire/push.ts';
import { type Route, routes } from '../../shared/wire/routes.ts';
import {
  type Session,
  type SignInMethod,
  sessionSchema,
  signedOutEverywhereSchema,
  signInMethodSchema,
} from '../../shared/wire/session.ts';
import { readLines, readManyLines } from './read-lines.ts';

/** After this time a short request is given up. Streams end when no byte comes for five minutes (the platform's limit). */
const SHORT_REQUEST_MS = 30_000;

export interface NumberedCommand {
  readonly sequence: number;
  readonly command: Command;
}

/** Everything the workstation asks of the server. No method throws for a reason outside the program. */
export interface ServerClient {
  /** Where people of this server sign in. */
  signInMethod(): Promise<Result<SignInMethod, Failure>>;
  /** Opens a session with an ID token; `nonce` is null when it renews one. */
  signIn(idToken: Secret, nonce: string | null, deviceId: string): Promise<Result<Session, Failure>>;
  demoSignIn(login: string, deviceId: string): Promise<Result<Session, Failure>>;
  signOut(token: Secret): Promise<Result<undefined, Failure>>;
  /** Ends every session of the person, on every device. */
  signOutEverywhere(token: Secret): Promise<Result<{ readonly sessions: number }, Failure>>;
  /** The lines of a pull as they arrive. The last value tells how it ended; without `done` it was cut and is resumed. */
  pull(token: Secret, cursor: Cursor | null, signal: AbortSignal): AsyncGenerator<PullLine, Result<undefined, Failure>>;
  push(
    token: Secret,
    deviceId: string,
    commands: readonly NumberedCommand[],
  ): Promise<Result<readonly PushAnswer[], Failure>>;
  /** A working copy, under the hash of its bytes. */
  upload(token: Secret, hash: ContentHash, bytes: Uint8Array<ArrayBuffer>): Promise<Result<undefined, Failure>>;
  /** Exact bytes, not yet checked against their hash. */
  download(token: Secret, hash: ContentHash, signal: AbortSignal): Promise<Result<DownloadedDocument, Failure>>;
  /** Any route that answers JSON with 200, 201 or 204; what makes no sense without a network goes this way. */
  call<Called extends Route>(
    token: Secret,
    route: Called,
    parts: CallParts<Called>,
  ): Promise<Result<CallAnswer<Called>, Failure>>;
  /** The whole text of a route that answers no JSON. */
  callForText(token: Secret, route: Route, body: unknown): Promise<Result<string, Failure>>;
  /** Calls `onChanged` for each change signal until the connection ends; then answers how it ended. */
  watch(token: Secret, onChanged: () => void, signal: AbortSignal): Promise<Result<undefined, Failure>>;
}

export interface DownloadedDocument {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export function createServerClient(baseUrl: string, fetch: Fetch = globalThis.fetch): ServerClient {
  const request = createRequest(baseUrl, fetch);
  return {
    async signInMethod() {
      return readJson(await request(routes.signInMethod, {}), signInMethodSchema);
    },
    async signIn(idToken, nonce, deviceId) {
      const body = { idToken: idToken.reveal(), nonce, deviceId };
      return readJson(await request(routes.oidcSignIn, { body }), sessionSchema);
    },
    async demoSignIn(login, deviceId) {
      return readJson(await request(routes.demoSignIn, { body: { login, deviceId } }), sessionSchema);
    },
    async signOut(token) {
      const response = await request(routes.signOut, { token });
      return response.ok ? ok() : response;
    },
    async signOutEverywhere(token) {
      return readJson(await request(routes.signOutEverywhere, { token }), signedOutEverywhereSchema);
    },
    async *pull(token, cursor, signal) {
      const response = await request(routes.pull, { token, body: { cursor }, signal, stream: true });
      if (!response.ok) return response;
      try {
        for await (const texts of readManyLines(response.value)) {
          for (const text of texts) {
            const line = pullLine.safeParse(JSON.parse(text));
            if (!line.success) return failed(failure('client-too-old'));
            yield line.data;
          }
        }
        return ok();
      } catch {
        return failed(failure('offline')); // cut, or no JSON because it was cut inside a line
      }
    },
    async push(token, deviceId, commands) {
      const answer = await readJson(await request(routes.push, { token, body: { deviceId, commands } }), pushResponse);
      return answer.ok ? ok(answer.value.answers) : answer;
    },
    async upload(token, hash, bytes) {
      const path = routes.uploadContent.path.replace(':contentHash', hash);
      const response = await request({ ...routes.uploadContent, path }, { token, bytes, stream: true });
      return response.ok ? ok() : response;
    },
    async download(token, hash, signal) {
      const path = routes.document.path.replace(':contentHash', hash);
      const response = await request({ ...routes.document, path }, { token, signal, stream: true });
      if (!response.ok) return response;
      try {
        const bytes = new Uint8Array(await response.value.arrayBuffer());
        return ok({ bytes, mediaType: response.value.headers.get('content-type') ?? 'application/octet-stream' });
      } catch {
        return failed(failure('offline'));
      }
    },
    async call(token, route, { params, body }) {
      const path = fillPath(route.path, params);
      const response = await request(
        { method: route.method, path },
        { token, ...(body === undefined ? {} : { body }) },
      );
      if (!response.ok) return response;
      if (response.value.status === 204) return ok(null as never); // declared as null
      const schema = route.responses[response.value.status];
      if (schema === undefined) return failed(failure('client-too-old'));
      return (await readJson(response, schema)) as Result<never, Failure>; // checked by the schema just above
    },
    async callForText(token, route, body) {
      const response = await request(route, { token, body, stream: true });
      if (!response.ok) return response;
      try {
        return ok(await response.value.text());
      } catch {
        return failed(failure('offline'));
      }
    },
    async watch(token, onChanged, signal) {
      const response = await request(routes.changes, { token, signal, stream: true });
      if (!response.ok) return response;
      try {
        for await (const line of readLines(response.value)) if (line.startsWith('event: changed')) onChanged();
        return ok();
      } catch {
        return failed(failure('offline'));
      }
    },
  };
}

function fillPath(path: string, params: Readonly<Record<string, unknown>> = {}): string {
  return path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(params[name] ?? '')));
}

interface RequestParts {
  readonly token?: Secret;
  readonly body?: unknown;
  /** Sent as they are, in place of a JSON body. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal;
  readonly stream?: boolean;
}

type Request = (
  route: { readonly method: string; readonly path: string },
  parts: RequestParts,
) => Promise<Result<Response, Failure>>;

function createRequest(baseUrl: string, fetch: Fetch): Request {
  return async (route, { token, body, bytes, signal, stream }) => {
    const limits = [signal, stream === true ? undefined : AbortSignal.timeout(SHORT_REQUEST_MS)];
    try {
      const response = await fetch(new URL(route.path, baseUrl).href, {
        method: route.method,
        redirect: 'error',
        signal: AbortSignal.any(limits.filter((limit) => limit !== undefined)),
        headers: {
          [protocolHeader]: String(protocolVersion),
          ...(token === undefined ? {} : { authorization: `Bearer ${token.reveal()}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(bytes === undefined ? {} : { body: bytes }),
      });
      if (isTooOld(response)) return failed(failure('server-too-old'));
      return response.ok ? ok(response) : failed(await readFailure(response));
    } catch {
      return failed(failure('offline'));
    }
  };
}

async function readJson<Schema extends z.ZodType>(
  response: Result<Response, Failure>,
  schema: Schema,
): Promise<Result<z.output<Schema>, Failure>> {
  if (!response.ok) return response;
  try {
    const body = schema.safeParse(await response.value.json());
    // the server speaks a form this client does not know: an update helps, retrying does not
    return body.success ? ok(body.data) : failed(failure('client-too-old'));
  } catch {
    return failed(failure('offline'));
  }
}

/** Every answer of our server tells its protocol. One without it comes from something in between, and says nothing about that. */
function isTooOld(response: Response): boolean {
  const told = response.headers.get(protocolHeader);
  return told !== null && /^\d{1,6}$/.test(told) && Number(told) < oldestUsableServer;
}

async function readFailure(response: Response): Promise<Failure> {
  const body = failureSchema.safeParse(await response.json().catch(() => null));
  return body.success ? body.data : failure(kindOfStatus(response.status));
}

function kindOfStatus(status: number): FailureKind {
  switch (status) {
    case 401:
      return 'signed-out';
    case 403:
      return 'forbidden';
    case 404:
      return 'not-found';
    case 409:
      return 'conflict';
    case 413:
      return 'too-large';
    case 415:
      return 'unsupported-type';
    case 426:
      return 'client-too-old';
    case 429:
      return 'too-many-attempts';
    case 400:
    case 422:
      return 'invalid-input';
    default:
      return status >= 500 ? 'offline' : 'internal';
  }
}
