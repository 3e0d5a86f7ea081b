import { addDays, dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import { deputyshipsKeptDays } from '../../shared/domain/plan-deputyship.ts';
import { startRepeating } from '../start-repeating.ts';
import type { Database } from '../store/database.ts';
import { closeDeputyshipsOver } from '../store/deputyship.ts';

export interface ClosingDeps {
  readonly database: Database;
  readonly now: () => Date;
}

/** Often enough that each day has its turn, also where a server is restarted at night. Milliseconds. */
const closeEveryMs = 60 * 60_000;

/**
 * Closes deputyships that have been over for thirty days: workstations forget them, and nothing lies on their desks any
 * more. Nobody sees those desks from the last day on; what is kept until then is for the hand-back.
 */
export async function closeOver({ database, now }: ClosingDeps): Promise<number> {
  const at = toInstant(now());
  const before = addDays(dayInBerlin(at), -deputyshipsKeptDays);
  return database.transaction((transaction) => closeDeputyshipsOver(transaction, before, at));
}

/** Closes now and every hour. `stop` ends after what is running. */
export function startClosing(deps: ClosingDeps & { readonly onDefect: (defect: unknown) => void }): {
  readonly stop: () => Promise<void>;
} {
  return startRepeating(() => closeOver(deps), closeEveryMs, deps.onDefect);
}
