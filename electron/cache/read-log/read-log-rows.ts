import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { CaseId, WorkerId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/** Looking at the same thing again within this time is the same look. */
const SAME_LOOK_MS = 5 * 60_000;
/** How exactly the end of a look is kept: each refresh of a view would else write to the disk. */
const EXACT_TO_MS = 60_000;

export interface Look {
  readonly kind: 'task' | 'case' | 'document';
  readonly objectId: string;
  /** In whose place the person looked. */
  readonly onBehalfOf: WorkerId | null;
  readonly at: Instant;
}

export interface ReadEntry {
  readonly id: string;
  readonly kind: Look['kind'] | 'removed';
  /** Null for a removal that concerned no household. */
  readonly objectId: string | null;
  readonly onBehalfOf: WorkerId | null;
  readonly at: Instant;
  /** Of a removal: JSON with reason and counts. */
  readonly details: string | null;
}

export const FIND_LOOK = `
  SELECT id, last_at AS lastAt FROM read_entry
  WHERE kind = :kind AND object_id = :objectId AND on_behalf_of IS :onBehalfOf ORDER BY last_at DESC LIMIT 1`;
const INSERT = `
  INSERT INTO read_entry (id, kind, object_id, on_behalf_of, at, last_at, details)
  VALUES (:id, :kind, :objectId, :onBehalfOf, :at, :at, :details)`;
const PROLONG = `UPDATE read_entry SET last_at = :at WHERE id = :id`;
const PUT_USE = `
  INSERT INTO case_use (case_id, used_at) VALUES (:caseId, :at) ON CONFLICT (case_id) DO UPDATE SET used_at = excluded.used_at`;
export const LIST_UNSENT = `
  SELECT id, kind, object_id AS objectId, on_behalf_of AS onBehalfOf, at, details FROM read_entry
  WHERE sent = 0 ORDER BY at, id LIMIT :limit`;
const COUNT_UNSENT = `SELECT count(*) AS count, min(at) AS oldest FROM read_entry WHERE sent = 0`;
const UNSENT_REMOVAL = `SELECT 1 AS found FROM read_entry WHERE sent = 0 AND kind = 'removed' LIMIT 1`;
const MARK_SENT = `UPDATE read_entry SET sent = 1 WHERE id IN (SELECT value FROM json_each(:ids))`;
/** Kept a while after they were sent, to know the same look again. */
const FORGET_SENT = `DELETE FROM read_entry WHERE sent = 1 AND last_at < :before`;
const NEW_REMOVALS = `
  SELECT row, removed_at AS at, reason, case_id AS caseId, counts FROM workstation_removal
  WHERE row > coalesce((SELECT removals_through FROM read_report), 0) ORDER BY row`;
const COUNT_REMOVALS = `SELECT count(*) AS count FROM workstation_removal`;
const SET_THROUGH = `
  INSERT INTO read_report (only_row, removals_through) VALUES (1, :row)
  ON CONFLICT (only_row) DO UPDATE SET removals_through = excluded.removals_through`;

/** Notes a look once; going on looking, or coming back soon, is no other. Answers the entry when it is a new one. */
export function noteLook(
  db: WritableDatabase,
  id: string,
  { kind, objectId, onBehalfOf, at }: Look,
): ReadEntry | undefined {
  return db.transaction(() => {
    const known = db.get<{ id: string; lastAt: Instant }>(FIND_LOOK, { kind, objectId, onBehalfOf });
    const ago = known === undefined ? Number.POSITIVE_INFINITY : Math.abs(Date.parse(at) - Date.parse(known.lastAt));
    if (known === undefined || ago > SAME_LOOK_MS) {
      const entry = { id, kind, objectId, onBehalfOf, at, details: null };
      db.run(INSERT, entry);
      return entry;
    }
    if (ago > EXACT_TO_MS) db.run(PROLONG, { id: known.id, at });
    return undefined;
  });
}

/** For the inventory: when somebody last worked with a household here. */
export function noteCaseUse(db: WritableDatabase, caseId: CaseId, at: Instant): void {
  db.run(PUT_USE, { caseId, at });
}

/** What an earlier cache had noted; known entries stay as they are. */
export function restoreReads(db: WritableDatabase, entries: readonly ReadEntry[]): void {
  db.transaction(() => {
    for (const { id, kind, objectId, onBehalfOf, at, details } of entries) {
      db.run(`${INSERT} ON CONFLICT (id) DO NOTHING`, { id, kind, objectId, onBehalfOf, at, details });
    }
  });
}

/** Removals become entries of their own, each once. Answers the new ones. */
export function collectRemovals(db: WritableDatabase, newId: () => string): readonly ReadEntry[] {
  type Row = { row: number; at: Instant; reason: string; caseId: string | null; counts: string };
  return db.transaction(() => {
    const removals = db.all<Row>(NEW_REMOVALS);
    const entries = removals.map(({ at, reason, caseId, counts }): ReadEntry => {
      const details = JSON.stringify({ reason, counts: JSON.parse(counts) as object });
      return { id: newId(), kind: 'removed', objectId: caseId, onBehalfOf: null, at, details };
    });
    for (const entry of entries) db.run(INSERT, { ...entry });
    const last = removals.at(-1);
    if (last !== undefined) db.run(SET_THROUGH, { row: last.row });
    return entries;
  });
}

export function listUnsentReads(db: ReadableDatabase, limit: number): readonly ReadEntry[] {
  return db.all<ReadEntry>(LIST_UNSENT, { limit });
}

export function countUnsentReads(db: ReadableDatabase): { readonly count: number; readonly oldest: Instant | null } {
  return db.get<{ count: number; oldest: Instant | null }>(COUNT_UNSENT) ?? { count: 0, oldest: null };
}

/** Whether the server does not know of a removal yet. */
export function hasUntoldRemovals(db: ReadableDatabase): boolean {
  return db.get(UNSENT_REMOVAL) !== undefined || db.get(`${NEW_REMOVALS} LIMIT 1`) !== undefined;
}

/** The server has them. */
export function markReadsSent(db: WritableDatabase, ids: readonly string[], now: Date): void {
  db.transaction(() => {
    db.run(MARK_SENT, { ids: JSON.stringify(ids) });
    db.run(FORGET_SENT, { before: new Date(now.getTime() - SAME_LOOK_MS).toISOString() });
  });
}

/** Figures for the diagnosis: no personal data. */
export function describeReadLog(db: ReadableDatabase): { readonly unsent: number; readonly removals: number } {
  const removals = db.get<{ count: number }>(COUNT_REMOVALS)?.count ?? 0;
  return { unsent: countUnsentReads(db).count, removals };
}
