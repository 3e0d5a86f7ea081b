import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProviderClient } from '../../../../electron/app/sign-in/provider-client.ts';
import { createServerClient, type ServerClient } from '../../../../electron/sync/server-client.ts';
import { hashPassword } from '../../../../server/session/password-hash.ts';
import { createKeyFile } from '../../../../server/session/provider/key-file.ts';
import { Secret } from '../../../../shared/base/secret.ts';
import { protocolHeader, protocolVersion } from '../../../../shared/wire/protocol.ts';
import { startBadNetwork } from '../../../helpers/bad-network.ts';
import { openBrowserWalk } from '../../../helpers/browser-walk.ts';
import { listen, signInByCodeFlow, walkCodeFlow } from '../../../helpers/code-flow.ts';
import { engines } from '../../../helpers/databases.ts';
import { openSmallOffice, type SmallOffice } from '../../../helpers/small-office.ts';
import { temporaryFolder } from '../../../helpers/test-desk.ts';
import { type ServerUnderTest, serve, testDevice } from '../../../helpers/test-server.ts';

const password = 'Änderung-im-Herbst';

describe.each(engines)('the session on $name', { timeout: 60_000 }, ({ open }) => {
  let office: SmallOffice;
  let server: ServerUnderTest;
  let url: string;
  let client: ServerClient;
  const folder = mkdtempSync(join(tmpdir(), 'zweiklick-keys-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const keysIn = (where: string) => createKeyFile(where, randomUUID);
  let aheadMs = 0;
  /** Where how long something takes must not matter. */
  let stoppedAt: number | null = null;
  const now = () => new Date((stoppedAt ?? Date.now()) + aheadMs);

  beforeAll(async () => {
    office = await openSmallOffice(await open());
    const hash = await hashPassword(new Secret(password));
    await office.database.transaction((transaction) =>
      transaction.query("UPDATE worker SET password_hash = :hash WHERE login IN ('sabine', 'benno', 'rita')", { hash }),
    );
    server = await serve(office, { now, providerKeys: keysIn(folder) });
    url = await listen(server.app);
    client = createServerClient(url);
  });

  const signIn = (login: string, secret = password) => signInByCodeFlow(url, { login, password: secret }, testDevice);
  const ask = (token: string, headers = {}) =>
    server.app.inject({ url: '/v1/session', headers: { authorization: `Bearer ${token}`, ...headers } });
  const audited = async (action: string) =>
    office.database.read((queryable) =>
      queryable.query<{ worker_id: string | null; object_id: string; reason: string | null }>(
        'SELECT worker_id, object_id, reason FROM audit_event WHERE action = :action ORDER BY id',
        { action },
      ),
    );
  /** The status of the provider's page after the form was sent. */
  const submit = async (login: string, secret: string, at = url) => {
    const method = await createServerClient(at).signInMethod();
    if (!method.ok) throw new Error(method.failure.kind);
    const begun = await createProviderClient(method.value).authorize('http://127.0.0.1:1/', null);
    if (!begun.ok) throw new Error(begun.failure);
    const browser = openBrowserWalk();
    const page = await browser.get(begun.value.address);
    return browser.post(page.url, { login, password: secret });
  };

  it('opens through the code flow, in any case of the name, and also with combining marks', async () => {
    const session = await signIn('Sabine', password.normalize('NFD'));
    expect(session.worker).toEqual(office.sabine);
    expect((await ask(session.token)).json()).toMatchObject({ worker: { login: 'sabine' } });
    expect(await audited('sign-in')).toContainEqual({
      worker_id: office.sabine.id,
      object_id: testDevice,
      reason: null,
    });
  });

  it('keeps no token and no password in the database or in the log', async () => {
    const { idToken, refreshToken, nonce } = await walkCodeFlow(url, { login: 'sabine', password });
    const session = await client.signIn(idToken, nonce, testDevice);
    if (!session.ok || refreshToken === null) throw new Error('no session');
    const tables = ['session', 'provider_record', 'used_id_token', 'trusted_device', 'audit_event'];
    const rows = await office.database.read((queryable) =>
      Promise.all(tables.map((table) => queryable.query(`SELECT * FROM ${table}`))),
    );
    for (const secret of [session.value.token, refreshToken.reveal(), idToken.reveal(), password]) {
      expect(JSON.stringify(rows)).not.toContain(secret);
      expect(server.logged.join()).not.toContain(secret);
    }
    expect(server.logged.join()).not.toMatch(/sabine/i);
  });

  it('takes a token once, and only with its nonce', async () => {
    const { idToken, nonce } = await walkCodeFlow(url, { login: 'sabine', password });
    const wrong = await client.signIn(idToken, 'another nonce, as long', testDevice);
    expect(wrong).toMatchObject({ ok: false, failure: { kind: 'wrong-credentials' } });
    expect((await client.signIn(idToken, nonce, testDevice)).ok).toBe(true);
    expect(await client.signIn(idToken, nonce, testDevice)).toMatchObject({ failure: { kind: 'wrong-credentials' } });
  });

  it('goes on after a restart and on another instance: they share keys and grants', async () => {
    const { idToken, nonce } = await walkCodeFlow(url, { login: 'sabine', password });
    const second = await serve(office, { now, publicUrl: url, providerKeys: keysIn(folder) });
    const other = createServerClient(await listen(second.app));
    expect((await other.signIn(idToken, nonce, testDevice)).ok).toBe(true);
  });

  const keyIdsAt = async (address: string) => {
    const { keys } = (await (await fetch(`${address}/oidc/jwks`)).json()) as { keys: { kid: string; d?: string }[] };
    expect(keys.every(({ d }) => d === undefined)).toBe(true);
    return keys.map(({ kid }) => kid);
  };

  it('is signed for by a key outside of the database that nobody else can read', async () => {
    expect(await keyIdsAt(url)).toHaveLength(1);
    expect(statSync(join(folder, 'provider-keys.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['provider-keys.json']);
    expect(await office.database.read((queryable) => queryable.query('SELECT * FROM provider_key'))).toEqual([]);
  });

  it('takes a key that an earlier version kept in the database out of it, and signs with a new one', async () => {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const former = { ...(await exportJWK(privateKey)), use: 'sig', alg: 'ES256', kid: 'former' };
    await office.database.transaction((transaction) =>
      transaction.query(
        `INSERT INTO provider_key VALUES ('sign', :former::jsonb), ('cookie', '"former secret"'::jsonb)`,
        { former: JSON.stringify(former) },
      ),
    );
    const updated = await listen((await serve(office, { now, providerKeys: keysIn(temporaryFolder()) })).app);
    expect(await keyIdsAt(updated)).toEqual([expect.not.stringMatching('former'), 'former']);
    expect(await office.database.read((queryable) => queryable.query('SELECT * FROM provider_key'))).toEqual([]);
  });

  it('gets a new key after ninety days on every server, and what the old one signed is still good for a day', async () => {
    const shared = temporaryFolder();
    let reached = '';
    const front = await startBadNetwork(() => reached);
    const start = async (at = now) =>
      listen((await serve(office, { now: at, publicUrl: front.url, providerKeys: keysIn(shared) })).app);
    const first = await start();
    reached = first;
    const signedByOld = await walkCodeFlow(front.url, { login: 'sabine', password });
    const [oldKey] = await keyIdsAt(first);
    const path = join(shared, 'provider-keys.json');
    const { keys } = JSON.parse(readFileSync(path, 'utf8'));
    keys[0].madeAt = new Date(now().getTime() - 90 * 24 * 3_600_000).toISOString();
    writeFileSync(path, JSON.stringify({ format: 1, keys }));

    const second = await start();
    reached = second;
    const [newKey, ...rest] = await keyIdsAt(second);
    expect(newKey).not.toBe(oldKey);
    expect(rest).toEqual([oldKey]);
    expect((await createServerClient(second).signIn(signedByOld.idToken, signedByOld.nonce, testDevice)).ok).toBe(true);

    const { idToken, nonce } = await walkCodeFlow(front.url, { login: 'sabine', password });
    expect(decodeProtectedHeader(idToken.reveal()).kid).toBe(newKey);
    expect((await createServerClient(first).signIn(idToken, nonce, testDevice)).ok).toBe(true); // it has not looked yet
    const nextDay = await start(() => new Date(now().getTime() + 25 * 3_600_000));
    expect(await keyIdsAt(nextDay)).toEqual([newKey]);
    expect(readFileSync(path, 'utf8')).not.toContain(oldKey);
    await front.close();
  });

  it('ends on signing out, and its device cannot renew it any more', async () => {
    const { idToken, nonce, refreshToken } = await walkCodeFlow(url, { login: 'sabine', password });
    const session = await client.signIn(idToken, nonce, testDevice);
    const method = await client.signInMethod();
    if (!session.ok || !method.ok || refreshToken === null) throw new Error('no session');
    expect((await client.signOut(new Secret(session.value.token))).ok).toBe(true);
    expect((await ask(session.value.token)).statusCode).toBe(401);
    const renewed = await createProviderClient(method.value).refresh(refreshToken);
    if (!renewed.ok) throw new Error(renewed.failure);
    expect(await client.signIn(renewed.value.idToken, null, testDevice)).toMatchObject({
      failure: { kind: 'signed-out' },
    });
    expect((await audited('sign-out')).length).toBeGreaterThan(0);
    expect(await audited('sign-in-refused')).toContainEqual({
      worker_id: null,
      object_id: office.sabine.id,
      reason: 'device-not-trusted',
    });
  });

  it('is renewed with a refresh token, which is good once, but not lost with a lost answer', async () => {
    const { idToken, nonce, refreshToken } = await walkCodeFlow(url, { login: 'sabine', password });
    const method = await client.signInMethod();
    if (!method.ok || refreshToken === null) throw new Error('no method');
    const provider = createProviderClient(method.value);
    await client.signIn(idToken, nonce, testDevice);
    const first = await provider.refresh(refreshToken);
    if (!first.ok) throw new Error(first.failure);
    expect(first.value.refreshToken?.reveal()).not.toBe(refreshToken.reveal());
    expect((await client.signIn(first.value.idToken, null, testDevice)).ok).toBe(true);
    // the answer with the new one was lost: the old one goes once more, and the grant lives
    aheadMs += 55_000;
    const again = await provider.refresh(refreshToken);
    if (!again.ok || again.value.refreshToken === null) throw new Error('the answer was lost for good');
    const used = await provider.refresh(again.value.refreshToken);
    if (!used.ok || used.value.refreshToken === null) throw new Error('the grant is gone');
    expect(await provider.refresh(used.value.refreshToken)).toMatchObject({ ok: true });
  });

  it.each([
    ['the refresh token before the one that is in use', 'previous'],
    ['one of two that came from the same token when the other is in use', 'sibling'],
    ['a refresh token whose successor nobody has used for longer than an answer may be lost', 'late'],
  ])('ends for all who have part in it when somebody uses %s', async (_what, which) => {
    const { refreshToken } = await walkCodeFlow(url, { login: 'rita', password });
    const method = await client.signInMethod();
    if (!method.ok || refreshToken === null) throw new Error('no method');
    const provider = createProviderClient(method.value);
    const renew = async (token: Secret) => {
      const renewed = await provider.refresh(token);
      if (!renewed.ok || renewed.value.refreshToken === null) throw new Error('not renewed');
      return renewed.value.refreshToken;
    };
    const [sibling, next] = [await renew(refreshToken), await renew(refreshToken)];
    const current = which === 'late' ? next : await renew(next);
    if (which === 'late') aheadMs += 61_000;
    expect(await provider.refresh(which === 'sibling' ? sibling : refreshToken)).toMatchObject({ failure: 'refused' });
    expect(await provider.refresh(current)).toEqual({ ok: false, failure: 'refused' });
    const refusal = { worker_id: null, object_id: office.rita.id, reason: 'used-refresh-token' };
    await expect.poll(() => audited('sign-in-refused')).toContainEqual(refusal);
  });

  it('is renewed no more once the person is disabled, and is over after an hour', async () => {
    const { idToken, nonce, refreshToken } = await walkCodeFlow(url, { login: 'benno', password });
    const session = await client.signIn(idToken, nonce, testDevice);
    const method = await client.signInMethod();
    if (!session.ok || !method.ok || refreshToken === null) throw new Error('no session');
    const hash = async (value: string | null) =>
      office.database.transaction((transaction) =>
        transaction.query("UPDATE worker SET password_hash = :value WHERE login = 'benno'", { value }),
      );
    await hash(null);
    expect(await createProviderClient(method.value).refresh(refreshToken)).toEqual({ ok: false, failure: 'refused' });
    aheadMs += 59 * 60_000;
    expect((await ask(session.value.token)).statusCode).toBe(200);
    aheadMs += 60_000;
    expect((await ask(session.value.token)).json()).toMatchObject({ kind: 'signed-out' });
    aheadMs = 0;
    await hash(await hashPassword(new Secret(password)));
  });

  it('ends everywhere at once, also what could renew it', async () => {
    const flow = await walkCodeFlow(url, { login: 'rita', password });
    const here = await client.signIn(flow.idToken, flow.nonce, testDevice);
    const there = await signInByCodeFlow(url, { login: 'rita', password });
    const untouched = await signIn('sabine');
    const method = await client.signInMethod();
    if (!here.ok || !method.ok || flow.refreshToken === null) throw new Error('no session');
    expect(await client.signOutEverywhere(new Secret(here.value.token))).toEqual({ ok: true, value: { sessions: 2 } });
    for (const { token } of [here.value, there]) expect((await ask(token)).statusCode).toBe(401);
    expect((await ask(untouched.token)).statusCode).toBe(200);
    const renewed = await createProviderClient(method.value).refresh(flow.refreshToken);
    expect(renewed).toEqual({ ok: false, failure: 'refused' });
  });

  it('is told to the workstations that are connected when it ends everywhere', async () => {
    const [here, there] = [await signIn('rita'), await signIn('rita')];
    const watching = client.watch(new Secret(there.token), () => undefined, AbortSignal.timeout(20_000));
    await client.signOutEverywhere(new Secret(here.token));
    expect(await watching).toEqual({ ok: true, value: undefined }); // the server ended the stream
    expect((await ask(there.token)).statusCode).toBe(401);
  });

  it('revokes a refresh token at the provider', async () => {
    const { refreshToken } = await walkCodeFlow(url, { login: 'sabine', password });
    const method = await client.signInMethod();
    if (!method.ok || refreshToken === null) throw new Error('no method');
    const provider = createProviderClient(method.value);
    expect((await provider.revoke(refreshToken)).ok).toBe(true);
    expect(await provider.refresh(refreshToken)).toEqual({ ok: false, failure: 'refused' });
  });

  it('answers a wrong password and an unknown name alike, and enters the refusal', async () => {
    const [wrong, unknown] = [await submit('benno', 'falsch'), await submit('niemand', 'falsch')];
    expect(wrong.status).toBe(401);
    expect(wrong.body).toContain('Benutzername oder Passwort stimmt nicht');
    const withoutNames = (body: string) => body.replaceAll(/interaction\/[\w-]+|value="\w+"/g, '');
    expect(withoutNames(wrong.body)).toBe(withoutNames(unknown.body));
    expect((await submit('stranger', '')).body).toContain('Bitte geben Sie'); // somebody without a password
    expect((await submit('stranger', 'nobody')).status).toBe(401);
    expect(await audited('sign-in-refused')).toContainEqual({
      worker_id: null,
      object_id: office.benno.id,
      reason: 'wrong-credentials',
    });
  });

  it('throttles guessing, for longer each time, and lets the right password in after the wait', async () => {
    stoppedAt = Date.now();
    for (let count = 0; count < 5; count++) expect((await submit('rita', `falsch ${count}`)).status).toBe(401);
    expect((await submit('rita', password)).body).toContain('zu viele Versuche');
    const afterRestart = await listen((await serve(office, { now })).app);
    expect((await submit('RITA', password, afterRestart)).body).toContain('zu viele Versuche');
    stoppedAt += 1001;
    expect((await signIn('rita')).worker.login).toBe('rita');
    expect((await submit('rita', 'falsch')).body).toContain('stimmt nicht'); // forgiven: counted from the beginning
    stoppedAt = null;
  });

  it('lets only a few of many guesses at the same moment through', async () => {
    aheadMs += 3_600_000;
    const pages = await Promise.all(Array.from({ length: 12 }, (_, count) => submit('benno', `falsch ${count}`)));
    expect(pages.filter(({ body }) => body.includes('stimmt nicht')).length).toBeLessThanOrEqual(5);
  });

  it.each([
    ['0', 426, 'client-too-old'],
    ['x', 400, 'invalid-input'],
    ['2', 426, 'client-too-old'],
    [String(protocolVersion), 200, undefined],
  ])('answers protocol %s with %i', async (version, status, kind) => {
    aheadMs += 3_600_000;
    const { authorization } = await server.signIn(office.sabine);
    const answer = await ask(authorization.slice(7), { [protocolHeader]: version });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().kind).toBe(kind);
  });
});
