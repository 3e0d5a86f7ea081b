import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { browserFolder, headed, temporaryFolder, trace } from './surroundings.ts';

export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

const closePatienceMs = 5_000;

let folder: string | null = null;
let context: Promise<BrowserContext> | null = null;
const ready = Promise.withResolvers<void>();

/** The one Chromium of this process, started for the first window in its size. */
export function openChromium(size: WindowSize, prepare: (context: BrowserContext) => Promise<void>) {
  context ??= launch(size).then(async (opened) => {
    await prepare(opened);
    ready.resolve();
    return opened;
  });
  return context;
}

async function launch(size: WindowSize): Promise<BrowserContext> {
  const { findChromium } = await import('../scripts/chromium.ts'); // a script with top-level await cannot be required
  const { executablePath, args } = await findChromium();
  folder = browserFolder ?? mkdtempSync(join(temporaryFolder, 'zweiklick-stand-in-'));
  trace('starting', executablePath);
  return chromium.launchPersistentContext(folder, {
    executablePath,
    headless: !headed,
    viewport: null,
    locale: 'de-DE',
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...args, '--remote-debugging-port=0', '--disable-quic', `--window-size=${size.width},${size.height}`],
  });
}

/** Where a test connects to see the same pages; waits for the first window. */
export async function debuggingAddress(): Promise<string> {
  await ready.promise;
  const [port, path] = readFileSync(join(folder ?? '', 'DevToolsActivePort'), 'utf8').split('\n');
  return `ws://127.0.0.1:${port}${path}`;
}

/** Ends Chromium and removes what it left on the disk. */
export async function closeChromium(): Promise<void> {
  if (context === null) return;
  const closing = context.then((opened) => opened.close()).catch(() => undefined);
  const patience = new Promise((resolve) => setTimeout(resolve, closePatienceMs).unref());
  await Promise.race([closing, patience]);
  if (folder !== null) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
