import { create } from 'zustand';

const EVERY_MS = 15_000;

const useClock = create<{ readonly now: Date }>(() => ({ now: new Date() }));

/** The time for words like `heute` and `gestern`; moves on every quarter of a minute. */
export const useNow = () => useClock((state) => state.now);

/** Starts the clock of the interface. Returns the function that stops it. */
export function startClock(read: () => Date): () => void {
  const tick = () => useClock.setState({ now: read() });
  tick();
  const timer = setInterval(tick, EVERY_MS);
  return () => clearInterval(timer);
}
