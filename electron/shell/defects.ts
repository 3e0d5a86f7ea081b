import type { Log } from '../ports/log.ts';
import { describeError } from './describe-error.ts';

/**
 * A defect outside of a request goes to the log and the work goes on: every change is durable before it is answered, so
 * ending the process would only cost the person the window.
 */
export function watchForDefects(host: Pick<NodeJS.Process, 'on'>, log: Log): void {
  host.on('uncaughtException', (error) => log.error('defect.exception', describeError(error)));
  host.on('unhandledRejection', (reason) => log.error('defect.rejection', describeError(reason)));
}
