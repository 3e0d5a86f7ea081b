import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeChromium } from './chromium-host.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { calls } from './recorder.ts';
import { strict } from './strict.ts';
import { temporaryFolder, trace } from './surroundings.ts';
import { windows } from './window-registry.ts';

/** An Electron event that listeners may stop. */
export class StoppableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly #folders = new Map<string, string>([['temp', temporaryFolder]]);
  readonly #ready: Promise<void>;
  #release: (() => void) | null = null;
  #quitting = false;
  #exiting = false;

  constructor() {
    super();
    // As in Electron: main's code runs to its end first.
    this.#ready = new Promise((resolve) => setImmediate(resolve)).then(() => {
      this.emit('ready');
    });
  }

  whenReady(): Promise<void> {
    return this.#ready;
  }

  getPath(name: string): string {
    const folder = this.#folders.get(name);
    if (folder === undefined) throw new Error(`The stand-in for Electron has no folder '${name}' yet`);
    return folder;
  }

  setPath(name: string, folder: string): void {
    this.#folders.set(name, folder);
  }

  getVersion(): string {
    const manifest: unknown = JSON.parse(readFileSync(join(this.getAppPath(), 'package.json'), 'utf8'));
    return String((manifest as { version: unknown }).version);
  }

  getAppPath(): string {
    return join(import.meta.dirname, '../..');
  }

  enableSandbox(): void {
    calls.sandboxed = true;
  }

  requestSingleInstanceLock(): boolean {
    this.#release = takeInstanceLock(this.getPath('userData'), (start) =>
      this.emit('second-instance', new StoppableEvent(), start.arguments, start.folder, null),
    );
    return this.#release !== null;
  }

  get isQuitting(): boolean {
    return this.#quitting;
  }

  quit(): void {
    if (this.#quitting) return;
    this.#quitting = true;
    void this.#quit();
  }

  async #quit(): Promise<void> {
    const before = new StoppableEvent();
    this.emit('before-quit', before);
    if (!before.defaultPrevented && (await this.#closeWindows())) {
      const will = new StoppableEvent();
      this.emit('will-quit', will);
      if (!will.defaultPrevented) this.exit(0);
    }
    this.#quitting = false;
  }

  async #closeWindows(): Promise<boolean> {
    for (const window of [...windows]) await window.closeAndWait();
    return windows.size === 0;
  }

  exit(code = 0): void {
    if (this.#exiting) return;
    this.#exiting = true;
    trace('exit', code);
    this.emit('quit', new StoppableEvent(), code);
    this.#release?.();
    void closeChromium().finally(() => process.exit(code));
  }
}

/** The application object without the guard, for the stand-in's own files. */
export const standInApp = new StandInApp();
export const app = strict(standInApp, 'app');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => standInApp.quit());
