import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { DeputyshipId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/**
 * What this workstation keeps beside a deputyship. `server`: what only the server knows of it. `hand-back`: what was done
 * in somebody's name. `briefing-read` and `hand-back-read`: the card was closed; of a briefing with the day since when the
 * person stood in, of a hand-back with the last day that it told of, so that the next time brings a new one.
 */
export type DeputyshipNoteKind = 'server' | 'hand-back' | 'briefing-read' | 'hand-back-read';

export interface DeputyshipNote {
  readonly notedAt: Instant;
  /** As it was given; whoever asks checks the form. */
  readonly data: unknown;
}

const PUT = `
  INSERT INTO deputyship_note (deputyship_id, kind, noted_at, data) VALUES (:deputyshipId, :kind, :notedAt, :data)
  ON CONFLICT (deputyship_id, kind) DO UPDATE SET noted_at = excluded.noted_at, data = excluded.data
  WHERE data <> excluded.data OR kind = 'hand-back'`;
const FIND = `
  SELECT noted_at AS notedAt, data FROM deputyship_note WHERE deputyship_id = :deputyshipId AND kind = :kind`;
const FORGET = `DELETE FROM deputyship_note WHERE deputyship_id = :deputyshipId`;

export function putDeputyshipNote(
  db: WritableDatabase,
  deputyshipId: DeputyshipId,
  kind: DeputyshipNoteKind,
  { notedAt, data }: DeputyshipNote,
): void {
  if (db.run(PUT, { deputyshipId, kind, notedAt, data: JSON.stringify(data) }) > 0) db.touch('session');
}

export function findDeputyshipNote(
  db: ReadableDatabase,
  deputyshipId: DeputyshipId,
  kind: DeputyshipNoteKind,
): DeputyshipNote | undefined {
  const row = db.get<{ notedAt: Instant; data: string }>(FIND, { deputyshipId, kind });
  return row === undefined ? undefined : { notedAt: row.notedAt, data: JSON.parse(row.data) as unknown };
}

/** With the deputyship itself. */
export function forgetDeputyshipNotes(db: WritableDatabase, deputyshipId: string): void {
  db.run(FORGET, { deputyshipId });
}
