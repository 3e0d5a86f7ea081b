import type { CaseFileId, ContentHash, TaskId } from '../../../shared/base/ids.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { ReadableDatabase, SqlParameters, WritableDatabase } from '../handle.ts';
import { putRow } from '../put-row.ts';
import { forgetWords, indexWords } from '../search/index-words.ts';

const INSERT = `
  INSERT INTO file_document (id, case_file_id, register, received_on, content_hash, task_id, pending, data)
  VALUES (:id, :caseFileId, :register, :receivedOn, :contentHash, :taskId, 0, :data)
  ON CONFLICT (id) DO NOTHING`;
const UPDATE = `
  UPDATE file_document SET case_file_id = :caseFileId, register = :register, received_on = :receivedOn,
    content_hash = :contentHash, task_id = :taskId, pending = 0, data = :data
  WHERE id = :id
  RETURNING row`;
const INSERT_PENDING = `
  INSERT INTO file_document (id, case_file_id, register, received_on, content_hash, task_id, pending, data)
  VALUES (:id, :caseFileId, :register, :receivedOn, :contentHash, :taskId, 1, :data)
  ON CONFLICT (id) DO NOTHING`;
const REMOVE = `DELETE FROM file_document WHERE id = :id RETURNING row`;
const REMOVE_PENDING = `
  DELETE FROM file_document
  WHERE task_id = :taskId AND pending = 1 AND id NOT IN (SELECT value FROM json_each(:keep))
  RETURNING row`;
const REMOVE_OF_TASK = `
  DELETE FROM file_document
  WHERE task_id = :taskId AND pending = 0 AND id NOT IN (SELECT value FROM json_each(:keep))
  RETURNING row`;
export const LIST_OF_FILE = `
  SELECT data FROM file_document WHERE case_file_id = :caseFileId
  ORDER BY received_on DESC, row DESC LIMIT :limit OFFSET :offset`;
export const LIST_OF_REGISTER = `
  SELECT data FROM file_document WHERE case_file_id = :caseFileId AND register = :register
  ORDER BY received_on DESC, row DESC LIMIT :limit OFFSET :offset`;
export const COUNT_BY_REGISTER = `
  SELECT register, count(*) AS count FROM file_document WHERE case_file_id = :caseFileId GROUP BY register`;
const BY_CONTENT = `SELECT data FROM file_document WHERE content_hash = :contentHash LIMIT 1`;

/** The server's row; takes the place of a pending one with the same id. */
export function putFileDocument(db: WritableDatabase, document: FileDocument): void {
  const row = putRow(db, { insert: INSERT, update: UPDATE }, toValues(document));
  makeFindable(db, row, document);
}

/** Shows what was filed here at once, until the server's row of the same id arrives. */
export function putPendingDocument(db: WritableDatabase, document: FileDocument): void {
  const row = db.insert(INSERT_PENDING, toValues(document));
  if (row !== undefined) makeFindable(db, row, document);
}

function toValues(document: FileDocument): SqlParameters {
  const { id, caseFileId, register, receivedOn, contentHash, taskId } = document;
  return { id, caseFileId, register, receivedOn, contentHash, taskId, data: JSON.stringify(document) };
}

function makeFindable(db: WritableDatabase, row: number, document: FileDocument): void {
  indexWords(db, 'document', row, [document.title, document.processNumber]);
  db.touch('file-documents');
}

export function removeFileDocument(db: WritableDatabase, id: string): void {
  forget(db, db.all(REMOVE, { id }));
}

/** Takes back pending documents of a task, except those named. */
export function removePendingDocuments(db: WritableDatabase, taskId: TaskId, except: readonly string[]): void {
  forget(db, db.all(REMOVE_PENDING, { taskId, keep: JSON.stringify(except) }));
}

/** Makes the server's documents of a task exactly these. */
export function replaceDocumentsOfTask(db: WritableDatabase, taskId: TaskId, documents: readonly FileDocument[]): void {
  const keep = JSON.stringify(documents.map((document) => document.id));
  forget(db, db.all(REMOVE_OF_TASK, { taskId, keep }));
  for (const document of documents) putFileDocument(db, document);
}

function forget(db: WritableDatabase, rows: readonly { readonly row: number }[]): void {
  for (const { row } of rows) {
    forgetWords(db, 'document', row);
    db.touch('file-documents');
  }
}

/** Documents of a file, newest first; of all registers when `register` is null. `total` counts exactly these. */
export function listFileDocuments(
  db: ReadableDatabase,
  question: {
    readonly caseFileId: CaseFileId;
    readonly register: string | null;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly rows: readonly FileDocument[]; readonly total: number } {
  const { register, ...rest } = question;
  const rows =
    register === null
      ? db.all<{ data: string }>(LIST_OF_FILE, rest)
      : db.all<{ data: string }>(LIST_OF_REGISTER, { ...rest, register });
  const counts = countByRegister(db, question.caseFileId);
  const total = [...counts].reduce(
    (sum, [name, count]) => (register === null || register === name ? sum + count : sum),
    0,
  );
  return { rows: rows.map((row) => JSON.parse(row.data) as FileDocument), total };
}

export function countByRegister(db: ReadableDatabase, caseFileId: CaseFileId): ReadonlyMap<string, number> {
  const rows = db.all<{ register: string; count: number }>(COUNT_BY_REGISTER, { caseFileId });
  return new Map(rows.map((row) => [row.register, row.count]));
}

/** Any document with this content; tells its media type and size. */
export function findDocumentByContent(db: ReadableDatabase, contentHash: ContentHash): FileDocument | undefined {
  const row = db.get<{ data: string }>(BY_CONTENT, { contentHash });
  return row === undefined ? undefined : (JSON.parse(row.data) as FileDocument);
}
