import type { FileDocumentId, TaskId } from '../../../shared/base/ids.ts';
import type { CheckRecord } from '../../../shared/domain/evidence/check-record.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

/** A Prüfvermerk written on this machine. */
export interface StoredRecord {
  /** Of the file document that it becomes. */
  readonly id: FileDocumentId;
  /** SHA-256 of the canonical JSON of `record`, when it was written. */
  readonly sha256: string;
  readonly record: CheckRecord;
}

const PUT = `
  INSERT INTO check_record (id, task_id, sha256, data) VALUES (:id, :taskId, :sha256, :data) ON CONFLICT DO NOTHING`;
const LIST = `SELECT id, sha256, data FROM check_record ORDER BY id`;
const REMOVE = `DELETE FROM check_record WHERE id = :id`;
export const REMOVE_OF_TASK = `DELETE FROM check_record WHERE task_id = :taskId`;

export function putRecord(db: WritableDatabase, { id, sha256, record }: StoredRecord): void {
  db.run(PUT, { id, taskId: record.taskId, sha256, data: JSON.stringify(record) });
}

export function listRecords(db: ReadableDatabase): readonly StoredRecord[] {
  return db
    .all<{ id: FileDocumentId; sha256: string; data: string }>(LIST)
    .map(({ id, sha256, data }) => ({ id, sha256, record: JSON.parse(data) as CheckRecord }));
}

/** Click two was taken back, or is given once more: what it said never became part of a file. */
export function removeRecordsOfTask(db: WritableDatabase, taskId: TaskId): void {
  db.run(REMOVE_OF_TASK, { taskId });
}

/** The server did not carry click two out, and the person has read that. */
export function removeRecord(db: WritableDatabase, id: FileDocumentId): void {
  db.run(REMOVE, { id });
}
