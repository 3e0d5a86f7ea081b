import type { Clock } from '../../electron/ports/clock.ts';

export interface ManualClock extends Clock {
  /** Time passes at once, as in a standby: what became due meanwhile runs, once, in order. */
  advance(ms: number): void;
  /** Somebody sets the machine's clock; timers do not notice. */
  set(at: Date): void;
}

/** A clock that moves only when a test says so. */
export function manualClock(start: Date): ManualClock {
  let now = start.getTime();
  /** Time since the beginning, which nobody can set. */
  let running = 0;
  const tasks = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => new Date(now),
    after(ms, run) {
      const task = { at: running + ms, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    advance(ms) {
      running += ms;
      now += ms;
      const due = [...tasks].filter(({ at }) => at <= running).sort((one, other) => one.at - other.at);
      for (const task of due) if (tasks.delete(task)) task.run();
    },
    set(at) {
      now = at.getTime();
    },
  };
}
