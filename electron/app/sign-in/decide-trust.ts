/**
 * Whether a stored session may still be used without the server having been heard. Never when it is not known when it was
 * heard last: then somebody has taken that knowledge away.
 * @param now a time that cannot be turned back
 */
export function isStillTrusted(offlineTrustHours: number, lastContact: Date | null, now: Date): boolean {
  if (lastContact === null) return false;
  return now.getTime() - lastContact.getTime() < Math.max(offlineTrustHours * 3_600_000, shortestTrustMs);
}

/** Also where nothing may be shown offline: a network that is gone for a moment ends nobody's work. */
const shortestTrustMs = 5 * 60_000;

/**
 * When a session is renewed: while a fifth of its time is left, so that a short failure does not matter. Milliseconds from now.
 * @param now the server's, as far as it is known
 */
export function renewAfter(expiresAt: string, now: Date): number {
  return Math.max(0, (Date.parse(expiresAt) - now.getTime()) * 0.8);
}
