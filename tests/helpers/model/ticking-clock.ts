import { type ManualClock, manualClock } from '../manual-clock.ts';

/** Moves a millisecond with each look, so that no two moments are the same, and further when a test says so. */
export function tickingClock(start: Date): ManualClock {
  const clock = manualClock(start);
  return {
    ...clock,
    now: () => {
      clock.set(new Date(clock.now().getTime() + 1));
      return clock.now();
    },
  };
}
