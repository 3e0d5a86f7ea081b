/**
 * start.ts (`npm start`): builds where needed, starts the embedded server with demo data and opens the app, in Electron or,
 * where its binary cannot be had, in an installed Chromium. Ends with 0 also where there is no display to open a window on.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildIfStale } from './build-if-stale.ts';
import { findChromium, NoChromium } from './chromium.ts';
import { obtainElectron } from './obtain-electron.ts';
import { startServerProcess } from './server-process.ts';

const root = resolve(import.meta.dirname, '../..');
const dataFolder = join(root, '.zweiklick');
/** A caseworker of the demo office with a full inbox. */
const demoLogin = process.env.ZWEIKLICK_DEMO_USER ?? 's.okafor';

interface Opening {
  readonly program: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** How to open the app on this machine, or null after having said why it is not possible. */
async function chooseOpening(): Promise<Opening | null> {
  if (!hasDisplay()) {
    console.log(
      'Hier gibt es keinen Bildschirm (weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt), also kann kein Fenster aufgehen.\n' +
        'Starten Sie `npm start` auf einem Rechner mit Bildschirm, oder zeigen Sie hier die ganze Arbeit ohne Fenster mit:\n' +
        '  npm run demo -- --out demo-output',
    );
    return null;
  }
  const electron = await obtainElectron();
  if (electron !== null) {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return { program: electron, words: [...sandbox, root], env: {} };
  }
  const chromium = await findChromium();
  if (!chromium.canShowWindow) {
    console.log(
      'Electron ist hier nicht vorhanden und nicht zu laden, und es ist kein Chromium, Chrome oder Edge installiert.\n' +
        'Installieren Sie einen davon, oder zeigen Sie die ganze Arbeit ohne Fenster mit:\n  npm run demo -- --out demo-output',
    );
    return null;
  }
  console.log(
    `Electron ist hier nicht vorhanden und nicht zu laden; dieselbe App öffnet sich in ${chromium.executablePath}.`,
  );
  const words = ['--import', join(root, 'build/stand-in/register.ts'), join(root, 'out/main/main.cjs')];
  return { program: process.execPath, words, env: { ZWEIKLICK_STAND_IN_HEADED: '1' } };
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** The running app, for the signals; null before it has started. */
let running: ChildProcess | null = null;

/** Ctrl+C ends the app in order and with it everything else; before the app runs, and when pressed twice, at once. */
function endInOrder(): void {
  if (running === null || running.killed) process.exit(130); // what was started ends with this process
  running.kill('SIGTERM');
}

/** Settles when the app has ended, by itself or because someone pressed Ctrl+C. */
async function open(opening: Opening, serverUrl: string): Promise<void> {
  const app = spawn(opening.program, [...opening.words, `--profile=${join(dataFolder, 'profile')}`], {
    cwd: root,
    env: { ...process.env, ...opening.env, ZWEIKLICK_SERVER: serverUrl, ZWEIKLICK_DEMO_USER: demoLogin },
    stdio: 'inherit',
    detached: process.platform !== 'win32', // Ctrl+C reaches us only; we end the app in order, then the server
  });
  process.once('exit', () => app.kill('SIGKILL'));
  const ended = new Promise<void>((done) => app.once('exit', () => done()));
  running = app;
  await ended;
}

async function start(): Promise<void> {
  const opening = await chooseOpening();
  if (opening === null) return;
  buildIfStale();
  const server = await startServerProcess({ data: join(dataFolder, 'server') });
  console.log(`Server mit Demodaten: ${server.url}`);
  try {
    await open(opening, server.url);
  } finally {
    await server.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endInOrder);
try {
  await start();
  process.exit(0);
} catch (error) {
  console.error(error instanceof NoChromium ? error.message : error);
  process.exit(1);
}
