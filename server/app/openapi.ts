import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { failureSchema } from '../../shared/base/failure.ts';
import { protocolHeader, protocolVersion } from '../../shared/wire/protocol.ts';
import { pullLine } from '../../shared/wire/pull.ts';
import { type Route, routes } from '../../shared/wire/routes.ts';
import { submissionPart } from '../../shared/wire/submissions.ts';

export type JsonObject = { readonly [key: string]: unknown };

/** OpenAPI 3.1, generated from the same declarations that the server checks against. */
export function buildOpenApi({ demo }: { readonly demo: boolean }): JsonObject {
  const served = Object.entries(routes).filter(([name]) => demo || name !== 'demoSignIn');
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const [name, route] of served) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Zweiklick',
      summary: 'Digitale Eingänge im Jobcenter: Einreichung durch Portale, Abgleich mit den Arbeitsplätzen',
      version: String(protocolVersion),
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'Token of POST /v1/session/oidc' },
        portal: { type: 'http', scheme: 'bearer', description: 'Key of a portal, given by the office' },
      },
    },
  };
}

function describeRoute(name: string, route: Route): JsonObject {
  const parameters = [...pathParameters(route), ...(route.access === 'portal' ? [] : [protocolParameter])];
  return {
    operationId: name,
    summary: route.summary,
    security: route.access === 'open' ? [] : [{ [route.access]: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(route),
    responses: responsesOf(route),
  };
}

const protocolParameter = {
  name: protocolHeader,
  in: 'header',
  required: false,
  description: 'Protocol version that the workstation speaks',
  schema: { type: 'integer', minimum: 1 },
};

function pathParameters(route: Route): readonly JsonObject[] {
  return Object.entries(route.params?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'path',
    required: true,
    schema: toJsonSchema(schema as z.ZodType, 'input'), // the values of a shape are schemas
  }));
}

function requestBody(route: Route): JsonObject {
  if (route.consumes === 'multipart/form-data') {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' };
    const schema = {
      type: 'object',
      required: ['submission'],
      properties: { submission: toJsonSchema(submissionPart, 'input'), files: { type: 'array', items: file } },
    };
    const encoding = { submission: { contentType: 'application/json' } };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema, encoding } } } };
  }
  if (route.consumes === 'application/octet-stream') {
    return { requestBody: { required: true, content: { [route.consumes]: {} } } };
  }
  if (route.body === undefined) return {};
  const schema = toJsonSchema(route.body, 'input');
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function responsesOf(route: Route): JsonObject {
  const declared = Object.entries(route.responses).map(([status, schema]) => [
    status,
    { description: STATUS_CODES[status] ?? status, ...(status === '204' ? {} : jsonContent(schema)) },
  ]);
  const stream = route.produces === undefined ? [] : streamResponses(route.produces);
  return {
    ...Object.fromEntries([...stream, ...declared]),
    default: { description: 'Failure', ...jsonContent(failureSchema) },
  };
}

function streamResponses(mediaType: NonNullable<Route['produces']>): readonly (readonly [string, JsonObject])[] {
  switch (mediaType) {
    case 'application/x-ndjson':
      return [
        [
          '200',
          {
            description: 'One JSON object a line',
            content: { [mediaType]: { schema: toJsonSchema(pullLine, 'output') } },
          },
        ],
      ];
    case 'text/event-stream':
      return [
        ['200', { description: 'Events named "changed"', content: { [mediaType]: { schema: { type: 'string' } } } }],
      ];
    case 'application/octet-stream':
      return [
        ['200', { description: 'The whole document', content: { [mediaType]: {} } }],
        ['206', { description: 'The part asked for by Range', content: { [mediaType]: {} } }],
        ['304', { description: 'Not modified' }],
        ['416', { description: 'Range not satisfiable' }],
      ];
  }
}

function jsonContent(schema: z.ZodType): JsonObject {
  return { content: { 'application/json': { schema: toJsonSchema(schema, 'output') } } };
}

function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest;
}
