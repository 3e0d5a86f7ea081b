import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { OidcConfig } from './sign-in-rules.ts';
import { ProviderUnreachable } from './verify-id-token.ts';

/** The keys of the office's provider, found by its discovery document, fetched again when it signs with a new one. */
export function createOfficeKeys({ issuer, clientId }: Pick<OidcConfig, 'issuer' | 'clientId'>): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    try {
      found ??= discoverKeys(issuer, clientId);
      return await (await found)(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) throw error;
      found = undefined;
      throw new ProviderUnreachable();
    }
  };
}

async function discoverKeys(issuer: string, clientId: string): Promise<JWTVerifyGetKey> {
  const { allowInsecureRequests, discovery, None } = await import('openid-client');
  const isPlain = issuer.startsWith('http:'); // this machine only, see isSafeAddress
  const execute = isPlain ? [allowInsecureRequests] : [];
  const provider = await discovery(new URL(issuer), clientId, undefined, None(), { execute });
  const { jwks_uri: address } = provider.serverMetadata();
  if (address === undefined) throw new ProviderUnreachable();
  return createRemoteJWKSet(new URL(address));
}
