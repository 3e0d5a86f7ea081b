import { createHash, randomBytes } from 'node:crypto';
import { Secret } from '../../shared/base/secret.ts';

const tokenBytes = 32;

/** A bearer token nobody can guess, as base64url. */
export function newToken(): Secret {
  return new Secret(randomBytes(tokenBytes).toString('base64url'));
}

/** Only this is stored. Nobody can guess a token, so a plain hash is enough (no password hashing). */
export function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}
