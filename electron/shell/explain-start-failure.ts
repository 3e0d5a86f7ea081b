import { StartFailure } from '../app/start-failure.ts';
import { texts } from './texts.ts';

/** Thrown before the core starts, when nobody has said which server to use. */
export class NoServerConfigured extends Error {
  override readonly name = 'NoServerConfigured';
}

export type StartFailureReason =
  | 'no-server'
  | 'vault-unavailable'
  | 'disk-full'
  | 'no-access'
  | 'already-running'
  | 'from-the-future'
  | 'network-profile'
  | 'roaming-profile'
  | 'unknown';

/** Which of the known reasons an error at the start has. Names and codes only: the message is for developers. */
export function decideStartFailure(error: unknown): StartFailureReason {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'NoServerConfigured') return 'no-server';
  if (error.name === 'NetworkProfile') return 'network-profile';
  if (error.name === 'RoamingProfile') return 'roaming-profile';
  if (error.name === 'VaultUnavailable') return 'vault-unavailable';
  if (error instanceof StartFailure && error.failure.kind === 'conflict') return 'already-running';
  if (error instanceof StartFailure && error.failure.kind === 'data-too-new') return 'from-the-future';
  const code = 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') return 'disk-full';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'SQLITE_READONLY') return 'no-access';
  return 'unknown';
}

/** The text of the dialog: what happened, what to do, and where the IT finds more. */
export function explainStartFailure(error: unknown, reference: string, logFile: string): string {
  const { startFailed } = texts;
  const help = `${startFailed.reference(reference)}\n${startFailed.logFile(logFile)}`;
  return `${startFailed[decideStartFailure(error)]}\n\n${help}`;
}
