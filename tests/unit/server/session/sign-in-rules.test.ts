import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadOidcConfig, readOidcConfig } from '../../../../server/session/read-oidc-config.ts';
import {
  isSafeAddress,
  loginFromClaims,
  oidcConfigSchema,
  rolesFromClaims,
} from '../../../../server/session/sign-in-rules.ts';

const map = { Lesen: ['read'], Bearbeiten: ['handle'], Leitung: ['coordinate', 'handle'] } as const;
const rules = (claim: string) =>
  oidcConfigSchema.parse({ issuer: 'https://idp.example', clientId: 'z', roles: { claim, map } });

describe('the roles that claims give', () => {
  it.each([
    ['groups', { groups: ['Bearbeiten'] }, ['handle']],
    ['groups', { groups: ['Leitung', 'Lesen', 'Fremd'] }, ['read', 'handle', 'coordinate']],
    ['groups', { groups: 'Lesen' }, ['read']],
    ['groups', { groups: [] }, []],
    ['groups', {}, []],
    ['groups', { groups: [1, null, { name: 'Lesen' }] }, []],
    ['groups', { groups: ['constructor', '__proto__'] }, []],
    ['realm_access.roles', { realm_access: { roles: ['Lesen'] } }, ['read']],
    ['realm_access.roles', { realm_access: null }, []],
    ['realm_access.roles', { realm_access: ['roles'] }, []],
    ['https://kreis.example/rollen', { 'https://kreis.example/rollen': ['Lesen'] }, ['read']],
  ])('in %s of %j are %j', (claim, claims, expected) => {
    expect(rolesFromClaims(claims, rules(claim))).toEqual(expected);
  });

  it('stay as they are kept where the office maps none', () => {
    const config = oidcConfigSchema.parse({ issuer: 'https://idp.example', clientId: 'z' });
    expect(rolesFromClaims({ roles: ['admin'] }, config)).toBeUndefined();
    expect(loginFromClaims({ preferred_username: ' sabine ' }, config)).toBe('sabine');
  });
});

describe('addresses to which tokens may travel', () => {
  it.each([
    ['https://login.kreis.example/realms/x', true],
    ['http://127.0.0.1:8080/oidc', true],
    ['http://localhost:8080', true],
    ['http://[::1]:8080', true],
    ['http://login.kreis.example', false],
    ['http://127.0.0.1.evil.example', false],
    ['file:///etc/passwd', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(isSafeAddress(address)).toBe(expected);
  });
});

describe('the file of the office', () => {
  const write = (text: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'zweiklick-oidc-')), 'oidc.json');
    writeFileSync(file, text);
    return file;
  };

  it.each([
    ['no JSON', '{', 'kein JSON'],
    ['a plain address', '{"issuer":"http://idp.example","clientId":"z"}', 'issuer'],
    [
      'a role that does not exist',
      '{"issuer":"https://i.example","clientId":"z","roles":{"claim":"g","map":{"A":["root"]}}}',
      'roles.map.A.0',
    ],
    ['a word too many', '{"issuer":"https://i.example","clientId":"z","secret":"x"}', 'Aufbau'],
  ])('with %s is refused with its place', async (_what, text, place) => {
    const problem = await readOidcConfig(write(text)).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(BadOidcConfig);
    expect(String(problem)).toContain(place);
  });

  it('that does not exist is said to be missing', async () => {
    await expect(readOidcConfig('/nowhere/oidc.json')).rejects.toThrow('kann nicht gelesen werden');
  });
});
