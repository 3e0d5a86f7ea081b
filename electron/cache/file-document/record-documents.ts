import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { ReadableDatabase } from '../handle.ts';

const RECORDS = `SELECT data FROM file_document WHERE pending = 0 AND data ->> '$.origin' = 'record' ORDER BY row`;

/** Every Prüfvermerk in a file. Reads all documents: for `verify`, not for the window. */
export function listRecordDocuments(db: ReadableDatabase): readonly FileDocument[] {
  return db.all<{ data: string }>(RECORDS).map(({ data }) => JSON.parse(data) as FileDocument);
}
