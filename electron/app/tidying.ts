import type { Clock } from '../ports/clock.ts';

/** After a pull, when no further one follows. */
const TIDY_AFTER_MS = 10_000;

/** Tidies a while after something has left; what is still due when the data are closed is done before that. */
export interface Tidying {
  later(): void;
  /** Nothing follows any more. */
  finish(): Promise<void>;
}

/** @param tidy does not throw */
export function createTidying(clock: Clock, tidy: () => Promise<void>): Tidying {
  let cancel: (() => void) | null = null;
  let running = Promise.resolve();
  const run = () => {
    cancel = null;
    running = running.then(tidy);
    return running;
  };
  return {
    later() {
      cancel?.();
      cancel = clock.after(TIDY_AFTER_MS, () => void run());
    },
    async finish() {
      if (cancel === null) return await running;
      cancel();
      await run();
    },
  };
}
