import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeDesk } from '../../../../server/policy/desks.ts';
import { oidcConfigSchema } from '../../../../server/session/sign-in-rules.ts';
import { place } from '../../../../server/store/placement.ts';
import type { DeviceId } from '../../../../shared/base/ids.ts';
import { engines } from '../../../helpers/databases.ts';
import { type OfficeProvider, startOfficeProvider, type TokenChanges } from '../../../helpers/office-provider.ts';
import { openSmallOffice, type SmallOffice } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve } from '../../../helpers/test-server.ts';

const clientId = 'zweiklick';
const nonce = 'a nonce of the workstation';

describe.each(engines)('sign-in at the provider of the office, on $name', ({ open }) => {
  let office: SmallOffice;
  let provider: OfficeProvider;
  let server: ServerUnderTest;

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    provider = await startOfficeProvider(clientId);
    const oidc = oidcConfigSchema.parse({
      issuer: provider.issuer,
      clientId,
      login: { claim: 'upn', domain: 'kreis.example' },
      roles: {
        claim: 'realm_access.roles',
        map: { 'zk-bearbeiten': ['handle'], 'zk-leitung': ['handle', 'coordinate'] },
      },
    });
    server = await serve(office, { now: () => new Date(), oidc });
  });
  afterAll(() => provider.close());

  const sabine = { sub: '1', upn: 'Sabine@Kreis.Example', realm_access: { roles: ['zk-bearbeiten', 'other'] }, nonce };
  const device = randomUUID() as DeviceId;
  const send = async (idToken: string, itsNonce: string | null = nonce, deviceId = device) =>
    server.app.inject({ method: 'POST', url: '/v1/session/oidc', payload: { idToken, nonce: itsNonce, deviceId } });
  const kindOf = async (idToken: string, itsNonce: string | null = nonce, deviceId = device) => {
    const answer = await send(idToken, itsNonce, deviceId);
    return [answer.statusCode, answer.json().kind];
  };
  const ask = (token: string) =>
    server.app.inject({ url: '/v1/session', headers: { authorization: `Bearer ${token}` } });

  it('tells workstations where people sign in, and has no page of its own', async () => {
    expect((await server.app.inject('/v1/sign-in-method')).json()).toEqual({
      issuer: provider.issuer,
      clientId,
      scopes: ['openid', 'profile'],
    });
    expect((await server.app.inject('/oidc/auth')).statusCode).toBe(404);
    expect((await server.app.inject('/oidc/.well-known/openid-configuration')).statusCode).toBe(404);
  });

  it('opens a session for the person whom a good token names', async () => {
    const answer = await send(await provider.token(sabine));
    expect(answer.json()).toMatchObject({ worker: { login: 'sabine', roles: ['handle'] }, offlineTrustHours: 72 });
    expect((await ask(answer.json().token)).statusCode).toBe(200);
  });

  it.each<[string, TokenChanges, object]>([
    ['another issuer', { issuer: 'https://elsewhere.example' }, {}],
    ['another client', { audience: 'other' }, {}],
    ['several clients without saying for whom', { audience: [clientId, 'other'] }, {}],
    ['another authorised party', {}, { azp: 'other' }],
    ['an expired one', { expiresIn: -120 }, {}],
    ['an old one', { issuedAgo: 700, expiresIn: 3600 }, {}],
    ['one from the future', { issuedAgo: -300 }, {}],
    ['a foreign key', { foreignKey: true }, {}],
    ['another nonce', {}, { nonce: 'of somebody else, as long' }],
    ['no nonce', {}, { nonce: undefined }],
  ])('refuses a token with %s', async (_what, changes, claims) => {
    const token = await provider.token({ ...sabine, ...claims }, changes);
    expect(await kindOf(token)).toEqual([401, 'wrong-credentials']);
  });

  it('refuses tokens without a signature, with a shared secret, and what is none', async () => {
    const [, body] = (await provider.token(sabine)).split('.');
    const header = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const secret = new TextEncoder().encode('the key that everybody can read, as a secret');
    const shared = await new SignJWT(sabine).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(secret);
    const tokens = [`${header({ alg: 'none' })}.${body}.`, shared, 'x'.repeat(40), 'a.b.c'.padEnd(30, 'x')];
    for (const token of tokens) expect(await kindOf(token)).toEqual([401, 'wrong-credentials']);
  });

  it.each([
    ['an unknown login', { upn: 'niemand@kreis.example' }],
    ['a login of another domain', { upn: 'sabine@anderswo.example' }],
    ['the domain alone', { upn: '@kreis.example' }],
    ['no login', { upn: undefined }],
    ['a login that is no text', { upn: ['sabine@kreis.example'] }],
  ])('refuses %s as a person who is not known here', async (_what, claims) => {
    expect(await kindOf(await provider.token({ ...sabine, ...claims }))).toEqual([403, 'forbidden']);
  });

  it('takes the roles of the provider in place of the stored ones, and tells the workstations', async () => {
    const stamp = async () =>
      office.database.read(async (queryable) => {
        const [row] = await queryable.query<{ roles: string[]; stamp: string }>(
          `SELECT roles, stamp FROM worker JOIN placement ON topic = 'worker' AND entity_id = worker.id
           WHERE login = 'sabine'`,
        );
        return row;
      });
    await office.database.transaction((transaction) => place(transaction, 'worker', office.sabine.id, [officeDesk]));
    const before = await stamp();
    const lead = { ...sabine, realm_access: { roles: ['zk-leitung'] } };
    const answer = await send(await provider.token(lead));
    expect(answer.json().worker.roles).toEqual(['handle', 'coordinate']);
    const after = await stamp();
    expect(after?.roles).toEqual(['handle', 'coordinate']);
    expect(after?.stamp).not.toBe(before?.stamp);
    const back = await send(await provider.token(sabine));
    expect(back.json().worker.roles).toEqual(['handle']);
    const audited = await office.database.read((queryable) =>
      queryable.query("SELECT before, after FROM audit_event WHERE action = 'change-roles' ORDER BY id DESC LIMIT 1"),
    );
    expect(audited).toEqual([{ before: { roles: ['handle', 'coordinate'] }, after: { roles: ['handle'] } }]);
  });

  it('ends every session of a person who has lost the last role, at the next renewal', async () => {
    const { token } = (await send(await provider.token(sabine))).json();
    const bare = { ...sabine, nonce: undefined, realm_access: {} };
    expect(await kindOf(await provider.token(bare), null)).toEqual([403, 'forbidden']);
    expect((await ask(token)).statusCode).toBe(401);
  });

  it('renews without a nonce only on a device on which the person has signed in', async () => {
    await send(await provider.token(sabine));
    const renewal = () => provider.token({ ...sabine, nonce: undefined });
    expect((await send(await renewal(), null)).statusCode).toBe(200);
    expect(await kindOf(await renewal(), null, randomUUID() as DeviceId)).toEqual([401, 'signed-out']);
  });

  it('takes a token once', async () => {
    const token = await provider.token(sabine);
    expect((await send(token)).statusCode).toBe(200);
    expect(await kindOf(token)).toEqual([401, 'wrong-credentials']);
  });

  it('says so when the provider cannot be reached, and goes on when it is back', async () => {
    const second = await serve(office, {
      now: () => new Date(),
      oidc: oidcConfigSchema.parse({
        issuer: provider.issuer,
        clientId,
        login: { claim: 'upn', domain: 'kreis.example' },
      }),
    });
    const post = async (idToken: string) =>
      second.app.inject({ method: 'POST', url: '/v1/session/oidc', payload: { idToken, nonce, deviceId: device } });
    provider.goAway(true);
    const away = await post(await provider.token(sabine));
    expect([away.statusCode, away.json().kind]).toEqual([503, 'offline']);
    provider.goAway(false);
    expect((await post(await provider.token(sabine))).statusCode).toBe(200);
  });
});
