import { z } from 'zod';
import { failureSchema } from '../base/failure.ts';
import { contentHash, processNumber, taskId } from '../base/ids.ts';
import {
  auditEntriesRequest,
  auditEntriesResponse,
  auditExportRequest,
  auditVerification,
  readsRequest,
  readsResponse,
  taskHistory,
  workstationsResponse,
} from './audit.ts';
import { uploadResponse } from './contents.ts';
import {
  changeDeputyshipRequest,
  deputyshipParams,
  deputyshipResponse,
  deputyshipsResponse,
  handBackResponse,
  newDeputyshipRequest,
} from './deputyships.ts';
import { candidatesResponse, directoryRequest, directoryResponse } from './directory.ts';
import { pullRequest } from './pull.ts';
import { pushRequest, pushResponse } from './push.ts';
import { rulesRequest, rulesResponse, tryRulesRequest, tryRulesResponse } from './responsibility.ts';
import {
  demoSignInRequest,
  oidcSignInRequest,
  sessionInfoSchema,
  sessionSchema,
  signedOutEverywhereSchema,
  signInMethodSchema,
} from './session.ts';
import { submissionRefusal, submissionResponse } from './submissions.ts';
import { whereaboutsSchema } from './whereabouts.ts';

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
  signInMethod: {
    method: 'GET',
    path: '/v1/sign-in-method',
    summary: 'Where people sign in: the identity provider, and the client that a workstation is there',
    access: 'open',
    responses: { 200: signInMethodSchema, 400: failureSchema, 426: failureSchema },
  },
  oidcSignIn: {
    method: 'POST',
    path: '/v1/session/oidc',
    summary: 'Open a session for the person whom an ID token of the identity provider names',
    access: 'open',
    body: oidcSignInRequest,
    responses: { 200: sessionSchema, ...refused, 403: failureSchema, 503: failureSchema },
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
  signOutEverywhere: {
    method: 'DELETE',
    path: '/v1/sessions',
    summary: 'End every session of this person on every device; none of them can be renewed',
    access: 'session',
    responses: { 200: signedOutEverywhereSchema, ...refused },
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
  deputyships: {
    method: 'GET',
    path: '/v1/deputyships',
    summary: 'Deputyships that concern the person: their own absence, those they stand in, those of a team they lead',
    access: 'session',
    responses: { 200: deputyshipsResponse, ...refused },
  },
  setDeputyship: {
    method: 'POST',
    path: '/v1/deputyships',
    summary: 'Set up a deputyship for oneself, or for somebody of a team one leads; idempotent by its id',
    access: 'session',
    body: newDeputyshipRequest,
    responses: { 200: deputyshipResponse, ...refused, 403: failureSchema, 409: failureSchema },
  },
  changeDeputyship: {
    method: 'PUT',
    path: '/v1/deputyships/:deputyshipId',
    summary: 'Another last day, other deputies or another order',
    access: 'session',
    params: deputyshipParams,
    body: changeDeputyshipRequest,
    responses: {
      200: deputyshipResponse,
      ...refused,
      403: failureSchema,
      404: failureSchema,
      409: failureSchema,
    },
  },
  revokeDeputyship: {
    method: 'DELETE',
    path: '/v1/deputyships/:deputyshipId',
    summary: 'End a deputyship now; the data leave the workstations of the deputies at their next contact',
    access: 'session',
    params: deputyshipParams,
    responses: { 200: deputyshipResponse, ...refused, 403: failureSchema, 404: failureSchema },
  },
  handBack: {
    method: 'GET',
    path: '/v1/deputyships/:deputyshipId/hand-back',
    summary: 'What deputies did in the name of the absent person, for that person',
    access: 'session',
    params: deputyshipParams,
    responses: { 200: handBackResponse, ...refused, 404: failureSchema },
  },
  candidates: {
    method: 'GET',
    path: '/v1/tasks/:taskId/candidates',
    summary: 'Who may be meant by a submission in the clearing basket; becomes an entry of the audit log',
    access: 'session',
    params: z.object({ taskId }),
    responses: { 200: candidatesResponse, ...refused, 404: failureSchema },
  },
  searchDirectory: {
    method: 'POST',
    path: '/v1/directory/search',
    summary: 'People of the office by name, birth date or number; becomes an entry of the audit log',
    access: 'session',
    body: directoryRequest,
    responses: { 200: directoryResponse, ...refused, 403: failureSchema },
  },
  responsibilityRules: {
    method: 'GET',
    path: '/v1/responsibility-rules',
    summary: 'The rules by which submissions find their desk, from top to bottom',
    access: 'session',
    responses: { 200: rulesResponse, ...refused, 403: failureSchema },
  },
  putResponsibilityRules: {
    method: 'PUT',
    path: '/v1/responsibility-rules',
    summary: 'Other rules, as a whole; what was submitted before stays where it is',
    access: 'session',
    body: rulesRequest,
    responses: { 200: rulesResponse, ...refused, 403: failureSchema, 409: failureSchema },
  },
  tryResponsibilityRules: {
    method: 'POST',
    path: '/v1/responsibility-rules/try',
    summary: 'Where an example would go, and why; nothing is stored',
    access: 'session',
    body: tryRulesRequest,
    responses: { 200: tryRulesResponse, ...refused, 403: failureSchema },
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
  verifyAudit: {
    method: 'GET',
    path: '/v1/audit/verify',
    summary: 'Whether the audit log is whole; names the first broken or missing entry',
    access: 'session',
    responses: { 200: auditVerification, ...refused, 403: failureSchema },
  },
  auditEntries: {
    method: 'POST',
    path: '/v1/audit/entries',
    summary: 'Entries of the audit log, newest first; a question in a body, so that ids stand in no address',
    access: 'session',
    body: auditEntriesRequest,
    responses: { 200: auditEntriesResponse, ...refused, 403: failureSchema },
  },
  exportAudit: {
    method: 'POST',
    path: '/v1/audit/export',
    summary: 'Entries of the audit log with their chain as NDJSON; becomes an entry itself',
    access: 'session',
    body: auditExportRequest,
    produces: 'application/x-ndjson',
    responses: { ...refused, 403: failureSchema },
  },
  taskHistory: {
    method: 'GET',
    path: '/v1/tasks/:taskId/history',
    summary: 'Who did what with a task; for somebody who handled it and may not see it any more without reasons',
    access: 'session',
    params: z.object({ taskId }),
    responses: { 200: taskHistory, ...refused, 404: failureSchema },
  },
  whereabouts: {
    method: 'GET',
    path: '/v1/tasks/by-number/:processNumber/whereabouts',
    summary: 'Where a task is and how far, for whoever may open it, had it once or did something with it',
    access: 'session',
    params: z.object({ processNumber }),
    responses: { 200: whereaboutsSchema, ...refused, 404: failureSchema },
  },
  reportReads: {
    method: 'POST',
    path: '/v1/reads',
    summary: 'What a person opened on a workstation, and what was removed from it; idempotent by id',
    access: 'session',
    body: readsRequest,
    responses: { 200: readsResponse, ...refused },
  },
  workstations: {
    method: 'GET',
    path: '/v1/workstations',
    summary: 'How much lies on the workstations, for IT: counts, no ids, no names',
    access: 'session',
    responses: { 200: workstationsResponse, ...refused, 403: failureSchema },
  },
} as const satisfies Readonly<Record<string, Route>>;
