import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { CaseId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/**
 * Why data left: the deputyship that brought them is over; no contact with the server for too long; a right was lost; their
 * time on this machine is over; somebody removed them.
 */
export type RemovalReason = 'deputyship-over' | 'lease-over' | 'right-lost' | 'kept-long-enough' | 'by-hand';

export interface RemovalCounts {
  readonly cases: number;
  readonly tasks: number;
  readonly documents: number;
  readonly checks: number;
  readonly readings: number;
}

/** What stays as the record of a removal; nothing of what was removed. */
export interface Removal {
  readonly at: Instant;
  readonly reason: RemovalReason;
  /** Null for tasks that belonged to no household. */
  readonly caseId: CaseId | null;
  readonly counts: RemovalCounts;
}

const INSERT = `
  INSERT INTO workstation_removal (removed_at, reason, case_id, counts) VALUES (:at, :reason, :caseId, :counts)`;
const LIST = `
  SELECT removed_at AS at, reason, case_id AS caseId, counts FROM workstation_removal
  ORDER BY row DESC LIMIT :limit OFFSET :offset`;

export function recordRemoval(db: WritableDatabase, { at, reason, caseId, counts }: Removal): void {
  db.run(INSERT, { at, reason, caseId, counts: JSON.stringify(counts) });
}

/** The newest first. */
export function listRemovals(
  db: ReadableDatabase,
  { limit, offset = 0 }: { readonly limit: number; readonly offset?: number },
): readonly Removal[] {
  return db
    .all<Omit<Removal, 'counts'> & { readonly counts: string }>(LIST, { limit, offset })
    .map(({ counts, ...rest }) => ({ ...rest, counts: JSON.parse(counts) as RemovalCounts }));
}
