import type { App as ElectronApp } from 'electron';
import type { Log } from '../ports/log.ts';
import { describeError } from './describe-error.ts';

/** The core has this long to finish writing; everything durable already is, so waiting longer gains nothing. */
const patienceMs = 10_000;

export interface Quitting {
  readonly electronApp: Pick<ElectronApp, 'on' | 'exit' | 'quit'>;
  readonly closeCore: () => Promise<void>;
  readonly log: Log;
}

/** Windows close at once, then the core finishes what it is writing, then the process ends. */
export function quitAfterClosing({ electronApp, closeCore, log }: Quitting): void {
  let closing = false;
  electronApp.on('window-all-closed', () => electronApp.quit());
  electronApp.on('will-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    const timer = setTimeout(() => {
      log.error('quit.impatient');
      electronApp.exit(0);
    }, patienceMs);
    closeCore()
      .catch((error: unknown) => log.error('quit.close-failed', describeError(error)))
      .finally(() => {
        clearTimeout(timer);
        log.info('quit');
        electronApp.exit(0);
      });
  });
}
