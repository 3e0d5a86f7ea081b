/** Every waiting time between a click and the server, in milliseconds. To change one, change it here. */

/** The hold window: this long after the last click on a task everything can still be taken back. */
export const HOLD_MS = 10_000;
/** A batch whose successor is never filed leaves this long after its last click, so that nothing waits forever. */
export const HOLD_AT_MOST_MS = 30_000;

/** Delay before the second attempt to reach the server; it doubles with every further attempt ... */
export const RETRY_BASE_MS = 1000;
/** ... up to this. */
export const RETRY_CEILING_MS = 60_000;
