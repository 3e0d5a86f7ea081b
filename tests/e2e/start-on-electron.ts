import { resolve } from 'node:path';
import { _electron } from '@playwright/test';
import { collectOutput } from '../../build/stand-in/collect-output.ts';
import type { ProcessSetting, StartedProcess } from '../../build/stand-in/started-process.ts';

const root = resolve(import.meta.dirname, '../..');

/** The same program on real Electron. A desktop without a key store (a build server) is accepted for tests. */
export async function startOnElectron(setting: ProcessSetting, executablePath: string): Promise<StartedProcess> {
  const { profile, serverUrl, env } = setting;
  const own = [root, `--profile=${profile}`, `--server=${serverUrl}`, '--allow-unprotected-key-store'];
  const words = [...own, ...(setting.words ?? [])];
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const electron = await _electron.launch({
    executablePath,
    args: [...sandbox, ...words],
    env: { ...Object.fromEntries(inherited), ...env },
  });
  const child = electron.process();
  const output = collectOutput(child);
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const firstPage = electron.firstWindow();
  firstPage.catch(() => undefined);
  return {
    firstPage,
    exited,
    ask: () => Promise.reject(new Error('only the stand-in answers questions')),
    output,
    quit: () => electron.evaluate(({ app }) => app.quit()),
    kill: () => void child.kill('SIGKILL'),
    dispose: async () => {
      await electron.close().catch(() => undefined);
      await exited;
    },
  };
}
