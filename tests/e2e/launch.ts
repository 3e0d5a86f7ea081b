import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { electronBinary } from '../../build/scripts/electron-binary.ts';
import type { Calls } from '../../build/stand-in/recorder.ts';
import { startOnStandIn } from '../../build/stand-in/start-on-stand-in.ts';
import type { ProcessSetting, StartedProcess } from '../../build/stand-in/started-process.ts';
import { startOnElectron } from './start-on-electron.ts';

export interface LaunchOptions {
  /** Folder of an earlier launch, to start again with its data; a fresh one otherwise. */
  readonly profile?: string;
  /** Address of a server; without it one that nobody listens at. */
  readonly serverUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** More words for the command line. */
  readonly words?: readonly string[];
}

export interface LaunchedApp {
  readonly page: Page;
  readonly profile: string;
  readonly exited: Promise<number | null>;
  readonly ask: StartedProcess['ask'];
  /** What the program asked of the operating system; on the stand-in only. */
  calls(): Promise<Calls>;
  /** Quits like a person and waits for the end; the exit code. */
  close(): Promise<number | null>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

/** Where the stand-in runs, specs may look behind the window; where real Electron runs, they skip that. */
export const onStandIn = electronBinary() === null;

/** An address on this machine that refuses connections. */
const nowhere = 'http://127.0.0.1:9';

interface Fixtures {
  /** Starts the built program; everything it started ends with the test. */
  readonly launchApp: (options?: LaunchOptions) => Promise<LaunchedApp>;
  /** Starts it without waiting for a window, for starts that fail. */
  readonly startApp: (options?: LaunchOptions) => Promise<StartedProcess>;
  /** A folder for a profile which several launches of one test share; removed at its end. */
  readonly profile: string;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'zweiklick-e2e-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    rmSync(`${profile}-vault`, { recursive: true, force: true });
  },
  startApp: async ({ profile }, use) => {
    const started: StartedProcess[] = [];
    await use(async ({ profile: own = profile, serverUrl = nowhere, env = {}, words = [] } = {}) => {
      const setting: ProcessSetting = { profile: own, serverUrl, env, words };
      const launched = onStandIn ? startOnStandIn(setting) : await startOnElectron(setting, electronBinary() ?? '');
      started.push(launched);
      return launched;
    });
    await Promise.all(started.map((launched) => launched.dispose()));
  },
  launchApp: async ({ profile, startApp }, use) => {
    await use(async (options = {}) => {
      const started = await startApp(options);
      const page = await started.firstPage;
      return asLaunched(started, page, options.profile ?? profile);
    });
  },
});

export { expect } from '@playwright/test';

function asLaunched(started: StartedProcess, page: Page, profile: string): LaunchedApp {
  return {
    page,
    profile,
    exited: started.exited,
    ask: started.ask,
    calls: async () => (await started.ask({ ask: 'calls' })) as Calls,
    close: async () => {
      await started.quit();
      return started.exited;
    },
    kill: async () => {
      started.kill();
      await started.exited;
    },
  };
}
