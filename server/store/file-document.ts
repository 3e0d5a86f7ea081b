import type { FileDocument } from '../../shared/domain/file-document.ts';
import type { DeskId } from '../policy/desks.ts';
import type { Queryable } from './database.ts';

interface FileDocumentRow {
  readonly id: FileDocument['id'];
  readonly case_file_id: FileDocument['caseFileId'];
  readonly register: string;
  readonly type: FileDocument['type'];
  readonly title: string;
  readonly document_date: FileDocument['documentDate'];
  readonly received_on: FileDocument['receivedOn'];
  readonly content_hash: FileDocument['contentHash'];
  readonly size: number;
  readonly media_type: string;
  readonly origin: FileDocument['origin'];
  readonly task_id: FileDocument['taskId'];
  readonly process_number: FileDocument['processNumber'];
  readonly filed_at: FileDocument['filedAt'];
  readonly filed_by_name: string;
}

/** In any order; unknown ids are left out. */
export async function loadFileDocuments(
  queryable: Queryable,
  ids: readonly string[],
): Promise<readonly FileDocument[]> {
  const rows = await queryable.query<FileDocumentRow>(
    `${fileDocumentSql} WHERE file_document.id = ANY (:ids::uuid[])`,
    { ids },
  );
  return rows.map(toFileDocument);
}

/** What was filed from one task, in the order of filing. */
export async function loadFileDocumentsOfTask(
  queryable: Queryable,
  task: NonNullable<FileDocument['taskId']>,
): Promise<readonly FileDocument[]> {
  const rows = await queryable.query<FileDocumentRow>(
    `${fileDocumentSql} WHERE file_document.task_id = :task ORDER BY filed_at, origin, title`,
    { task },
  );
  return rows.map(toFileDocument);
}

/** Those of them that lie in a file which somebody with these desks may see; the task may outlive their right to it. */
export async function loadVisibleDocumentsOfTask(
  queryable: Queryable,
  task: NonNullable<FileDocument['taskId']>,
  desks: readonly DeskId[],
): Promise<readonly FileDocument[]> {
  const rows = await queryable.query<FileDocumentRow>(
    `${fileDocumentSql} WHERE file_document.task_id = :task AND EXISTS (
       SELECT FROM placement
       WHERE topic = 'file-document' AND entity_id = file_document.id AND present AND desk_id = ANY (:desks::uuid[]))
     ORDER BY filed_at, origin, title`,
    { task, desks },
  );
  return rows.map(toFileDocument);
}

function toFileDocument(row: FileDocumentRow): FileDocument {
  return {
    id: row.id,
    caseFileId: row.case_file_id,
    register: row.register,
    type: row.type,
    title: row.title,
    documentDate: row.document_date,
    receivedOn: row.received_on,
    contentHash: row.content_hash,
    size: row.size,
    mediaType: row.media_type,
    origin: row.origin,
    taskId: row.task_id,
    processNumber: row.process_number,
    filedAt: row.filed_at,
    filedByName: row.filed_by_name,
  };
}

const fileDocumentSql = `
  SELECT file_document.id, case_file_id, register, type, title, document_date, received_on, content_hash,
         content.size, content.media_type, origin, task_id, process_number, filed_at, filed_by_name
  FROM file_document
  JOIN content ON content.hash = content_hash
  LEFT JOIN task ON task.id = task_id
  LEFT JOIN submission ON submission.id = submission_id`;
