import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
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
  readonly password?: string;
}

/** `npm run client`, as a process of its own. */
export function runClient(setting: ClientSetting, ...command: readonly string[]): Promise<ClientRun> {
  const { profile, serverUrl, user, password } = setting;
  const script = join(root, 'electron/cli/main.ts');
  const words = [script, '--profile', profile.profileDir, '--server', serverUrl, '--user', user, ...command];
  const { ZWEIKLICK_PASSWORD: _, ...environment } = process.env;
  const env = {
    ...environment,
    XDG_CONFIG_HOME: profile.configDir,
    ...(password === undefined ? {} : { ZWEIKLICK_PASSWORD: password }),
  };
  return new Promise((done) => {
    execFile(process.execPath, words, { cwd: root, env, maxBuffer: 50_000_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      done({ code, json: stdout === '' ? undefined : JSON.parse(stdout), stdout, stderr });
    });
  });
}
