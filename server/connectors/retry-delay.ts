/** How a hand-over that failed is tried again. Change the figures here; nothing else knows them. */
const firstDelayMs = 5_000;
const longestDelayMs = 10 * 60_000;

/** Milliseconds from failed attempt number `attempts` (1, 2, 3 …) to the next one: doubles up to ten minutes, for ever. */
export function retryDelayMs(attempts: number): number {
  return Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(attempts - 1, 20));
}

/** An attempt that has not ended after this time was cut off by a crash; it is made again, by whichever server is up. */
export const attemptLeaseMs = 60_000;

/** Before its lease is over an attempt is given up, so that its outcome can still be written. */
export const longestAttemptMs = 50_000;

/** A server that was told nothing looks this often for what another one left behind. */
export const longestSleepMs = 60_000;
