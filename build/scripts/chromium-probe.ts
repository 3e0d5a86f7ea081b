/**
 * chromium-probe.ts: does this Chromium start, and which system library does it miss?
 */
import { execFile } from 'node:child_process';

export type Probe =
  | { readonly kind: 'starts'; readonly version: string }
  | { readonly kind: 'missing-library'; readonly library: string }
  | { readonly kind: 'fails'; readonly reason: string };

const PROBE_MS = 20_000;

/** Debian's package for each library that the Chromium of the npm package takes from the system. */
const DEBIAN_PACKAGES: readonly (readonly [prefix: string, debianPackage: string])[] = [
  ['libnss', 'libnss3'],
  ['libsmime', 'libnss3'],
  ['libnspr', 'libnspr4'],
  ['libpl', 'libnspr4'],
  ['libexpat', 'libexpat1'],
  ['libgcc_s', 'libgcc-s1'],
];

/** Asks for the version: the cheapest start that loads every library. Not for Windows, where it would open a window. */
export function probeChromium(executablePath: string): Promise<Probe> {
  return new Promise((resolve) => {
    execFile(executablePath, ['--version'], { timeout: PROBE_MS }, (error, stdout, stderr) => {
      resolve(error === null ? { kind: 'starts', version: stdout.trim() } : readFailure(stderr || error.message));
    });
  });
}

/** Reads what the dynamic loader or the system said when the start failed. */
export function readFailure(message: string): Probe {
  const library = /error while loading shared libraries: ([^:\s]+):/.exec(message)?.[1];
  if (library !== undefined) return { kind: 'missing-library', library };
  return { kind: 'fails', reason: message.trim().split('\n')[0] ?? '' };
}

/** What a person types on Debian or Ubuntu so that the Chromium of the npm package starts. */
export function installCommand(library: string): string {
  const known = DEBIAN_PACKAGES.find(([prefix]) => library.startsWith(prefix));
  return known === undefined
    ? 'apt-get install chromium'
    : `apt-get install ${[...new Set(['libnss3', 'libnspr4', 'libexpat1', known[1]])].join(' ')}`;
}
