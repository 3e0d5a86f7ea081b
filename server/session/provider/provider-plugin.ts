import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { default as Provider } from 'oidc-provider';
import { Secret } from '../../../shared/base/secret.ts';
import type { Worker } from '../../../shared/domain/worker.ts';
import type { Database } from '../../store/database.ts';
import { findCredentials, loadAllWorkers } from '../../store/worker.ts';
import { auditSession } from '../audit-session.ts';
import type { Authenticator } from '../authenticator.ts';
import { createThrottle } from '../throttle.ts';
import { errorPage, type LoginProblem, passwordPage, peoplePage, providerPolicy } from './pages.ts';

export interface ProviderPluginOptions {
  readonly database: Database;
  readonly now: () => Date;
  readonly authenticator: Authenticator;
  /** Lets people be chosen from a list. Only for the generator's invented office. */
  readonly demo: boolean;
  /** Once the server listens: only then is the address known. */
  readonly provider: () => Promise<Provider>;
}

const mount = '/oidc';
const formBytes = 4096;
const interactionPath = `${mount}/interaction/:uid`;

/** The embedded provider under /oidc: its own endpoints, and the page on which people sign in. */
export const providerPlugin: FastifyPluginAsync<ProviderPluginOptions> = async (app, options) => {
  app.addHook('onRequest', async (_request, reply) => void reply.header('content-security-policy', providerPolicy));
  await app.register(endpoints, options);
  await app.register(loginPages, options);
};

/** Everything that the library answers itself. It reads bodies on its own. */
const endpoints: FastifyPluginAsync<ProviderPluginOptions> = async (app, { provider }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: `${mount}/*`,
    handler: async (request, reply) => {
      const oidc = await provider();
      const { raw } = request;
      const address = new URL(oidc.issuer);
      // what a client says about hosts and proxies decides nothing: links in answers lead to our own address
      delete raw.headers['x-forwarded-host'];
      delete raw.headers['x-forwarded-for'];
      raw.headers['x-forwarded-proto'] = address.protocol.slice(0, -1);
      raw.headers.host = address.host;
      Object.assign(raw, { originalUrl: raw.url });
      raw.url = (raw.url ?? '').slice(mount.length) || '/';
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) reply.raw.setHeader(name, value);
      }
      await oidc.callback()(raw, reply.raw);
    },
  });
};

interface Fields {
  readonly login: string;
  readonly password: string;
}

/** The page of ours that a sign-in leads to. Passwords are typed here and nowhere else. */
const loginPages: FastifyPluginAsync<ProviderPluginOptions> = async (app, options) => {
  const { database, now, authenticator, demo, provider } = options;
  const throttle = createThrottle(database, now);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formBytes },
    (_request, body, done) => done(null, body),
  );

  app.get(interactionPath, async (request, reply) => {
    const interaction = await interactionOf(await provider(), request, reply);
    if (interaction === undefined) return sendPage(reply, 400, errorPage());
    return showLogin(reply, interaction.uid, interaction.hint);
  });

  app.post(interactionPath, async (request, reply) => {
    const interaction = await interactionOf(await provider(), request, reply);
    if (interaction === undefined) return sendPage(reply, 400, errorPage());
    const fields = readFields(request.body);
    const outcome = await authenticate(fields, request.ip);
    if (typeof outcome === 'string') return showLogin(reply, interaction.uid, fields.login, outcome);
    return finish(await provider(), request, reply, {
      login: { accountId: outcome.id, remember: false, amr: [demo ? 'demo' : 'pwd'] },
      consent: {},
    });
  });

  app.post(`${interactionPath}/cancel`, async (request, reply) => {
    const oidc = await provider();
    // the cookie is for the page one step up; its path covers this one
    if ((await interactionOf(oidc, request, reply)) === undefined) return sendPage(reply, 400, errorPage());
    return finish(oidc, request, reply, { error: 'access_denied' });
  });

  async function showLogin(reply: FastifyReply, uid: string, login: string, problem?: LoginProblem) {
    if (!demo) return sendPage(reply, problem === undefined ? 200 : 401, passwordPage({ uid, login, problem }));
    return sendPage(reply, 200, peoplePage(uid, await database.read(loadAllWorkers)));
  }

  async function authenticate({ login, password }: Fields, address: string): Promise<Worker | LoginProblem> {
    if (demo) {
      const found = await database.read((queryable) => findCredentials(queryable, login, false));
      return found?.worker ?? 'wrong';
    }
    if (login === '' || password === '') return 'missing';
    if (!(await throttle.begin(login, address))) return 'tooMany';
    const worker = await authenticator.authenticate(login, new Secret(password));
    if (worker === undefined) {
      await recordRefusal(login);
      return 'wrong';
    }
    await throttle.succeeded(login, address);
    return worker;
  }

  /** The name that was typed may be anything, also a password in the wrong field: only people known here are entered. */
  async function recordRefusal(login: string): Promise<void> {
    await database.transaction(async (transaction) => {
      const found = await findCredentials(transaction, login, false);
      await auditSession(transaction, {
        action: 'sign-in-refused',
        at: now(),
        workerId: found?.worker.id ?? null,
        deviceId: null,
        reason: 'wrong-credentials',
      });
    });
  }
};

/** Undefined when the browser does not belong to a sign-in that is going on. */
async function interactionOf(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly uid: string; readonly hint: string } | undefined> {
  try {
    const { uid, params } = await provider.interactionDetails(request.raw, reply.raw);
    if (uid !== (request.params as { readonly uid: string }).uid) return undefined;
    const { login_hint: hint } = params;
    return { uid, hint: typeof hint === 'string' ? hint.slice(0, 64) : '' };
  } catch (error) {
    if (error instanceof Error && error.name === 'SessionNotFound') return undefined;
    throw error;
  }
}

async function finish(
  provider: Provider,
  request: FastifyRequest,
  reply: FastifyReply,
  result: Parameters<Provider['interactionResult']>[2],
): Promise<FastifyReply> {
  const next = await provider.interactionResult(request.raw, reply.raw, result, { mergeWithLastSubmission: false });
  return reply.redirect(next, 303);
}

function readFields(body: unknown): Fields {
  const fields = new URLSearchParams(typeof body === 'string' ? body : '');
  const field = (name: string, longest: number) => (fields.get(name) ?? '').slice(0, longest);
  return { login: field('login', 64).trim(), password: field('password', 200) };
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}
