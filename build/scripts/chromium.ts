/**
 * chromium.ts: chooses the Chromium for e2e tests, the demo and the fallback of `npm start`.
 * `node build/scripts/chromium.ts` prints the choice.
 */
import { existsSync, realpathSync } from 'node:fs';
import { unpackBundledChromium } from './bundled-chromium.ts';
import { chromiumCandidates, isSnap } from './chromium-candidates.ts';
import { installCommand, type Probe, probeChromium } from './chromium-probe.ts';

export interface ChosenChromium {
  readonly executablePath: string;
  /** Arguments that this Chromium needs on this machine; headless or not is the caller's choice. */
  readonly args: readonly string[];
  readonly source: 'environment' | 'installed' | 'bundled';
  /** The bundled one is a headless build: good for tests and screenshots, not for a person. */
  readonly canShowWindow: boolean;
}

/** No Chromium starts here; the message says in English what to install. */
export class NoChromium extends Error {
  override readonly name = 'NoChromium';
}

/** The interface needs what came with this version (for instance `Uint8Array.fromBase64`). */
const OLDEST_MAJOR = 140;

/** Same text metrics on every machine, so that screenshots compare. */
const STEADY_TEXT = '--font-render-hinting=none';

/**
 * The Chromium named by ZWEIKLICK_CHROMIUM, else an installed Chromium, Chrome or Edge, else the one inside the npm package.
 * @throws NoChromium
 */
export async function findChromium(): Promise<ChosenChromium> {
  const named = process.env.ZWEIKLICK_CHROMIUM;
  if (named !== undefined && named !== '') return chooseNamed(named);
  return (await findInstalled()) ?? (await findBundled());
}

async function chooseNamed(executablePath: string): Promise<ChosenChromium> {
  if (!existsSync(executablePath)) throw new NoChromium(`ZWEIKLICK_CHROMIUM names no file: ${executablePath}`);
  return { executablePath, args: sandboxArguments(), source: 'environment', canShowWindow: true };
}

async function findInstalled(): Promise<ChosenChromium | null> {
  for (const executablePath of chromiumCandidates({ platform: process.platform, env: process.env })) {
    if (!existsSync(executablePath) || isSnap(realpathSync(executablePath))) continue;
    const usable = process.platform === 'win32' || isRecent(await probeChromium(executablePath));
    if (usable) return { executablePath, args: sandboxArguments(), source: 'installed', canShowWindow: true };
  }
  return null;
}

async function findBundled(): Promise<ChosenChromium> {
  const bundled = await unpackBundledChromium();
  if (bundled === null) throw new NoChromium('No Chromium, Chrome or Edge was found. Install one and try again.');
  const args = ['--no-sandbox', STEADY_TEXT]; // it lies in a cache folder, without the helper that the sandbox needs
  const own: ChosenChromium = {
    executablePath: bundled.withSystemLibraries,
    args,
    source: 'bundled',
    canShowWindow: false,
  };
  const first = await probeChromium(bundled.withSystemLibraries);
  if (first.kind === 'starts') return own;
  const second = await probeChromium(bundled.withOwnLibraries);
  if (second.kind === 'starts') return { ...own, executablePath: bundled.withOwnLibraries };
  throw new NoChromium(explain(first));
}

function explain(probe: Exclude<Probe, { kind: 'starts' }>): string {
  const start = 'No Chromium, Chrome or Edge is installed, and the Chromium from the npm package does not start';
  return probe.kind === 'missing-library'
    ? `${start}: the system library ${probe.library} is missing.\nOn Debian or Ubuntu run, as root:  ${installCommand(probe.library)}`
    : `${start}: ${probe.reason}\nOn Debian or Ubuntu run, as root:  apt-get install chromium`;
}

function isRecent(probe: Probe): boolean {
  if (probe.kind !== 'starts') return false;
  return Number(/(\d+)\.\d+\.\d+/.exec(probe.version)?.[1] ?? 0) >= OLDEST_MAJOR;
}

/** Chromium refuses to start its sandbox as root. */
function sandboxArguments(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', STEADY_TEXT] : [STEADY_TEXT];
}

if (import.meta.main) {
  try {
    console.log(JSON.stringify(await findChromium(), null, 2));
  } catch (error) {
    console.error(error instanceof NoChromium ? error.message : error);
    process.exitCode = 1;
  }
}
