import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { App, AppPorts, AppSettings } from '../../../electron/app/app.ts';
import { asker } from '../../../electron/cli/ask.ts';
import { hashPassword } from '../../../server/session/password-hash.ts';
import { Secret } from '../../../shared/base/secret.ts';
import type { SessionState, SignInAttempt } from '../../../shared/ipc/session.ts';
import { startBadNetwork } from '../../helpers/bad-network.ts';
import { openBrowserWalk, walkThroughSignIn } from '../../helpers/browser-walk.ts';
import { listen } from '../../helpers/code-flow.ts';
import { engines } from '../../helpers/databases.ts';
import { type ManualClock, manualClock } from '../../helpers/manual-clock.ts';
import { openSmallOffice, type SmallOffice } from '../../helpers/small-office.ts';
import { startCore, testPorts } from '../../helpers/test-core.ts';
import { temporaryFolder } from '../../helpers/test-desk.ts';
import { serve } from '../../helpers/test-server.ts';

const password = 'Ein Kennwort für Tests';
const hour = 3_600_000;

let office: SmallOffice;
let url: string;
beforeAll(async () => {
  const engine = engines.find(({ name }) => name === 'PGlite');
  if (engine === undefined) throw new Error('no database');
  office = await openSmallOffice(await engine.open());
  const hash = await hashPassword(new Secret(password));
  await office.database.transaction((transaction) =>
    transaction.query('UPDATE worker SET password_hash = :hash', { hash }),
  );
  url = await listen((await serve(office, { now: () => new Date() })).app);
}, 60_000);

const open: App[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

interface Started {
  readonly app: App;
  /** Settles with the session once it is as wanted. */
  readonly until: (isWanted: (session: SessionState) => boolean) => Promise<SessionState>;
  readonly show: () => Promise<SessionState>;
  readonly close: () => Promise<void>;
  /** Settles when the browser shows the last page: then everything has begun. */
  readonly walked: () => Promise<void>;
}

type Browser = (address: string) => unknown;
const person =
  (login: string): Browser =>
  (address) =>
    walkThroughSignIn(address, { login, password });

async function start(
  browser: Browser,
  { profile = temporaryFolder(), ports = {}, settings = {} }: Partial<StartOptions> = {},
): Promise<Started> {
  let walked: unknown;
  const openInBrowser = async (address: string) => {
    walked = browser(address);
    return true;
  };
  const app = await startCore(profile, testPorts({ openInBrowser, ...ports }), { serverUrl: url, ...settings });
  open.push(app);
  const ask = asker(app);
  const show = async () => {
    const shown = await ask('session.show', {});
    if (!shown.ok) throw new Error(shown.failure.kind);
    return shown.value;
  };
  // asks again and again: change events wait for a timer, which a clock by hand may never reach
  const until: Started['until'] = (isWanted) =>
    vi.waitFor(
      async () => {
        const session = await show();
        if (!isWanted(session)) throw new Error(`it is ${JSON.stringify(session)}`);
        return session;
      },
      { timeout: 10_000, interval: 20 },
    );
  const close = async () => {
    open.splice(open.indexOf(app), 1);
    await app.close();
  };
  return { app, until, show, close, walked: async () => void (await walked) };
}

interface StartOptions {
  readonly profile: string;
  readonly ports: Partial<AppPorts>;
  readonly settings: Partial<AppSettings>;
}

const isSignedIn = (session: SessionState) => session.state === 'signed-in';
const attemptOf = (session: SessionState): SignInAttempt | null => ('attempt' in session ? session.attempt : null);
const hasFailed = (session: SessionState) => attemptOf(session)?.state === 'failed';
const isWaiting = (session: SessionState) => attemptOf(session)?.state === 'waiting';
const isSignedOut = (session: SessionState) => session.state === 'signed-out';

/** Signs in and answers the session. */
async function signIn({ app, until, walked }: Started): Promise<SessionState> {
  await asker(app)('session.sign-in', {});
  await walked();
  return await until((session) => isSignedIn(session) || hasFailed(session));
}

describe('signing in through the browser', { timeout: 30_000 }, () => {
  it('leads from the button to the data, and keeps what it needs sealed', async () => {
    const profile = temporaryFolder();
    let page: ReturnType<typeof walkThroughSignIn> | undefined;
    const core = await start(
      (address) => {
        page = walkThroughSignIn(address, { login: 'sabine', password });
      },
      { profile },
    );
    expect(await core.show()).toMatchObject({ state: 'signed-out', attempt: null, ended: null });
    expect(await signIn(core)).toMatchObject({ state: 'signed-in', worker: { login: 'sabine' } });
    const seen = await page;
    expect(seen?.body).toContain('Sie sind angemeldet.');
    expect(seen?.headers.get('content-security-policy')).toContain("default-src 'none'");
    const kept = readdirSync(profile).map((name) => (name.includes('.') ? readFileSync(join(profile, name)) : ''));
    expect(kept.join()).not.toMatch(/refreshToken|offlineTrustHours|sabine/);
  });

  it('uses code, PKCE, state and nonce, and goes back to this machine only', async () => {
    const addresses: string[] = [];
    const core = await start((address) => addresses.push(address));
    await asker(core.app)('session.sign-in', {});
    const query = new URL(addresses[0] ?? '').searchParams;
    expect(Object.fromEntries(query)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256' });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(query.get(name)?.length).toBeGreaterThan(40);
    expect(query.get('redirect_uri')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(attemptOf(await core.show())).toEqual({ state: 'waiting', address: addresses[0] });
  });

  it('can be given up, and begun again', async () => {
    const addresses: string[] = [];
    const core = await start((address) => addresses.push(address));
    await asker(core.app)('session.sign-in', {});
    await asker(core.app)('session.cancel-sign-in', {});
    expect(await core.show()).toMatchObject({ state: 'signed-out', attempt: null });
    await asker(core.app)('session.sign-in', {});
    await asker(core.app)('session.sign-in', {}); // pressed twice: the second one counts
    const [first = '', second = '', third = ''] = addresses;
    for (const old of [first, second]) await expect(person('sabine')(old)).rejects.toThrow(); // nobody listens there
    await person('sabine')(third);
    expect(await core.until(isSignedIn)).toMatchObject({ worker: { login: 'sabine' } });
  });

  it('ends when the person gives up on the page of the provider', async () => {
    const core = await start(async (address) => {
      const browser = openBrowserWalk();
      const page = await browser.get(address);
      await browser.post(`${page.url}/cancel`, {});
    });
    expect(attemptOf(await signIn(core))).toEqual({ state: 'failed', problem: 'denied' });
  });

  it('turns away an answer with another state and goes on waiting', async () => {
    let stray: Response | undefined;
    const core = await start(async (address) => {
      const back = new URL(new URL(address).searchParams.get('redirect_uri') ?? '');
      back.search = 'code=stolen&state=of+another+sign-in';
      stray = await fetch(back);
      await walkThroughSignIn(address, { login: 'sabine', password });
    });
    expect(isSignedIn(await signIn(core))).toBe(true);
    expect(stray?.status).toBe(400);
    expect(await stray?.text()).toContain('gehört zu keiner laufenden Anmeldung');
  });

  it('answers nobody but the address it gave out, and nothing but that page', async () => {
    const statuses: number[] = [];
    const core = await start(async (address) => {
      const back = new URL(address).searchParams.get('redirect_uri') ?? '';
      for (const [path, init] of [
        ['x', {}],
        ['', { method: 'POST' }],
        ['../etc/passwd', {}],
      ] as const) {
        statuses.push((await fetch(new URL(path, back), init)).status);
      }
      await walkThroughSignIn(address, { login: 'sabine', password });
    });
    await signIn(core);
    expect(statuses).toEqual([404, 404, 404]);
  });

  it('says so when a code does not belong to it', async () => {
    const core = await start(async (address) => {
      const asked = new URL(address).searchParams;
      const back = new URL(asked.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({
        code: 'made-up',
        state: asked.get('state') ?? '',
        iss: `${url}/oidc`,
      }).toString();
      await fetch(back);
    });
    expect(attemptOf(await signIn(core))).toEqual({ state: 'failed', problem: 'not-accepted' });
  });

  it('says so when the office gives the person no role', async () => {
    const core = await start(person('stranger'));
    const give = (roles: string[]) =>
      office.database.transaction((transaction) =>
        transaction.query("UPDATE worker SET roles = :roles WHERE login = 'stranger'", { roles }),
      );
    await give([]);
    expect(attemptOf(await signIn(core))).toEqual({ state: 'failed', problem: 'unknown-person' });
    await give(['handle']);
  });

  it('says so when nobody finishes it', async () => {
    const clock = manualClock(new Date());
    const core = await start(() => undefined, { ports: { clock } });
    await asker(core.app)('session.sign-in', {});
    clock.advance(10 * 60_000);
    expect(attemptOf(await core.until(hasFailed))).toEqual({ state: 'failed', problem: 'timed-out' });
  });

  it('says so when the server cannot be reached, and opens no browser', async () => {
    let isOpened = false;
    const core = await start(
      () => {
        isOpened = true;
      },
      { settings: { serverUrl: 'http://127.0.0.1:9' } },
    );
    expect(attemptOf(await signIn(core))).toEqual({ state: 'failed', problem: 'offline' });
    expect(isOpened).toBe(false);
  });

  it('goes on without a browser: the address is on the screen', async () => {
    const core = await start(() => undefined, { ports: { openInBrowser: async () => false } });
    await asker(core.app)('session.sign-in', {});
    const attempt = attemptOf(await core.until(isWaiting));
    if (attempt?.state !== 'waiting') throw new Error('not waiting');
    await person('benno')(attempt.address);
    expect(await core.until(isSignedIn)).toMatchObject({ worker: { login: 'benno' } });
  });
});

describe('a session', { timeout: 30_000 }, () => {
  const background = { background: true };
  const sessionsOf = (login: string) =>
    office.database.read((queryable) =>
      queryable.query<{ token_hash: Uint8Array }>(
        'SELECT token_hash FROM session JOIN worker ON worker.id = worker_id WHERE login = :login',
        { login },
      ),
    );
  const endOnServer = (login: string) =>
    office.database.transaction((transaction) =>
      transaction.query('DELETE FROM session WHERE worker_id = (SELECT id FROM worker WHERE login = :login)', {
        login,
      }),
    );
  const disable = (login: string) =>
    office.database.transaction((transaction) =>
      transaction.query('UPDATE worker SET password_hash = NULL WHERE login = :login', { login }),
    );

  it.each([
    ['is right', 0],
    ['is three years ahead', 3 * 365 * 24 * hour],
    ['is three years behind', -3 * 365 * 24 * hour],
  ])('is renewed by itself before it ends, without a word to the person, where the clock %s', async (_how, off) => {
    const clock = manualClock(new Date(Date.now() + off));
    const core = await start(person('sabine'), { ports: { clock }, settings: background });
    await signIn(core);
    const before = (await sessionsOf('sabine')).length;
    clock.advance(47 * 60_000);
    for (const _ of [1, 2, 3]) await asker(core.app)('sync.now', {}); // a renewal would be there by then
    expect((await sessionsOf('sabine')).length).toBe(before);
    const changes: unknown[] = [];
    core.app.subscribe((event) => changes.push(event.topics));
    clock.advance(2 * 60_000);
    await expect.poll(async () => (await sessionsOf('sabine')).length).toBe(before + 1);
    expect(isSignedIn(await core.show())).toBe(true);
    expect(changes.flat()).not.toContain('session');
    await core.close();
    await endOnServer('sabine');
  });

  it('is renewed when the server has ended it, and the work goes on', async () => {
    const core = await start(person('sabine'));
    await signIn(core);
    const ask = asker(core.app);
    expect(await ask('sync.now', {})).toMatchObject({ ok: true, value: { connection: 'online', problem: null } });
    await endOnServer('sabine');
    await ask('sync.now', {});
    await expect.poll(async () => (await sessionsOf('sabine')).length).toBe(1);
    expect(await ask('sync.now', {})).toMatchObject({ ok: true, value: { problem: null } });
    expect(isSignedIn(await core.show())).toBe(true);
  });

  it('ends when the provider does not renew it, and says so; the data are closed', async () => {
    const clock = manualClock(new Date());
    const core = await start(person('dilek'), { ports: { clock }, settings: background });
    await signIn(core);
    await disable('dilek');
    clock.advance(50 * 60_000);
    expect(await core.until(isSignedOut)).toMatchObject({ ended: 'refused', attempt: null });
    expect(await asker(core.app)('inbox.counts', {})).toMatchObject({ failure: { kind: 'signed-out' } });
  });

  it('lasts while the provider cannot be reached', async () => {
    const own = await serve(office, { now: () => new Date() });
    const serverUrl = await listen(own.app);
    const clock = manualClock(new Date());
    const core = await start(person('benno'), { ports: { clock }, settings: { ...background, serverUrl } });
    await signIn(core);
    await own.app.close();
    for (const _ of [1, 2, 3]) clock.advance(hour);
    expect(isSignedIn(await core.show())).toBe(true);
  });

  it.each([
    ['the answer of the provider is lost', '/oidc/token', 'drop-after'],
    ['the answer of the server is lost', '/v1/session/oidc', 'drop-after'],
    ['the network sends what renews it twice to the provider', '/oidc/token', 'duplicate'],
    ['the network sends what renews it twice to the server', '/v1/session/oidc', 'duplicate'],
  ] as const)('lasts when %s', async (_what, path, fault) => {
    let aheadMs = 0;
    let serverUrl = '';
    const network = await startBadNetwork(() => serverUrl);
    const own = await serve(office, { now: () => new Date(Date.now() + aheadMs), publicUrl: network.url });
    serverUrl = await listen(own.app);
    const clock = manualClock(new Date());
    const settings = { ...background, serverUrl: network.url };
    const core = await start(person('sabine'), { ports: { clock }, settings });
    await signIn(core);
    const before = (await sessionsOf('sabine')).length;
    const renewed = async () => (await sessionsOf('sabine')).length - before;
    network.set({ mode: 'once', path, fault });
    clock.advance(50 * 60_000);
    await expect.poll(() => network.counts[fault]).toBe(1);
    aheadMs = 35_000; // the network is back, and the workstation tries again
    const least = fault === 'drop-after' && path === '/v1/session/oidc' ? 2 : 1;
    await expect
      .poll(async () => {
        clock.advance(10_000);
        return renewed();
      })
      .toBeGreaterThanOrEqual(least);
    expect(isSignedIn(await core.show())).toBe(true);
    await core.close();
    await network.close();
    await endOnServer('sabine');
  });

  it('ends on signing out, at the provider too', async () => {
    const core = await start(person('rita'));
    await signIn(core);
    const tokens = () =>
      office.database.read((queryable) =>
        queryable.query("SELECT 1 FROM provider_record WHERE model = 'RefreshToken' AND account_id = :id", {
          id: office.rita.id,
        }),
      );
    expect((await tokens()).length).toBe(1);
    await asker(core.app)('session.sign-out', { keepWork: false });
    expect(await core.show()).toMatchObject({ state: 'signed-out', ended: null, attempt: null });
    await expect.poll(async () => (await tokens()).length).toBe(0);
    await expect.poll(async () => (await sessionsOf('rita')).length).toBe(0);
  });

  it('ends on every device at once', async () => {
    const here = await start(person('rita'));
    const there = await start(person('rita'), { settings: background });
    await signIn(here);
    await signIn(there);
    expect(await asker(here.app)('session.sign-out-everywhere', {})).toMatchObject({ value: { state: 'signed-out' } });
    expect(await there.until(isSignedOut)).toMatchObject({ ended: 'refused' });
  });

  it('cannot be ended everywhere without the server, and then is not ended here', async () => {
    const own = await serve(office, { now: () => new Date() });
    const core = await start(person('rita'), { settings: { serverUrl: await listen(own.app) } });
    await signIn(core);
    await own.app.close();
    const answer = await asker(core.app)('session.sign-out-everywhere', {});
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'offline' } });
    expect(isSignedIn(await core.show())).toBe(true);
  });
});

describe('a start without the server', { timeout: 30_000 }, () => {
  /** A profile in which Sabine signed in just now, at a server that is gone. */
  async function signedInProfile(): Promise<{ profile: string; serverUrl: string; since: Date }> {
    const profile = temporaryFolder();
    const own = await serve(office, { now: () => new Date() });
    const serverUrl = await listen(own.app);
    const core = await start(person('sabine'), { profile, settings: { serverUrl } });
    await signIn(core);
    await core.close();
    await own.app.close();
    return { profile, serverUrl, since: new Date() };
  }

  async function startAt(
    { profile, serverUrl }: { profile: string; serverUrl: string },
    at: Date,
  ): Promise<Started & { readonly clock: ManualClock }> {
    const clock = manualClock(at);
    const core = await start(() => undefined, { profile, ports: { clock }, settings: { serverUrl, background: true } });
    return { ...core, clock };
  }
  const hoursAfter = (since: Date, hours: number) => new Date(since.getTime() + hours * hour);

  it.each([
    ['at once', 0.1, 'signed-in'],
    ['in time', 71, 'signed-in'],
    ['too late', 73, 'signed-out'],
  ])('%s', async (_when, hours, state) => {
    const kept = await signedInProfile();
    const core = await startAt(kept, hoursAfter(kept.since, hours));
    expect(await core.show()).toMatchObject(state === 'signed-in' ? { state } : { state, ended: 'not-trusted' });
    const counts = await asker(core.app)('inbox.counts', {});
    expect(counts.ok).toBe(state === 'signed-in');
  });

  it('that runs on ends when the time is over', async () => {
    const kept = await signedInProfile();
    const core = await startAt(kept, hoursAfter(kept.since, 71.5));
    expect(isSignedIn(await core.show())).toBe(true);
    core.clock.advance(hour);
    expect(await core.until(isSignedOut)).toMatchObject({ ended: 'not-trusted' });
  });

  it('gains nothing by setting the clock back', async () => {
    const kept = await signedInProfile();
    const late = await startAt(kept, hoursAfter(kept.since, 71.5));
    await late.close();
    const setBack = await startAt(kept, hoursAfter(kept.since, 1)); // three days ago, says the machine
    expect(isSignedIn(await setBack.show())).toBe(true);
    setBack.clock.advance(hour);
    expect(await setBack.until(isSignedOut)).toMatchObject({ ended: 'not-trusted' });
  });

  it('is over for good once it was too late, whatever the clock says then', async () => {
    const kept = await signedInProfile();
    const late = await startAt(kept, hoursAfter(kept.since, 80));
    await late.close();
    const setBack = await startAt(kept, hoursAfter(kept.since, 1));
    expect(await setBack.show()).toMatchObject({ state: 'signed-out' });
  });
});
