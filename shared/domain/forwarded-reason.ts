import type { Act } from './task.ts';

/** Why a forwarded task is on this desk; the reason that was given stands in the last step. */
export function forwardedReason({ byName }: Pick<Act, 'byName'>): string {
  return `Weitergeleitet von ${byName}.`;
}
