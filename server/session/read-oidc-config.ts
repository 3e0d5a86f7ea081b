import { readFile } from 'node:fs/promises';
import { type OidcConfig, oidcConfigSchema } from './sign-in-rules.ts';

/** The file of `--oidc-config` cannot be used; the message is for the operator. */
export class BadOidcConfig extends Error {
  override readonly name = 'BadOidcConfig';
}

/** @throws BadOidcConfig */
export async function readOidcConfig(file: string): Promise<OidcConfig> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BadOidcConfig('Die Datei aus --oidc-config kann nicht gelesen werden.');
  });
  const read = oidcConfigSchema.safeParse(parse(text));
  if (read.success) return read.data;
  const places = read.error.issues.map(({ path }) => path.join('.') || 'Aufbau');
  throw new BadOidcConfig(`In der Datei aus --oidc-config stimmt nicht: ${[...new Set(places)].join(', ')}.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadOidcConfig('Die Datei aus --oidc-config enthält kein JSON.');
  }
}
