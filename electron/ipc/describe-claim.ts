import type { Instant } from '../../shared/base/calendar-date.ts';
import type { Claim } from '../../shared/domain/task.ts';

/** Who has a task in hand, for the screen. */
export function describeClaim(claim: Claim | null): { readonly name: string; readonly until: Instant } | null {
  return claim === null ? null : { name: claim.byName, until: claim.until };
}
