import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export interface OfficeProvider {
  readonly issuer: string;
  /** An ID token as the office's provider would issue it; `changes` puts in what is wrong or special. */
  token(claims: JWTPayload, changes?: TokenChanges): Promise<string>;
  /** Signs with a new key from now on, and publishes it. */
  changeKey(): Promise<void>;
  /** It answers nothing useful until it is back. */
  goAway(isAway: boolean): void;
  close(): void;
}

export interface TokenChanges {
  readonly issuer?: string;
  readonly audience?: string | string[];
  /** Seconds from now. */
  readonly expiresIn?: number;
  readonly issuedAgo?: number;
  /** Signed with a key that the provider does not publish. */
  readonly foreignKey?: boolean;
}

/** The discovery document and the keys of an identity provider, and the tokens that it signs. */
export async function startOfficeProvider(clientId: string): Promise<OfficeProvider> {
  let [pair, kid, isAway] = [await generateKeyPair('RS256', { extractable: true }), 'one', false];
  const foreign = await generateKeyPair('RS256', { extractable: true });
  const server = createServer((request, response) => {
    void (async () => {
      if (isAway) return response.writeHead(503).end();
      const answer = request.url?.startsWith('/keys')
        ? { keys: [{ ...(await exportJWK(pair.publicKey)), kid, use: 'sig', alg: 'RS256' }] }
        : {
            issuer,
            jwks_uri: `${issuer}/keys`,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
          };
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    token: (claims, changes = {}) => {
      const now = Math.floor(Date.now() / 1000) - (changes.issuedAgo ?? 0);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid })
        .setIssuer(changes.issuer ?? issuer)
        .setAudience(changes.audience ?? clientId)
        .setIssuedAt(now)
        .setJti(randomUUID())
        .setExpirationTime(now + (changes.expiresIn ?? 300))
        .sign(changes.foreignKey === true ? foreign.privateKey : pair.privateKey);
    },
    changeKey: async () => {
      [pair, kid] = [await generateKeyPair('RS256', { extractable: true }), 'two'];
    },
    goAway: (away) => {
      isAway = away;
    },
    close: () => server.close(),
  };
}
