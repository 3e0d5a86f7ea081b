import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { failed, ok, type Result } from '../../shared/base/result.ts';
import type { Claims } from './sign-in-rules.ts';

/** A token is used right after it was issued; what is older was taken from somewhere. */
export const oldestTokenMs = 10 * 60_000;
const clockToleranceS = 60;
/** Signatures that only the provider can make: a shared secret does not exist here. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

export interface IdTokenRules {
  readonly issuer: string;
  readonly clientId: string;
  readonly keys: JWTVerifyGetKey;
  readonly now: () => Date;
}

/** The keys could not be had: nobody can say whether the token is good. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable';
}

/**
 * Checks an ID token as OpenID Connect Core 1.0, 3.1.3.7 says: signature, issuer, audience, authorised party, expiry,
 * age, and the nonce that the workstation made for this sign-in (null when it renews).
 * @throws ProviderUnreachable
 */
export async function verifyIdToken(
  idToken: string,
  nonce: string | null,
  { issuer, clientId, keys, now }: IdTokenRules,
): Promise<Result<Claims, 'invalid'>> {
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      issuer,
      audience: clientId,
      algorithms,
      clockTolerance: clockToleranceS,
      maxTokenAge: oldestTokenMs / 1000,
      requiredClaims: ['sub', 'exp', 'iat'],
      currentDate: now(),
    });
    const isOurs = !Array.isArray(payload.aud) || payload.aud.length === 1 || payload.azp === clientId;
    const isAuthorised = payload.azp === undefined || payload.azp === clientId;
    const isOfThisSignIn = nonce === null || payload.nonce === nonce;
    return isOurs && isAuthorised && isOfThisSignIn ? ok(payload) : failed('invalid');
  } catch (error) {
    if (error instanceof errors.JOSEError) return failed('invalid');
    throw error;
  }
}
