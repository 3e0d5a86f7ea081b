import { execFile, spawnSync } from 'node:child_process';
import { chmod, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPostgresBinaries } from './postgres-binaries.ts';

const run = promisify(execFile);

export interface RealPostgres {
  /** Connection string of a superuser on an empty database. */
  readonly url: string;
  /** Ends the server at once and removes its data; may be called twice. */
  readonly stop: () => Promise<void>;
}

interface Identity {
  readonly uid?: number;
  readonly gid?: number;
}

const OWNER = 'zweiklick';
const ATTEMPTS = 3;

/**
 * A real PostgreSQL in a temporary folder, on a free port of this machine. Takes about two seconds.
 * Runs as root too: PostgreSQL refuses root, so its processes then belong to `nobody`.
 */
export async function startRealPostgres(): Promise<RealPostgres> {
  const identity = await unprivileged();
  const binaries = await findPostgresBinaries(identity.uid !== undefined);
  const data = await mkdtemp(join(tmpdir(), 'zweiklick-postgres-'));
  if (identity.uid !== undefined) await chown(data, identity.uid, identity.gid ?? identity.uid);
  await chmod(data, 0o700);
  const options = { ...identity, cwd: data, env: { ...process.env, LC_ALL: 'C' } };

  const discard = async () => {
    await rm(data, { recursive: true, force: true });
    await binaries.discard();
  };
  const stopServer = ['stop', '-D', data, '-m', 'immediate', '-w'];
  const endWithProcess = () => void spawnSync(binaries.pgCtl, stopServer, { ...options, stdio: 'ignore' });

  try {
    await run(binaries.initdb, initArguments(data), options);
    const port = await startOnFreePort(data, (args) => run(binaries.pgCtl, args, options));
    process.once('exit', endWithProcess);
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      process.off('exit', endWithProcess);
      await run(binaries.pgCtl, stopServer, options);
      await discard();
    };
    return {
      url: `postgresql://${OWNER}@127.0.0.1:${port}/postgres`,
      stop: () => {
        stopped ??= stop();
        return stopped;
      },
    };
  } catch (error) {
    await discard();
    throw error;
  }
}

/** The same collation and encoding on every platform, whatever its locales are. */
function initArguments(data: string): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${OWNER}`,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
  ];
}

/** Another process may take the port between our look and the start, so a failed start is tried again. */
async function startOnFreePort(data: string, pgCtl: (args: string[]) => Promise<unknown>): Promise<number> {
  const log = join(data, 'server.log');
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const settings = [`-p ${port}`, '-h 127.0.0.1', '-c fsync=off'];
    if (process.platform !== 'win32') settings.push('-k ""'); // no socket file in a shared folder
    try {
      await pgCtl(['start', '-D', data, '-w', '-l', log, '-o', settings.join(' ')]);
      return port;
    } catch (error) {
      const said = await readFile(log, 'utf8').catch(() => '');
      if (attempt === ATTEMPTS) throw new Error(`PostgreSQL did not start. Its log:\n${said}`, { cause: error });
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

async function unprivileged(): Promise<Identity> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'nobody'])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error('this machine has no user `nobody`');
  return { uid, gid };
}
