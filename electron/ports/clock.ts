/** Time as a parameter: wall clock and timers. */
export interface Clock {
  now(): Date;
  /** Runs `task` once after `ms` milliseconds; the returned function cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** What `setTimeout` can count; longer waits would be over at once. */
const LONGEST_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  after: (ms, task) => {
    let timer: NodeJS.Timeout;
    const wait = (left: number) => {
      timer = left > LONGEST_MS ? setTimeout(() => wait(left - LONGEST_MS), LONGEST_MS) : setTimeout(task, left);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
