import type { CoreProcess } from '../core-process.ts';

/** One SIGKILL, at one moment, however often it is asked for. */
export interface Deadline {
  /** The first call counts. */
  in(ms: number): void;
  /** When the process is gone; kills it now where no moment was named. */
  readonly met: () => Promise<void>;
}

export function deadlineOf(core: CoreProcess): Deadline {
  let dying: Promise<void> | undefined;
  const killIn = (ms: number) => {
    dying ??= pause(ms).then(() => core.kill());
  };
  return {
    in: killIn,
    met: async () => {
      killIn(0);
      await dying;
    },
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((passed) => setTimeout(passed, ms));
}
