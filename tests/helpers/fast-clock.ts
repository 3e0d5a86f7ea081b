import type { Clock } from '../../electron/ports/clock.ts';

/** Runs `speed` times as fast as the wall clock from `start` (milliseconds since 1970) on, timers included. */
export function fastClock(speed: number, start = Date.now()): Clock {
  return {
    now: () => new Date(start + (Date.now() - start) * speed),
    after: (ms, task) => {
      const timer = setTimeout(task, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}
