import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createServerClient } from '../../../../electron/sync/server-client.ts';
import { hashPassword } from '../../../../server/session/password-hash.ts';
import { putOfficeSetting } from '../../../../server/store/office-settings.ts';
import { Secret } from '../../../../shared/base/secret.ts';
import { type Route, routes } from '../../../../shared/wire/routes.ts';
import { openBrowserWalk } from '../../../helpers/browser-walk.ts';
import { listen, signInByCodeFlow } from '../../../helpers/code-flow.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, type SmallOffice } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve, testDevice } from '../../../helpers/test-server.ts';

const password = 'ein richtiges Kennwort';
const declared = Object.entries(routes) as readonly (readonly [string, Route])[];

/** Everything that a door without a browser might ask for, the right password included. */
const offered = {
  login: 'sabine',
  user: 'sabine',
  username: 'sabine',
  password,
  deviceId: testDevice,
  grant_type: 'password',
  client_id: 'zweiklick-arbeitsplatz',
  scope: 'openid',
};

async function sessionsOf(office: SmallOffice): Promise<number> {
  const [row] = await office.database.read((queryable) =>
    queryable.query<{ count: number }>('SELECT count(*)::int AS count FROM session'),
  );
  return row?.count ?? 0;
}

describe.each([
  { name: 'a real office', hadDemoData: false },
  { name: 'an office that once had demo data and runs without', hadDemoData: true },
])('$name', { timeout: 60_000 }, ({ hadDemoData }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let url: string;

  beforeAll(async () => {
    const engine = engines.find(({ name }) => name === 'PGlite');
    if (engine === undefined) throw new Error('no database');
    office = await openSmallOffice(await engine.open());
    const hash = await hashPassword(new Secret(password));
    await office.database.transaction(async (transaction) => {
      await transaction.query("UPDATE worker SET password_hash = :hash WHERE login = 'sabine'", { hash });
      const mark = { seededAt: '2026-11-24T07:00:00.000Z', isComplete: true };
      if (hadDemoData) await putOfficeSetting(transaction, 'demo', mark);
    });
    server = await serve(office, { now: () => new Date(), demo: false });
    url = await listen(server.app);
  });

  it.each(declared)('has no door without a browser at %s', async (_name, route) => {
    const path = route.path.replace(/:\w+/, 'a'.repeat(64));
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
      for (const type of ['application/json', 'application/x-www-form-urlencoded']) {
        const payload = type.endsWith('json') ? JSON.stringify(offered) : new URLSearchParams(offered).toString();
        const body = method === 'GET' || method === 'DELETE' ? {} : { payload };
        const headers = { 'content-type': type, authorization: 'Basic c2FiaW5lOmVpbg==' };
        const answer = await server.app.inject({ method, url: path, headers, ...body });
        expect(answer.body).not.toMatch(/"(token|access_token|id_token)"/);
      }
    }
    expect(await sessionsOf(office)).toBe(0);
  });

  it('does not know the demo door, nor name it', async () => {
    const payload = { login: 'sabine', deviceId: testDevice };
    const answer = await server.app.inject({ method: 'POST', url: '/v1/session/demo', payload });
    expect(answer.statusCode).toBe(404);
    const { paths } = (await server.app.inject('/openapi.json')).json();
    expect(Object.keys(paths)).not.toContain('/v1/session/demo');
  });

  it.each(['password', 'client_credentials', 'implicit', 'urn:ietf:params:oauth:grant-type:device_code', ''])(
    'gives no token for the grant type %j',
    async (grant_type) => {
      const body = new URLSearchParams({ ...offered, grant_type });
      const answer = await fetch(`${url}/oidc/token`, { method: 'POST', body });
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain('token"');
    },
  );

  it('has no other endpoint of the provider than those that a workstation needs', async () => {
    const found = (await (await fetch(`${url}/oidc/.well-known/openid-configuration`)).json()) as Record<
      string,
      unknown
    >;
    const endpoints = Object.keys(found).filter((key) => key.endsWith('_endpoint'));
    expect(endpoints.sort()).toEqual([
      'authorization_endpoint',
      'end_session_endpoint',
      'revocation_endpoint',
      'token_endpoint',
    ]);
    expect(found.grant_types_supported).toEqual(['authorization_code', 'refresh_token']);
    expect(found.code_challenge_methods_supported).toEqual(['S256']);
    expect((await fetch(`${url}/oidc/reg`, { method: 'POST', body: '{}' })).status).toBe(404);
  });

  it('shows no people on its page, and takes none without the password', async () => {
    const method = await createServerClient(url).signInMethod();
    if (!method.ok) throw new Error(method.failure.kind);
    const query = new URLSearchParams({
      client_id: method.value.clientId,
      response_type: 'code',
      redirect_uri: 'http://127.0.0.1:1/',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    });
    const browser = openBrowserWalk();
    const page = await browser.get(`${url}/oidc/auth?${query}`);
    expect(page.body).not.toContain('Sabine');
    for (const fields of [{ login: 'sabine' }, { login: 'sabine', password: '' }, { login: 'sabine', password: 'x' }]) {
      expect((await browser.post(page.url, fields)).status).toBe(401);
    }
    expect((await openBrowserWalk().post(page.url, { login: 'sabine', password })).status).toBe(400); // another browser
  });

  it.each([
    ['no code challenge', { code_challenge: '', code_challenge_method: '' }],
    ['a plain code challenge', { code_challenge_method: 'plain' }],
    ['another address to go back to', { redirect_uri: 'https://evil.example/' }],
    ['another path', { redirect_uri: 'http://127.0.0.1:1/elsewhere' }],
    ['an unknown client', { client_id: 'other' }],
    ['an implicit answer', { response_type: 'id_token' }],
  ])('turns a request away with %s', async (_what, wrong) => {
    const query = new URLSearchParams({
      client_id: 'zweiklick-arbeitsplatz',
      response_type: 'code',
      redirect_uri: 'http://127.0.0.1:1/',
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
      ...wrong,
    });
    for (const [name, value] of [...query]) if (value === '') query.delete(name);
    const answer = await fetch(`${url}/oidc/auth?${query}`, { redirect: 'manual' });
    expect(answer.headers.get('location') ?? '').not.toContain('/oidc/interaction/');
  });

  it('stays calm when the endpoints of the provider get garbage', async () => {
    const path = fc.oneof(
      fc.constantFrom(
        'token',
        'token/revocation',
        'auth',
        'jwks',
        'session/end',
        'session/end/confirm',
        'interaction/x',
      ),
      fc.webPath().map((text) => text.slice(1)),
    );
    const body = fc.oneof(
      fc.string(),
      fc.dictionary(fc.constantFrom(...Object.keys(offered), 'code', 'refresh_token', 'state', 'xsrf'), fc.string()),
    );
    const type = fc.constantFrom(
      'application/x-www-form-urlencoded',
      'application/json',
      'text/plain',
      'multipart/form-data',
    );
    await fc.assert(
      fc.asyncProperty(path, body, type, fc.boolean(), async (to, content, contentType, isPost) => {
        const text = typeof content === 'string' ? content : new URLSearchParams(content).toString();
        const [query, init] = isPost
          ? ['', { method: 'POST', headers: { 'content-type': contentType }, body: text }]
          : [`?${encodeURI(text)}`, {}];
        const answer = await fetch(`${url}/oidc/${to}${query}`, { redirect: 'manual', ...init });
        expect([to, answer.status]).toSatisfy(([, status]: [string, number]) => status < 500);
        expect(await answer.text()).not.toMatch(/\bat .*\.(ts|js):\d+|node_modules|SELECT /);
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
      }),
      { numRuns: 150 },
    );
    expect(await sessionsOf(office)).toBe(0);
  });

  it('lets the person in through the browser', async () => {
    expect((await signInByCodeFlow(url, { login: 'sabine', password })).worker.login).toBe('sabine');
  });
});

describe('an office with demo data', { timeout: 60_000 }, () => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  beforeAll(async () => {
    const engine = engines.find(({ name }) => name === 'PGlite');
    if (engine === undefined) throw new Error('no database');
    office = await openSmallOffice(await engine.open());
    server = await serve(office, { now: () => new Date(), demo: true });
  });

  it('opens the demo door by login or by the name shown, for twelve hours', async () => {
    for (const login of ['sabine', 'SABINE', 'Sabine']) {
      const payload = { login, deviceId: testDevice };
      const answer = await server.app.inject({ method: 'POST', url: '/v1/session/demo', payload });
      const { worker, expiresAt } = answer.json();
      expect(worker).toMatchObject({ login: 'sabine' });
      expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(11.9 * 3_600_000);
    }
  });

  it('lets people choose who they are on the page of the provider, without a password', async () => {
    const url = await listen(server.app);
    expect((await signInByCodeFlow(url, { login: 'benno' })).worker.login).toBe('benno');
  });
});
