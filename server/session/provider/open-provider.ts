import type { Configuration, default as Provider } from 'oidc-provider';
import type { WorkerId } from '../../../shared/base/ids.ts';
import type { Log } from '../../log.ts';
import type { Database } from '../../store/database.ts';
import { findCredentialsById } from '../../store/worker.ts';
import { auditSession } from '../audit-session.ts';
import type { SessionLimits } from '../sessions.ts';
import { type ProviderKeys, signingAlgorithm } from './keyring.ts';
import { errorPage, leavePage, leftPage } from './pages.ts';
import { createRecordsAdapter } from './records-adapter.ts';

export const providerClientId = 'zweiklick-arbeitsplatz';
export const providerScopes = ['openid', 'profile'];

export interface ProviderParts {
  readonly database: Database;
  readonly now: () => Date;
  readonly log: Log;
  readonly limits: SessionLimits;
  /** Whoever has no password is no account, except among the invented people. */
  readonly demo: boolean;
  readonly keys: ProviderKeys;
  readonly issuer: string;
}

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** The embedded OpenID provider: its accounts are the people in `worker`, its only client the workstation. */
export async function openProvider(parts: ProviderParts): Promise<Provider> {
  const { Provider: OidcProvider } = await import('oidc-provider'); // when the first person signs in, not at the start
  const provider = new OidcProvider(parts.issuer, configure(parts));
  provider.proxy = true; // the plugin says where it is reached; nothing that a client sends counts
  provider.on('server_error', (_context, error) => parts.log.error('identity provider', error));
  provider.on('grant.error', ({ oidc }, error) => {
    const token = oidc.entities.RefreshToken;
    const isReused = error.error_detail === 'refresh token already used'; // the library has revoked the grant
    if (isReused && token !== undefined) {
      enterReuse(parts, token.accountId).catch((defect: unknown) => parts.log.error('identity provider', defect));
    }
  });
  provider.use(async (context, next) => {
    await next();
    if (context.oidc?.route === 'resume') await forgetBrowser(context.oidc, provider);
  });
  return provider;
}

/** Somebody had a copy of what renews a person's session: whoever watches over the log must see that. */
async function enterReuse({ database, now }: ProviderParts, accountId: string): Promise<void> {
  const workerId = accountId as WorkerId;
  const event = { action: 'sign-in-refused', at: now(), workerId, deviceId: null } as const;
  await database.transaction((transaction) => auditSession(transaction, { ...event, reason: 'used-refresh-token' }));
}

type OidcContext = Parameters<Parameters<Provider['use']>[0]>[0]['oidc'];

/** Many people share a browser here: each sign-in asks for the person again. */
async function forgetBrowser(oidc: OidcContext, provider: Provider): Promise<void> {
  await oidc.session?.destroy();
  oidc.ctx.cookies.set(provider.cookieName('session'), null);
}

function configure({ database, now, limits, demo, keys }: ProviderParts): Configuration {
  return {
    adapter: createRecordsAdapter({ database, now, limits }),
    clients: [
      {
        client_id: providerClientId,
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/'], // any port (RFC 8252, 7.3)
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: signingAlgorithm,
      },
    ],
    jwks: { keys: [...keys.sign] }, // the first one that fits signs
    cookies: { keys: [...keys.cookies] },
    scopes: providerScopes,
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false, // the server reads the login from the ID token
    responseTypes: ['code'],
    pkce: { required: () => true },
    findAccount: async (_context, accountId) => {
      const id = accountId as WorkerId;
      const found = await database.read((queryable) => findCredentialsById(queryable, id));
      if (found === undefined || (found.passwordHash === null && !demo)) return undefined;
      const { login, displayName } = found.worker;
      return { accountId: id, claims: () => ({ sub: id, name: displayName, preferred_username: login }) };
    },
    interactions: { url: (_context, { uid }) => `/oidc/interaction/${uid}` },
    // the workstation is our own program: there is nothing to consent to
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: providerClientId, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope(providerScopes.join(' '));
      await grant.save();
      return grant;
    },
    issueRefreshToken: () => true,
    expiresWithSession: () => false,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: 10 * minute,
      AuthorizationCode: minute,
      IdToken: 10 * minute,
      Interaction: 10 * minute,
      Session: 10 * minute,
      RefreshToken: limits.offlineTrustHours * hour + day,
      Grant: 30 * day, // after a month everybody signs in anew
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = leavePage(form);
        },
        postLogoutSuccessSource: (context) => {
          context.body = leftPage();
        },
      },
    },
    renderError: (context) => {
      context.type = 'html';
      context.body = errorPage();
    },
  };
}
