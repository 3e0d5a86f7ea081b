import { z } from 'zod';
import { type Role, roles } from '../../shared/domain/worker.ts';

/** HTTPS, or plain HTTP on this machine itself: tokens travel to this address. */
export function isSafeAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  const onThisMachine = ['localhost', '[::1]'].includes(url.hostname) || /^127(\.\d+){3}$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && onThisMachine);
}

const claimPath = z.string().min(1).max(200);

/**
 * What the office says about its identity provider (`--oidc-config FILE`, JSON). docs/sign-in.md has one for Keycloak,
 * Entra ID and ADFS each.
 */
export const oidcConfigSchema = z.strictObject({
  /** Exactly as the provider writes it in its discovery document and tokens. */
  issuer: z.string().max(500).refine(isSafeAddress, 'must be https'),
  clientId: z.string().min(1).max(200),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,200}$/))
    .max(20)
    .default(['openid', 'profile']),
  login: z
    .strictObject({
      /** A claim of the ID token that holds the login of `worker`; dots lead into objects. */
      claim: claimPath.default('preferred_username'),
      /** Only logins that end in `@domain` are taken, and without it. */
      domain: z.string().min(1).max(200).optional(),
    })
    .default({ claim: 'preferred_username' }),
  /** Without it the roles stay as they are kept on the server. */
  roles: z
    .strictObject({
      claim: claimPath,
      /** Value of the claim -> roles here. Values that are not named give nothing. */
      map: z.record(z.string().min(1).max(200), z.array(z.enum(roles)).min(1)),
    })
    .optional(),
});
export type OidcConfig = z.output<typeof oidcConfigSchema>;

export type Claims = Readonly<Record<string, unknown>>;

/** The login that the claims name, or undefined when there is none, or one of another domain. */
export function loginFromClaims(claims: Claims, { login }: Pick<OidcConfig, 'login'>): string | undefined {
  const value = claimAt(claims, login.claim);
  if (typeof value !== 'string') return undefined;
  const name = value.trim();
  if (login.domain === undefined) return name === '' ? undefined : name;
  const ending = `@${login.domain.toLowerCase()}`;
  if (!name.toLowerCase().endsWith(ending)) return undefined;
  return name.slice(0, -ending.length) || undefined;
}

/** The roles that the claims give, in the order of the domain; undefined where the office keeps roles on the server. */
export function rolesFromClaims(claims: Claims, rules: Pick<OidcConfig, 'roles'>): readonly Role[] | undefined {
  if (rules.roles === undefined) return undefined;
  const { claim, map } = rules.roles;
  const value = claimAt(claims, claim);
  const named = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  const given = new Set(
    named.flatMap((name) => (typeof name === 'string' && Object.hasOwn(map, name) ? (map[name] ?? []) : [])),
  );
  return roles.filter((role) => given.has(role));
}

/** A claim by its whole name, or else along the dots: `realm_access.roles`. Names with dots of their own exist (addresses). */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Claims)[name];
  }
  return value;
}
