export interface ThrottleRule {
  /** Failures that cost nothing: people mistype. */
  readonly free: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

export const loginThrottle: ThrottleRule = { free: 4, firstWaitMs: 1000, longestWaitMs: 15 * 60_000 };
/** A whole office may sit behind one address. */
export const addressThrottle: ThrottleRule = { free: 60, firstWaitMs: 1000, longestWaitMs: 15 * 60_000 };

/** How long nobody may try again after that many failures in a row; doubles with each. Milliseconds. */
export function waitAfter(failures: number, rule: ThrottleRule): number {
  const beyond = failures - rule.free;
  if (beyond <= 0) return 0;
  return Math.min(rule.longestWaitMs, rule.firstWaitMs * 2 ** Math.min(beyond - 1, 30));
}
