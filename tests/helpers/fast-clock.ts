import type { Clock } from '../../electron/ports/clock.ts';

/**
 * Runs `speed` times as fast as the wall clock from `start` (milliseconds since 1970) on, timers included. It shows `start`
 * at the moment `since` of the wall clock.
 */
export function fastClock(speed: number, start = Date.now(), since = start): Clock {
  return {
    now: () => new Date(start + (Date.now() - since) * speed),
    after: (ms, task) => {
      const timer = setTimeout(task, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}
