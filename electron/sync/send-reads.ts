import type { Failure } from '../../shared/base/failure.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Secret } from '../../shared/base/secret.ts';
import { type ReadReport, readReport, type WorkstationFigures } from '../../shared/wire/audit.ts';
import { routes } from '../../shared/wire/routes.ts';
import { describeCache } from '../cache/describe.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import {
  countUnsentReads,
  hasUntoldRemovals,
  listUnsentReads,
  markReadsSent,
  type ReadEntry,
} from '../cache/read-log/read-log-rows.ts';
import { noteRemovals, type ReadLog } from '../outbox/read-journal.ts';
import { countOutbox } from '../outbox/summary.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewId } from '../ports/new-id.ts';
import type { ServerClient } from './server-client.ts';

/** What was opened goes together: nobody waits for it. */
const COLLECT_FOR_MS = 60_000;
const MOST_AT_ONCE = 200;

export interface SendReadsParts extends ReadLog {
  readonly client: Pick<ServerClient, 'call'>;
  readonly token: Secret;
  readonly clock: Pick<Clock, 'now'>;
  readonly newId: NewId;
}

/** Whether it is time to tell the server what was opened and removed here. */
export function areReadsDue(db: ReadableDatabase, now: Date): boolean {
  const { count, oldest } = countUnsentReads(db);
  if (count >= MOST_AT_ONCE || hasUntoldRemovals(db)) return true;
  return oldest !== null && Math.abs(now.getTime() - Date.parse(oldest)) >= COLLECT_FOR_MS;
}

/** Tells everything, and how much is here; each part is forgotten once the server has it. */
export async function sendReads({
  db,
  reads,
  client,
  token,
  clock,
  newId,
}: SendReadsParts): Promise<Result<undefined, Failure>> {
  noteRemovals({ db, reads }, newId);
  for (;;) {
    const entries = listUnsentReads(db, MOST_AT_ONCE);
    const body = { reads: entries.map(toReport), figures: figuresOf(db) };
    const answer = await client.call(token, routes.reportReads, { body });
    if (!answer.ok) return answer;
    markReadsSent(
      db,
      entries.map(({ id }) => id),
      clock.now(),
    );
    if (entries.length < MOST_AT_ONCE) break;
  }
  if (countUnsentReads(db).count === 0) reads.clear(); // something may have been opened while this was on its way
  return ok();
}

function figuresOf(db: ReadableDatabase): WorkstationFigures {
  const { tasks, cases, documents } = describeCache(db);
  const { held, waiting, refused } = countOutbox(db);
  return { tasks, cases, documents, unsent: held + waiting + refused };
}

function toReport({ details, ...entry }: ReadEntry): ReadReport {
  return readReport.parse(details === null ? entry : { ...entry, ...(JSON.parse(details) as object) });
}
