import type { Configuration } from 'openid-client';
import { failed, ok, type Result } from '../../../shared/base/result.ts';
import { Secret } from '../../../shared/base/secret.ts';
import type { SignInMethod } from '../../../shared/wire/session.ts';
import { mayOpenInBrowser } from '../../ports/open-in-browser.ts';

/** What the provider gave. */
export interface ProviderTokens {
  readonly idToken: Secret;
  /** Null where the provider gives none: the session cannot be renewed then. */
  readonly refreshToken: Secret | null;
}

/**
 * `unreachable`: no answer, or none that could be understood; later it may work. `denied`: the person or the provider said
 * no. `refused`: a token is not accepted any more. `not-accepted`: an answer that is not what was asked for.
 */
export type ProviderProblem = 'unreachable' | 'denied' | 'refused' | 'not-accepted';

export interface Authorization {
  /** For the browser. */
  readonly address: string;
  readonly state: string;
  readonly nonce: string;
  /** Exchanges what came back for tokens; checks state and nonce. The server checks the signature. */
  finish(callback: URL): Promise<Result<ProviderTokens, ProviderProblem>>;
}

export interface ProviderClient {
  authorize(redirectUri: string, loginHint: string | null): Promise<Result<Authorization, ProviderProblem>>;
  refresh(refreshToken: Secret): Promise<Result<ProviderTokens, ProviderProblem>>;
  /** RFC 7009. */
  revoke(refreshToken: Secret): Promise<Result<undefined, ProviderProblem>>;
}

const requestSeconds = 20;
/** Clocks of workstations are not exact; the server checks the token again by its own. */
const clockToleranceSeconds = 300;

type Library = typeof import('openid-client');

/** An OpenID Connect client for one provider. The library is loaded with the first request: a start does not need it. */
export function createProviderClient({ issuer, clientId, scopes }: SignInMethod): ProviderClient {
  const attempt = async <Value>(
    work: (library: Library, provider: Configuration) => Promise<Value>,
  ): Promise<Result<Value, ProviderProblem>> => {
    const library = await import('openid-client');
    try {
      return ok(await work(library, await discover(library, issuer, clientId)));
    } catch (error) {
      return failed(problemOf(library, error));
    }
  };
  return {
    authorize: async (redirectUri, loginHint) => {
      const begun = await attempt(async (library, provider) => {
        const { calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier, randomState } = library;
        const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
        const url = library.buildAuthorizationUrl(provider, {
          redirect_uri: redirectUri,
          scope: scopes.join(' '),
          code_challenge: await calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          ...(loginHint === null ? {} : { login_hint: loginHint }),
        });
        const finish = (callback: URL) =>
          attempt(async () => {
            const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
            return tokensOf(
              await library.authorizationCodeGrant(provider, callback, { ...checks, idTokenExpected: true }),
            );
          });
        return { url, authorization: { address: url.href, state, nonce, finish } };
      });
      if (!begun.ok) return begun;
      const { url, authorization } = begun.value;
      const isProviders = url.origin === new URL(issuer).origin && mayOpenInBrowser(url.href);
      return isProviders ? ok(authorization) : failed('not-accepted');
    },
    refresh: (refreshToken) =>
      attempt(async (library, provider) => {
        const tokens = tokensOf(await library.refreshTokenGrant(provider, refreshToken.reveal()));
        return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
      }),
    revoke: (refreshToken) =>
      attempt(async (library, provider) => {
        await library.tokenRevocation(provider, refreshToken.reveal(), { token_type_hint: 'refresh_token' });
        return undefined;
      }),
  };
}

async function discover(library: Library, issuer: string, clientId: string): Promise<Configuration> {
  const address = new URL(issuer);
  if (!mayOpenInBrowser(issuer)) throw new TypeError('the issuer is not reached safely');
  const metadata = { [library.clockTolerance]: clockToleranceSeconds };
  const execute = address.protocol === 'http:' ? [library.allowInsecureRequests] : []; // this machine only, see above
  return library.discovery(address, clientId, metadata, library.None(), { execute, timeout: requestSeconds });
}

class NoIdToken extends Error {}

function tokensOf(answer: { readonly id_token?: string; readonly refresh_token?: string }): ProviderTokens {
  const { id_token: idToken, refresh_token: refreshToken } = answer;
  if (idToken === undefined) throw new NoIdToken();
  return { idToken: new Secret(idToken), refreshToken: refreshToken === undefined ? null : new Secret(refreshToken) };
}

/** Errors by which a token endpoint says for good that the person has to sign in anew (RFC 6749, 5.2; OpenID Connect Core, 3.1.2.6). */
const finalErrors: readonly string[] = [
  'invalid_grant',
  'access_denied',
  'unauthorized_client',
  'invalid_client',
  'login_required',
  'interaction_required',
  'consent_required',
];

function problemOf(library: Library, error: unknown): ProviderProblem {
  if (error instanceof library.AuthorizationResponseError) return 'denied';
  if (error instanceof library.ResponseBodyError) return finalErrors.includes(error.error) ? 'refused' : 'unreachable';
  if (error instanceof NoIdToken) return 'not-accepted';
  if (error instanceof library.ClientError) return unclear.has(error.code ?? '') ? 'unreachable' : 'not-accepted';
  return 'unreachable'; // no connection, no answer in time
}

/** The provider, or something in between, answered with an error page. */
const unclear = new Set([
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_PARSE_ERROR',
  'OAUTH_TIMEOUT',
]);
