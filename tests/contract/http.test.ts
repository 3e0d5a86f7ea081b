import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureSchema } from '../../shared/base/failure.ts';
import { type Route, routes } from '../../shared/wire/routes.ts';
import { submissionRefusal } from '../../shared/wire/submissions.ts';
import { engines } from '../helpers/databases.ts';
import { openSmallOffice, portalKey, type SmallOffice } from '../helpers/small-office.ts';
import { type ServerUnderTest, serve, testDevice } from '../helpers/test-server.ts';

const declared = Object.entries(routes) as readonly (readonly [string, Route])[];
/** It answers a stream that does not end; what it refuses is covered by the headers below. */
const unending: readonly string[] = ['changes'];

let office: SmallOffice;
let server: ServerUnderTest;
let bearer: string;

beforeAll(async () => {
  const engine = engines.find(({ name }) => name === 'PGlite');
  if (engine === undefined) throw new Error('no database');
  office = await openSmallOffice(await engine.open());
  server = await serve(office, { demo: true });
});
beforeEach(async () => {
  bearer = await freshBearer(); // some routes end it
});

async function freshBearer(): Promise<string> {
  return (await server.signIn(office.sabine)).authorization;
}

interface Garbage {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Buffer;
}

const headerText = fc.string({ unit: fc.constantFrom(...'abcXYZ019 ;,=/*"-_.'), maxLength: 60 });
const anyJson = fc.oneof(
  fc.json(),
  fc.jsonValue().map((value) => JSON.stringify(value)),
);
const nearlyRight = fc.record(
  {
    cursor: fc.oneof(fc.constant(null), fc.string(), fc.base64String(), fc.jsonValue()),
    login: fc.oneof(fc.string(), fc.constant('sabine')),
    password: fc.oneof(fc.string(), fc.jsonValue()),
    deviceId: fc.oneof(fc.uuid(), fc.constant(testDevice), fc.string()),
    commands: fc.oneof(fc.jsonValue(), fc.array(fc.record({ sequence: fc.integer(), command: fc.jsonValue() }))),
    __proto__: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const garbage: fc.Arbitrary<Garbage> = fc.record({
  path: fc.oneof(
    fc.webPath(),
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 }),
    fc.constant(''),
  ),
  headers: fc.record(
    {
      'content-type': fc.oneof(
        fc.constantFrom(
          'application/json',
          'text/plain',
          'application/octet-stream',
          'multipart/form-data',
          'multipart/form-data; boundary=x',
          '',
        ),
        headerText,
      ),
      'content-length': fc.constantFrom('0', '5', '99999999'),
      'zweiklick-protocol': fc.oneof(fc.constantFrom('2', '1', '0', '-1', '1e9'), headerText),
      'accept-encoding': headerText,
      range: fc.oneof(headerText, fc.constant('bytes=0-')),
      'if-none-match': headerText,
    },
    { requiredKeys: [] },
  ),
  payload: fc.oneof(
    anyJson,
    nearlyRight.map((value) => JSON.stringify(value)),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    fc.string().map((text) => `--x\r\ncontent-disposition: form-data; name="submission"\r\n\r\n${text}\r\n--x--\r\n`),
    fc.constant(`{"cursor":"${'x'.repeat(5000)}"}`),
  ),
});

async function send(route: Route, { path, headers, payload }: Garbage, authorization: string | undefined) {
  const url = route.path.replace(/:\w+/, encodeURIComponent(path) || 'x');
  const { 'content-length': length, ...rest } = headers;
  return server.app.inject({
    method: route.method,
    url,
    headers: {
      ...rest,
      ...(length !== undefined && { 'content-length': length }),
      ...(authorization !== undefined && { authorization }),
    },
    ...((route.method === 'POST' || route.method === 'PUT') && { payload }),
  });
}

function authorizationFor(route: Route): string | undefined {
  if (route.access === 'portal') return `Bearer ${portalKey}`;
  return route.access === 'session' ? bearer : undefined;
}

describe('every route, given garbage', () => {
  it.each(declared.filter(([name]) => !unending.includes(name)))('%s answers as declared', async (name, route) => {
    await fc.assert(
      fc.asyncProperty(garbage, async (input) => {
        if (name.startsWith('signOut')) bearer = await freshBearer();
        const answer = await send(route, input, authorizationFor(route));
        expect(answer.statusCode).toBeLessThan(500);
        expect(answer.body).not.toMatch(/\bat .*\.ts:\d+|node_modules|SELECT /);
        if (answer.statusCode < 400 || answer.statusCode === 416) return;
        const schema = route.responses[answer.statusCode] ?? failureSchema;
        const shape = route.access === 'portal' && answer.statusCode !== 401 ? submissionRefusal : schema;
        expect(shape.safeParse(answer.json()).error, answer.body).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it.each(declared.filter(([, route]) => route.access !== 'open'))(
    '%s is closed to whoever brings no valid token',
    async (_name, route) => {
      const others = [undefined, 'Bearer', 'Bearer x', `Bearer ${'x'.repeat(43)}`, `Basic ${bearer.slice(7)}`];
      const wrongKind = route.access === 'portal' ? bearer : `Bearer ${portalKey}`;
      for (const authorization of [...others, wrongKind]) {
        const answer = await send(route, { path: 'a'.repeat(64), headers: {}, payload: '{}' }, authorization);
        expect(answer.statusCode).toBe(401);
        expect(answer.json()).toMatchObject({ kind: 'signed-out' });
      }
    },
  );

  it('refuses a body that is too large before reading it', async () => {
    const payload = JSON.stringify({ cursor: 'x'.repeat(5_000_000) });
    const headers = { authorization: bearer, 'content-type': 'application/json' };
    const answer = await server.app.inject({ method: 'POST', url: '/v1/pull', headers, payload });
    expect([answer.statusCode, answer.json().kind]).toEqual([413, 'too-large']);
  });

  it('answers unknown addresses and methods in the same form', async () => {
    for (const [method, url] of [
      ['GET', '/'],
      ['GET', '/v1/pull'],
      ['POST', `/v1/documents/${'a'.repeat(64)}`],
      ['GET', '/v1/../../etc/passwd'],
      ['GET', `/v1/${randomUUID()}?x=%00`],
    ] as const) {
      const answer = await server.app.inject({ method, url });
      expect([url, answer.statusCode, failureSchema.parse(answer.json()).kind]).toEqual([url, 404, 'not-found']);
    }
  });
});

describe('the description of the interface', () => {
  it('is OpenAPI 3.1 and names every route with its statuses', async () => {
    const document = (await server.app.inject('/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    for (const [name, route] of declared) {
      const operation = document.paths[route.path.replace(/:(\w+)/, '{$1}')][route.method.toLowerCase()];
      expect(operation.operationId).toBe(name);
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(Object.keys(route.responses)));
      expect(operation.security).toEqual(route.access === 'open' ? [] : [{ [route.access]: [] }]);
    }
    const { schema } = document.paths['/v1/submissions'].post.requestBody.content['multipart/form-data'];
    expect(schema.properties.submission.properties.applicant.properties.birthDate).toMatchObject({ format: 'date' });
  });
});
