import { RETRY_BASE_MS, RETRY_CEILING_MS } from '../outbox/timing.ts';

/** A pull without any signal, in case a change signal was lost. */
export const PULL_ANYWAY_MS = 120_000;

/**
 * How long to wait before trying the server again after `failures` attempts in a row went wrong. `random` (0 to 1) spreads
 * the workstations of an office, so that they do not all come back in the same second.
 */
export function retryAfter(failures: number, random: number): number {
  const ceiling = Math.min(RETRY_CEILING_MS, RETRY_BASE_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(ceiling * (0.5 + random / 2));
}
