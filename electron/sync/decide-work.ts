import type { FailureKind } from '../../shared/base/failure.ts';

/** What the engine knows when it decides what to do next. */
export interface Situation {
  readonly signedIn: boolean;
  /** A change signal came, or the last pull was cut, or it is time to pull anyway. */
  readonly pullWanted: boolean;
  /** Commands may leave the machine now. */
  readonly commandsReady: boolean;
  readonly documentsMissing: boolean;
  /** The last attempt found no server; until this moment (ms since epoch) none is tried again. */
  readonly notBefore: number;
  readonly now: number;
}

export type Work = 'push' | 'pull' | 'fetch-documents' | 'wait';

/** One thing at a time, in this order: people's work leaves first, then news come in, then documents ahead of need. */
export function decideWork(situation: Situation): Work {
  if (!situation.signedIn || situation.now < situation.notBefore) return 'wait';
  if (situation.commandsReady) return 'push';
  if (situation.pullWanted) return 'pull';
  if (situation.documentsMissing) return 'fetch-documents';
  return 'wait';
}

/** Failures that do not go away by trying again soon; the person is told and the engine tries rarely. */
export function isLasting(kind: FailureKind): boolean {
  return kind === 'client-too-old' || kind === 'server-too-old' || kind === 'disk-full' || kind === 'forbidden';
}

/** The server answers but does not take the commands; sending the same again soon cannot help, pulling can go on. */
export function turnsCommandsDown(kind: FailureKind): boolean {
  return kind === 'invalid-input' || kind === 'internal' || kind === 'too-large' || kind === 'forbidden';
}
