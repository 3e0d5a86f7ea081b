import { beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../../../server/session/password-hash.ts';
import { Secret } from '../../../../shared/base/secret.ts';
import { protocolHeader } from '../../../../shared/wire/protocol.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, receivedAt, type SmallOffice } from '../../../helpers/small-office.ts';
import { type ServerUnderTest, serve, testDevice } from '../../../helpers/test-server.ts';

const password = 'Änderung-im-Herbst';

describe.each(engines)('the session on $name', ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let now = new Date(receivedAt);

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    const hash = await hashPassword(new Secret(password));
    await office.database.transaction((transaction) =>
      transaction.query("UPDATE worker SET password_hash = :hash WHERE login IN ('sabine', 'benno', 'rita')", { hash }),
    );
    server = await serve(office, { now: () => now });
  });

  const post = (url: string, payload: object) => server.app.inject({ method: 'POST', url, payload });
  const signIn = (login: string, secret = password) =>
    post('/v1/session', { login, password: secret, deviceId: testDevice });
  const ask = (token: string, headers = {}) =>
    server.app.inject({ url: '/v1/session', headers: { authorization: `Bearer ${token}`, ...headers } });

  it('opens with name and password, in any case of the name, and also with combining marks', async () => {
    const answer = await signIn('Sabine', password.normalize('NFD'));
    expect(answer.statusCode).toBe(200);
    const { token, worker } = answer.json();
    expect(worker).toEqual(office.sabine);
    expect((await ask(token)).json()).toMatchObject({ worker: { login: 'sabine' } });
  });

  it('keeps neither token nor password in the database or in the log', async () => {
    const { token } = (await signIn('sabine')).json();
    const rows = await office.database.read((queryable) => queryable.query('SELECT * FROM session'));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(server.logged.join()).not.toMatch(new RegExp(`${token}|${password}|sabine`, 'i'));
  });

  it('ends on signing out', async () => {
    const { token } = (await signIn('sabine')).json();
    const out = await server.app.inject({
      method: 'DELETE',
      url: '/v1/session',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(out.statusCode).toBe(204);
    expect((await ask(token)).statusCode).toBe(401);
  });

  it('ends after twelve hours', async () => {
    const { token } = (await signIn('sabine')).json();
    now = new Date(now.getTime() + 12 * 3_600_000);
    expect((await ask(token)).json()).toMatchObject({ kind: 'signed-out' });
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const [wrong, unknown] = [await signIn('benno', 'falsch'), await signIn('niemand', 'falsch')];
    expect(wrong.statusCode).toBe(401);
    expect({ ...wrong.json(), reference: '' }).toEqual({ ...unknown.json(), reference: '' });
    expect((await signIn('stranger', '')).statusCode).toBe(400); // somebody without a password
    expect((await signIn('stranger', 'nobody')).statusCode).toBe(401);
  });

  it('throttles guessing, for longer each time, and lets the right password in after the wait', async () => {
    for (let count = 0; count < 5; count++) expect((await signIn('rita', `falsch ${count}`)).statusCode).toBe(401);
    expect((await signIn('rita')).json()).toMatchObject({ kind: 'too-many-attempts' });
    const afterRestart = await serve(office, { now: () => now });
    const again = await afterRestart.app.inject({
      method: 'POST',
      url: '/v1/session',
      payload: { login: 'RITA', password, deviceId: testDevice },
    });
    expect(again.statusCode).toBe(429);
    now = new Date(now.getTime() + 1001);
    expect((await signIn('rita')).statusCode).toBe(200);
    expect((await signIn('rita', 'falsch')).statusCode).toBe(401); // forgiven: counted from the beginning
  });

  it('lets only a few of many guesses at the same moment through', async () => {
    now = new Date(now.getTime() + 3_600_000);
    const answers = await Promise.all(Array.from({ length: 12 }, (_, count) => signIn('benno', `falsch ${count}`)));
    expect(answers.filter((answer) => answer.statusCode === 401).length).toBeLessThanOrEqual(5);
  });

  it('has no demo door without demo data', async () => {
    expect((await post('/v1/session/demo', { login: 'sabine', deviceId: testDevice })).statusCode).toBe(404);
    const { paths } = (await server.app.inject('/openapi.json')).json();
    expect(Object.keys(paths)).not.toContain('/v1/session/demo');
  });

  it('opens the demo door by login or by the name shown where the office is invented', async () => {
    const demo = await serve(office, { now: () => now, demo: true });
    for (const login of ['sabine', 'SABINE', 'Sabine']) {
      const payload = { login, deviceId: testDevice };
      const answer = await demo.app.inject({ method: 'POST', url: '/v1/session/demo', payload });
      expect(answer.json()).toMatchObject({ worker: { login: 'sabine' } });
    }
  });

  it.each([
    ['0', 426, 'client-too-old'],
    ['x', 400, 'invalid-input'],
    ['1', 426, 'client-too-old'],
    ['2', 200, undefined],
  ])('answers protocol %s with %i', async (version, status, kind) => {
    now = new Date(now.getTime() + 3_600_000);
    const { token } = (await signIn('sabine')).json();
    const answer = await ask(token, { [protocolHeader]: version });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().kind).toBe(kind);
  });
});
