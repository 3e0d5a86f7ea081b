/**
 * bundled-chromium.ts: unpacks the headless Chromium that the npm package @sparticuz/chromium carries, once per machine.
 * It lands in the user's cache folder and is complete or absent: unpacking happens beside it, one rename publishes it.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const PROJECT = resolve(import.meta.dirname, '../..');
const PACKAGE = join(PROJECT, 'node_modules/@sparticuz/chromium');

export interface BundledChromium {
  /** Starts with the system's own libraries. */
  readonly withSystemLibraries: string;
  /** Starts with the NSS, NSPR and Expat that the npm package brings, for machines that have none. */
  readonly withOwnLibraries: string;
}

/** Null where the package is not installed or has no binary for this platform. */
export async function unpackBundledChromium(): Promise<BundledChromium | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(PACKAGE)) return null;
  const { version } = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as { version: string };
  const cache = await writableCache();
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(cache, folder);
  return { withSystemLibraries: join(folder, 'start'), withOwnLibraries: join(folder, 'start-with-own-libraries') };
}

async function unpackInto(cache: string, folder: string): Promise<void> {
  const stage = await mkdtemp(join(cache, 'unpacking-'));
  try {
    // The package unpacks into the temporary folder of its process, and adds its libraries only where it believes to run
    // on Amazon's cloud; a child process lets us say both without touching our own environment.
    const program = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      cwd: PROJECT,
      env: { ...process.env, TMPDIR: stage, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    });
    await writeFile(join(stage, 'fonts/fonts.conf'), fontConfiguration(folder));
    await writeStarter(join(stage, 'start'), []);
    await writeStarter(join(stage, 'start-with-own-libraries'), [
      `export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"`,
    ]);
    await rename(stage, folder);
  } catch (error) {
    await rm(stage, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise another process was first, and its copy is complete
  }
}

async function writeStarter(path: string, lines: readonly string[]): Promise<void> {
  const script = [
    '#!/bin/sh',
    'here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)',
    '[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts/fonts.conf"',
    ...lines,
    'exec "$here/chromium" "$@"',
  ];
  await writeFile(path, `${script.join('\n')}\n`);
  await chmod(path, 0o755);
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts/cache</cachedir></fontconfig>
`;
}

/** A user without a home (a service account, a container) still has the temporary folder. */
async function writableCache(): Promise<string> {
  const wanted = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'zweiklick');
  try {
    await mkdir(wanted, { recursive: true });
    await rm(await mkdtemp(join(wanted, 'probe-')), { recursive: true });
    return wanted;
  } catch {
    const fallback = join(tmpdir(), `zweiklick-${userInfo().uid}`);
    await mkdir(fallback, { recursive: true, mode: 0o700 });
    // The temporary folder is shared: never run a program that somebody else may have put under our name.
    return (await stat(fallback)).uid === userInfo().uid ? fallback : mkdtemp(`${fallback}-`);
  }
}
