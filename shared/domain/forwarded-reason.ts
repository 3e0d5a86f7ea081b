import type { Act } from './task.ts';

/** Why a forwarded task is on this desk; the reason that was given stands in the last step. */
export function forwardedReason({ byName }: Pick<Act, 'byName'>): string {
  return `Weitergeleitet von ${byName}.`;
}

/** Why a task that lay in the clearing basket is on this desk. */
export function assignedReason({ byName }: Pick<Act, 'byName'>): string {
  return `Aus dem Klärungskorb zugeordnet von ${byName}.`;
}

/** Why a task that a team lead passed on by mistake is back; at most 500 characters, like every reason. */
export function takenBackReason(reason: string): string {
  return `Zurückgenommen: ${reason}`.slice(0, 500);
}
