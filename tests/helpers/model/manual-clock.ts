import type { Clock } from '../../../electron/ports/clock.ts';

/** Stands still but for a millisecond with each look, so that no two moments are the same, until it is moved. */
export interface ManualClock extends Clock {
  /** Moves on, and does what was put off until then. */
  advance(ms: number): void;
}

export function manualClock(start: number): ManualClock {
  let time = start;
  const waiting = new Set<{ readonly at: number; readonly task: () => void }>();
  return {
    now: () => new Date(++time),
    after: (ms, task) => {
      const entry = { at: time + ms, task };
      waiting.add(entry);
      return () => void waiting.delete(entry);
    },
    advance: (ms) => {
      time += ms;
      const due = [...waiting].filter(({ at }) => at <= time).toSorted((one, other) => one.at - other.at);
      for (const entry of due) if (waiting.delete(entry)) entry.task();
    },
  };
}
