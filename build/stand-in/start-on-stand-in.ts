import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { collectOutput } from './collect-output.ts';
import type { Answer, Numbered, Question } from './control.ts';
import type { ProcessSetting, StartedProcess } from './started-process.ts';

const root = resolve(import.meta.dirname, '../..');
const quitPatienceMs = 15_000;

/** Runs the built main as a process of its own on the stand-in, and connects to the Chromium which that opens. */
export function startOnStandIn({ profile, serverUrl, words = [], env }: ProcessSetting): StartedProcess {
  const browserFolder = mkdtempSync(join(tmpdir(), 'zweiklick-e2e-chromium-'));
  const child = fork(join(root, 'out/main/main.cjs'), [`--profile=${profile}`, `--server=${serverUrl}`, ...words], {
    execArgv: ['--import', join(root, 'build/stand-in/register.ts')],
    env: {
      ...process.env,
      ZWEIKLICK_STAND_IN_BROWSER_FOLDER: browserFolder,
      ZWEIKLICK_STAND_IN_VAULT_FOLDER: `${profile}-vault`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  const output = collectOutput(child);
  const ask = asker(child, exited);
  let browser: Browser | null = null;
  const firstPage = (async () => {
    browser = await chromium.connectOverCDP(String(await ask({ ask: 'debugging-address' })));
    return windowOf(browser);
  })();
  firstPage.catch(() => undefined); // a start that is meant to fail has no window
  const quit = async () => {
    await ask({ ask: 'quit' }).catch(() => undefined); // it may end before it has answered
  };
  return {
    firstPage,
    exited,
    ask,
    output,
    quit,
    kill: () => void child.kill('SIGKILL'),
    dispose: async () => {
      if (child.connected) await quit();
      const impatient = setTimeout(() => child.kill('SIGKILL'), quitPatienceMs);
      await exited;
      clearTimeout(impatient);
      await browser?.close().catch(() => undefined);
      rmSync(browserFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

async function windowOf(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no context');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL(/\.scheme\.invalid\//);
  return page;
}

function asker(child: ChildProcess, exited: Promise<number | null>): StartedProcess['ask'] {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  child.on('message', ({ id, value, error }: Answer) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  void exited.then((code) => {
    for (const { reject } of waiting.values()) reject(new Error(`the program has ended with ${code}`));
  });
  return (question: Question) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      const numbered: Numbered = { id, question };
      child.send(numbered, (error) => {
        if (error !== null) reject(error);
      });
    });
}
