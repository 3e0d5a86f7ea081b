import type { Clock } from '../../electron/ports/clock.ts';

/** A clock that runs, and that can be put forward; what was waiting for a moment that has passed then happens. */
export interface JumpingClock extends Clock {
  /** @param moment ISO 8601; never earlier than it is */
  jumpTo(moment: string): void;
  stop(): void;
}

interface Waiting {
  readonly at: number;
  readonly task: () => void;
}

const LOOK_EVERY_MS = 10;

export function jumpingClock(start: string): JumpingClock {
  let ahead = Date.parse(start) - Date.now();
  const waiting = new Set<Waiting>();
  const now = () => new Date(Date.now() + ahead);
  const timer = setInterval(() => {
    for (const one of [...waiting]) {
      if (one.at > now().getTime() || !waiting.delete(one)) continue;
      one.task();
    }
  }, LOOK_EVERY_MS);
  return {
    now,
    after: (ms, task) => {
      const one = { at: now().getTime() + ms, task };
      waiting.add(one);
      return () => void waiting.delete(one);
    },
    jumpTo: (moment) => {
      ahead = Math.max(ahead, Date.parse(moment) - Date.now());
    },
    stop: () => clearInterval(timer),
  };
}
