import type { ContentHash, TaskId } from '../../../shared/base/ids.ts';
import type { DerivativeKind, DerivativeSteps } from '../../../shared/domain/evidence/derivative-steps.ts';
import type { ShownMediaType } from '../../../shared/domain/submission.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/** A working copy made here, filed in place of an original. */
export interface StoredDerivative {
  readonly taskId: TaskId;
  readonly original: ContentHash;
  readonly contentHash: ContentHash;
  readonly mediaType: ShownMediaType;
  /** Bytes. */
  readonly size: number;
  readonly kind: DerivativeKind;
  /** It was read again, and nothing of what was removed was found. */
  readonly isProven: boolean;
  readonly steps: DerivativeSteps;
}

interface StoredRow extends Omit<StoredDerivative, 'isProven' | 'steps'> {
  readonly proven: number;
  readonly steps: string;
}

const COLUMNS = `task_id AS taskId, original, content_hash AS contentHash, media_type AS mediaType, size, kind, proven, steps`;
const PUT = `
  INSERT INTO derivative (task_id, original, content_hash, media_type, size, kind, proven, steps)
  VALUES (:taskId, :original, :contentHash, :mediaType, :size, :kind, :proven, :steps)
  ON CONFLICT (task_id, original) DO UPDATE SET content_hash = excluded.content_hash,
    media_type = excluded.media_type, size = excluded.size, kind = excluded.kind, proven = excluded.proven,
    steps = excluded.steps`;
const REMOVE = `DELETE FROM derivative WHERE task_id = :taskId AND original = :original`;
export const LIST_DERIVATIVES = `SELECT ${COLUMNS} FROM derivative WHERE task_id = :taskId ORDER BY row`;
export const FIND_DERIVATIVE = `SELECT ${COLUMNS} FROM derivative WHERE content_hash = :contentHash LIMIT 1`;

const UNSENT = `
  SELECT ${COLUMNS} FROM derivative
  WHERE task_id IN (SELECT task_id FROM outbox_entry) OR task_id NOT IN (SELECT id FROM task WHERE done = 1)
  ORDER BY row`;

const FILED_BLACKENED = `
  SELECT original, procedure FROM derivative JOIN task ON task.id = derivative.task_id
  WHERE kind = 'blackened' AND done = 1
    AND NOT EXISTS (SELECT 1 FROM outbox_entry WHERE outbox_entry.task_id = derivative.task_id)`;

/** In place of an earlier one of the same original. */
export function putDerivative(db: WritableDatabase, derivative: StoredDerivative): void {
  const { isProven, steps, ...columns } = derivative;
  db.run(PUT, { ...columns, proven: isProven ? 1 : 0, steps: JSON.stringify(steps) });
  db.touch('evidence');
}

export function removeDerivative(db: WritableDatabase, taskId: TaskId, original: ContentHash): void {
  if (db.run(REMOVE, { taskId, original }) > 0) db.touch('evidence');
}

export function listDerivatives(db: ReadableDatabase, taskId: TaskId): readonly StoredDerivative[] {
  return db.all<StoredRow>(LIST_DERIVATIVES, { taskId }).map(toDerivative);
}

/** Any working copy with this content; tells its media type and size. */
export function findDerivativeByContent(db: ReadableDatabase, contentHash: ContentHash): StoredDerivative | undefined {
  const row = db.get<StoredRow>(FIND_DERIVATIVE, { contentHash });
  return row === undefined ? undefined : toDerivative(row);
}

/** Working copies that the server may not have yet: of tasks not known to be done, and of commands on their way. */
export function listUnsentDerivatives(db: ReadableDatabase): readonly StoredDerivative[] {
  return db.all<StoredRow>(UNSENT).map(toDerivative);
}

/** Originals whose blackened copy lies in the file and has reached the server, with the procedure that says what becomes of them. */
export function listBlackenedOriginals(
  db: ReadableDatabase,
): readonly { readonly original: ContentHash; readonly procedure: string }[] {
  return db.all(FILED_BLACKENED);
}

function toDerivative({ proven, steps, ...columns }: StoredRow): StoredDerivative {
  return { ...columns, isProven: proven === 1, steps: JSON.parse(steps) as DerivativeSteps };
}
