import type { CaseFile } from '../../../shared/domain/case.ts';
import type { FileDocument } from '../../../shared/domain/file-document.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { Task } from '../../../shared/domain/task.ts';
import type { ReadableDatabase } from '../handle.ts';
import { findWords } from './find-words.ts';
import { type SearchKind, searchKinds } from './search-row.ts';

/** A row that was found, as it is stored; `caseFileId` is the file to open for it. */
export type FoundRow =
  | {
      readonly kind: 'person';
      readonly person: Person;
      readonly caseFileId: string | null;
      readonly caseNumber: string;
    }
  | { readonly kind: 'case-file'; readonly file: CaseFile; readonly caseNumber: string; readonly names: string }
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'document'; readonly document: FileDocument; readonly names: string };

interface StoredHit {
  readonly row: number;
  readonly data: string;
  readonly caseFileId?: string | null;
  readonly caseNumber?: string;
  readonly names?: string;
}

const IN_ROWS = `IN (SELECT value FROM json_each(:rows))`;
/** The person's own file first, else the household's. */
const PERSONS = `
  SELECT person.row AS row, person.data AS data, case_file.id AS caseFileId, coalesce(case_file.case_number, '') AS caseNumber
  FROM person LEFT JOIN case_file ON case_file.row = (
    SELECT own.row FROM case_file AS own
    WHERE own.case_id = person.case_id AND coalesce(own.data ->> '$.personId', person.id) = person.id
    ORDER BY own.data ->> '$.personId' IS NULL, own.row LIMIT 1
  )
  WHERE person.row ${IN_ROWS}`;
const CASE_FILES = `SELECT row, data, case_number AS caseNumber, names FROM case_file WHERE row ${IN_ROWS}`;
const TASKS = `SELECT row, data FROM task_body WHERE row ${IN_ROWS}`;
const DOCUMENTS = `
  SELECT file_document.row AS row, file_document.data AS data, coalesce(case_file.names, '') AS names
  FROM file_document LEFT JOIN case_file ON case_file.id = file_document.case_file_id
  WHERE file_document.row ${IN_ROWS}`;

const queries: Readonly<Record<SearchKind, string>> = {
  person: PERSONS,
  'case-file': CASE_FILES,
  task: TASKS,
  document: DOCUMENTS,
};

/**
 * What is on this machine and contains every word of the text: people first, then files, tasks and documents. When there
 * is more than fits, every kind gets its share.
 */
export function findHits(
  db: ReadableDatabase,
  text: string,
  limit: number,
): { readonly hits: readonly FoundRow[]; readonly more: boolean } {
  const found = searchKinds.map((kind) => ({ kind, rows: findWords(db, kind, text, limit + 1) }));
  const share = Math.ceil(limit / searchKinds.length);
  let free = limit - found.reduce((sum, { rows }) => sum + Math.min(rows.length, share), 0);
  const hits = found.flatMap(({ kind, rows }) => {
    const extra = Math.max(0, Math.min(free, rows.length - share));
    free -= extra;
    return load(db, kind, rows.slice(0, share + extra));
  });
  const total = found.reduce((sum, { rows }) => sum + rows.length, 0);
  return { hits: hits.slice(0, limit), more: total > limit };
}

function load(db: ReadableDatabase, kind: SearchKind, rows: readonly number[]): readonly FoundRow[] {
  const stored = new Map(db.all<StoredHit>(queries[kind], { rows: JSON.stringify(rows) }).map((hit) => [hit.row, hit]));
  return rows.flatMap((row) => {
    const hit = stored.get(row);
    return hit === undefined ? [] : [toFound(kind, hit)];
  });
}

function toFound(kind: SearchKind, hit: StoredHit): FoundRow {
  const { caseFileId = null, caseNumber = '', names = '' } = hit;
  switch (kind) {
    case 'person':
      return { kind, person: JSON.parse(hit.data) as Person, caseFileId, caseNumber };
    case 'case-file':
      return { kind, file: JSON.parse(hit.data) as CaseFile, caseNumber, names };
    case 'task':
      return { kind, task: JSON.parse(hit.data) as Task };
    case 'document':
      return { kind, document: JSON.parse(hit.data) as FileDocument, names };
  }
}
