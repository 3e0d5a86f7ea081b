import { z } from 'zod';
import { failureSchema } from '../base/failure.ts';
import { contentHash } from '../base/ids.ts';
import { uploadResponse } from './contents.ts';
import { pullRequest } from './pull.ts';
import { pushRequest, pushResponse } from './push.ts';
import { demoSignInRequest, sessionInfoSchema, sessionSchema, signInRequest } from './session.ts';
import { submissionRefusal, submissionResponse } from './submissions.ts';

/** One HTTP route: declared here once; the server registers it, the client calls it, OpenAPI is generated from it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  /** Who may call: nobody signed in, a caseworker's session token, or a portal key. */
  readonly access: 'open' | 'session' | 'portal';
  readonly body?: z.ZodType;
  readonly params?: z.ZodObject;
  /** Schemas of JSON answers by status; streams and bytes are described by `produces`. */
  readonly responses: Readonly<Record<number, z.ZodType>>;
  readonly produces?: 'application/x-ndjson' | 'text/event-stream' | 'application/octet-stream';
  /** A body that is no JSON; the handler reads it. */
  readonly consumes?: 'multipart/form-data' | 'application/octet-stream';
}

const refused = { 400: failureSchema, 401: failureSchema, 426: failureSchema };

export const routes = {
  signIn: {
    method: 'POST',
    path: '/v1/session',
    summary: 'Sign in with user name and password',
    access: 'open',
    body: signInRequest,
    responses: { 200: sessionSchema, ...refused, 429: failureSchema },
  },
  demoSignIn: {
    method: 'POST',
    path: '/v1/session/demo',
    summary: 'Sign in without a password; exists only where the server runs with demo data',
    access: 'open',
    body: demoSignInRequest,
    responses: { 200: sessionSchema, ...refused, 429: failureSchema },
  },
  session: {
    method: 'GET',
    path: '/v1/session',
    summary: 'Who is signed in',
    access: 'session',
    responses: { 200: sessionInfoSchema, ...refused },
  },
  signOut: {
    method: 'DELETE',
    path: '/v1/session',
    summary: 'Sign out; the token is worthless afterwards',
    access: 'session',
    responses: { 204: z.null(), ...refused },
  },
  pull: {
    method: 'POST',
    path: '/v1/pull',
    summary: 'Everything that changed since a cursor, as NDJSON',
    access: 'session',
    body: pullRequest,
    produces: 'application/x-ndjson',
    responses: refused,
  },
  changes: {
    method: 'GET',
    path: '/v1/changes',
    summary: 'Server-sent events: something this person may see has changed',
    access: 'session',
    produces: 'text/event-stream',
    responses: refused,
  },
  push: {
    method: 'POST',
    path: '/v1/push',
    summary: 'Commands of a caseworker, ordered and idempotent',
    access: 'session',
    body: pushRequest,
    responses: { 200: pushResponse, ...refused, 409: failureSchema },
  },
  document: {
    method: 'GET',
    path: '/v1/documents/:contentHash',
    summary: 'The bytes of a document the person may see; supports ETag and Range',
    access: 'session',
    params: z.object({ contentHash }),
    produces: 'application/octet-stream',
    responses: { ...refused, 404: failureSchema },
  },
  uploadContent: {
    method: 'PUT',
    path: '/v1/contents/:contentHash',
    summary: 'A working copy that a workstation made of a proof, to be filed in its place; idempotent by its hash',
    access: 'session',
    params: z.object({ contentHash }),
    consumes: 'application/octet-stream',
    responses: {
      200: uploadResponse,
      ...refused,
      403: failureSchema,
      413: failureSchema,
      415: failureSchema,
      /** No room on the server's disk; nothing was kept, the workstation sends it again later. */
      507: failureSchema,
    },
  },
  submit: {
    method: 'POST',
    path: '/v1/submissions',
    summary: 'A submission of a citizen with its files; idempotent by submissionId',
    access: 'portal',
    consumes: 'multipart/form-data',
    responses: {
      200: submissionResponse,
      201: submissionResponse,
      400: submissionRefusal,
      401: failureSchema,
      409: submissionRefusal,
      413: submissionRefusal,
      415: submissionRefusal,
      422: submissionRefusal,
      /** No room on the server's disk; nothing was kept, the portal sends it again later. */
      507: submissionRefusal,
    },
  },
} as const satisfies Readonly<Record<string, Route>>;
