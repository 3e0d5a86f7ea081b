/** server-process.ts: runs the product's server as a process of its own, for `npm start`, the demo and tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const stopPatienceMs = 10_000;

export interface ServerProcess {
  /** Base address, for example `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Authorises submissions; null where the server has no demo data. */
  readonly portalKey: string | null;
  readonly exited: Promise<number | null>;
  /** What it has printed so far. */
  output(): string;
  /** Asks it to end and waits; after ten seconds it is killed. */
  stop(): Promise<void>;
  /** SIGKILL, as in a power cut, and waits. */
  kill(): Promise<void>;
}

export interface ServerSetting {
  /** Folder of its data. */
  readonly data: string;
  /** 0 takes a free one. */
  readonly port?: number;
  readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the server and waits until it listens; rejects with what it printed when it ends before that. */
export async function startServerProcess({
  data,
  port = 0,
  words = [],
  env = {},
}: ServerSetting): Promise<ServerProcess> {
  const script = join(root, 'server/main.ts');
  const child = spawn(process.execPath, [script, '--port', String(port), '--data', data, ...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32', // Ctrl+C reaches us only; we end it in order
  });
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const killWithUs = () => child.kill('SIGKILL');
  process.once('exit', killWithUs);
  void exited.then(() => process.off('exit', killWithUs));
  const output = await outputUntilListening(child, exited);
  const signalAndWait = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    const impatient = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs);
    await exited;
    clearTimeout(impatient);
  };
  return {
    url: addressIn(output()) ?? '',
    portalKey: /portal key: (\S+)/.exec(output())?.[1] ?? null,
    exited,
    output,
    stop: () => signalAndWait('SIGTERM'),
    kill: () => signalAndWait('SIGKILL'),
  };
}

function addressIn(text: string): string | null {
  return /listening on (http:\/\/\S+)/.exec(text)?.[1] ?? null;
}

/** The line with the address is the last of the start, so the key has been printed before it or comes with it. */
async function outputUntilListening(child: ChildProcess, exited: Promise<number | null>): Promise<() => string> {
  let text = '';
  await new Promise<void>((listening, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        if (addressIn(text) !== null && text.endsWith('\n')) listening();
      });
    }
    child.once('error', reject);
    void exited.then((code) => reject(new Error(`the server ended with ${code} before it listened:\n${text}`)));
  });
  return () => text;
}
