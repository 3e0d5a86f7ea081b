import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { walkThroughSignIn } from './browser-walk.ts';
import type { ProfileFolders } from './core-process.ts';

const root = resolve(import.meta.dirname, '../..');

export interface ClientRun {
  readonly code: number;
  /** The JSON on standard output; undefined when there was none. */
  readonly json: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ClientSetting {
  readonly profile: ProfileFolders;
  readonly serverUrl: string;
  readonly user: string;
  /** What the person types in the browser; without it nobody opens the address, and the call is ended once it is printed. */
  readonly password?: string;
  /** Who signs in, if it is not the person of the call. */
  readonly signsInAs?: string;
}

/** `npm run client`, as a process of its own, with a person and a browser beside it. */
export function runClient(setting: ClientSetting, ...command: readonly string[]): Promise<ClientRun> {
  const { profile, serverUrl, user, password, signsInAs: login = user } = setting;
  const script = join(root, 'electron/cli/main.ts');
  const words = [script, '--profile', profile.profileDir, '--server', serverUrl, '--user', user, ...command];
  const env = { ...process.env, XDG_CONFIG_HOME: profile.configDir };
  return new Promise((done) => {
    const options = { cwd: root, env, maxBuffer: 50_000_000 };
    const child = execFile(process.execPath, words, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      done({ code, json: stdout === '' ? undefined : JSON.parse(stdout), stdout, stderr });
    });
    let told = '';
    let isOpened = false;
    child.stderr?.on('data', (part) => {
      told += String(part);
      const [address] = /^http\S+(?=\n)/m.exec(told) ?? [];
      if (address === undefined || isOpened) return;
      isOpened = true;
      if (password === undefined) {
        child.kill();
        return;
      }
      walkThroughSignIn(address, { login, password }).then(
        ({ url }) => url.startsWith(serverUrl) && child.kill(), // turned away on the page of the provider
        () => child.kill(),
      );
    });
  });
}
