/**
 * licences.ts (`npm run licences`): every package of the lock file against the allowed licences; `-- --list` prints them all.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { decideLicence } from './decide-licence.ts';
import { PROJECT } from './run-tool.ts';

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), license: z.string().optional() })),
});

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string | undefined;
}

/** The whole tree, those of other platforms included. */
export function lockedPackages(): readonly LockedPackage[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')));
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version, license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: version ?? '',
      licence: license,
    }));
}

/** One line for each package that may not be used. */
export function findForbiddenLicences(): readonly string[] {
  return lockedPackages().flatMap(({ name, version, licence }) => {
    const reason = decideLicence(name, licence);
    return reason === null ? [] : [`${name} ${version}: ${reason}`];
  });
}

if (import.meta.main) {
  if (process.argv.includes('--list')) {
    for (const { name, version, licence } of lockedPackages()) console.log(`${name} ${version} ${licence ?? ''}`);
  }
  const forbidden = findForbiddenLicences();
  for (const line of forbidden) console.error(line);
  process.exitCode = forbidden.length === 0 ? 0 : 1;
}
