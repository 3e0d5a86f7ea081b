import type { CalendarDate, Instant } from '../../shared/base/calendar-date.ts';
import type { CaseFileId, CaseId, ContentHash, FileDocumentId, TaskId } from '../../shared/base/ids.ts';
import type { DocumentType } from '../../shared/domain/document-type.ts';
import type { FileDocument } from '../../shared/domain/file-document.ts';
import type { FileKind } from '../../shared/domain/register.ts';
import type { DeskId } from '../policy/desks.ts';
import type { Queryable, Transaction } from './database.ts';
import { placeAll } from './placement.ts';

export interface NewFileDocument {
  readonly id: FileDocumentId;
  readonly caseFileId: CaseFileId;
  readonly register: string;
  readonly type: DocumentType;
  readonly title: string;
  readonly documentDate: CalendarDate;
  readonly receivedOn: CalendarDate;
  readonly contentHash: ContentHash;
  readonly origin: FileDocument['origin'];
  readonly taskId: TaskId | null;
  readonly filedAt: Instant;
  readonly filedByName: string;
}

const insert = `
  INSERT INTO file_document (id, case_file_id, register, type, title, document_date, received_on, content_hash, origin,
    task_id, filed_at, filed_by_name)
  VALUES (:id, :caseFileId, :register, :type, :title, :documentDate, :receivedOn, :contentHash, :origin, :taskId,
    :filedAt, :filedByName)`;
const removeOfTask = `
  DELETE FROM file_document WHERE task_id = :taskId AND origin IN ('copy', 'proof', 'record') RETURNING id`;
const remove = 'DELETE FROM file_document WHERE id = :id';
const findFile = 'SELECT case_id AS "caseId", kind FROM case_file WHERE id = :id';
const usedIds = 'SELECT id FROM file_document WHERE id = ANY (:ids::uuid[])';

/** @param desks those of the case, where all its documents lie */
export async function insertFileDocuments(
  transaction: Transaction,
  documents: readonly NewFileDocument[],
  desks: readonly DeskId[],
): Promise<void> {
  for (const document of documents) await transaction.query(insert, { ...document });
  await placeAll(
    transaction,
    'file-document',
    documents.map(({ id }) => ({ id, desks })),
  );
}

/**
 * Takes back what click two filed from a task; workstations hear of it by tombstones. The content stays stored, and so
 * do letters, which were filed by themselves.
 */
export async function removeFileDocumentsOfTask(
  transaction: Transaction,
  taskId: TaskId,
): Promise<readonly FileDocumentId[]> {
  const rows = await transaction.query<{ id: FileDocumentId }>(removeOfTask, { taskId });
  await placeAll(
    transaction,
    'file-document',
    rows.map(({ id }) => ({ id, desks: [] })),
  );
  return rows.map((row) => row.id);
}

/** Takes one document out of its file again, for example a letter that never left. */
export async function removeFileDocument(transaction: Transaction, id: FileDocumentId): Promise<void> {
  await transaction.query(remove, { id });
  await placeAll(transaction, 'file-document', [{ id, desks: [] }]);
}

export async function findCaseFile(
  queryable: Queryable,
  id: CaseFileId,
): Promise<{ readonly caseId: CaseId; readonly kind: FileKind } | null> {
  const [row] = await queryable.query<{ caseId: CaseId; kind: FileKind }>(findFile, { id });
  return row ?? null;
}

export async function findUsedDocumentIds(
  queryable: Queryable,
  ids: readonly FileDocumentId[],
): Promise<readonly FileDocumentId[]> {
  const rows = await queryable.query<{ id: FileDocumentId }>(usedIds, { ids });
  return rows.map((row) => row.id);
}
