import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ForkOptions } from 'electron';
import { strict } from './strict.ts';

/** A child process of Node in place of Chromium's. The script finds no `process.parentPort` and speaks by `process.send`. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(script: string, args: readonly string[], { execArgv = [] }: ForkOptions) {
    super();
    this.#child = fork(script, [...args], {
      execArgv,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.once('spawn', () => this.emit('spawn'));
    this.#child.once('error', () => this.emit('exit', 1));
    this.#child.once('exit', (code) => this.emit('exit', code ?? 1));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object);
  }

  kill(): boolean {
    return this.#child.kill('SIGKILL');
  }
}

export const utilityProcess = strict(
  {
    fork: (script: string, args: readonly string[] = [], options: ForkOptions = {}) =>
      new UtilityProcess(script, args, options),
  },
  'utilityProcess',
);
