import type { CaseFileId, CaseId } from '../../../shared/base/ids.ts';
import type { CaseFile } from '../../../shared/domain/case.ts';
import type { ReadableDatabase } from '../handle.ts';
import { findWords } from '../search/find-words.ts';

export interface CaseFileRow {
  readonly file: CaseFile;
  readonly caseId: CaseId;
  readonly caseNumber: string;
  /** `Mertens, Mara; Mertens, Jonas`: the persons of the file. */
  readonly names: string;
}

interface StoredFile {
  readonly caseId: CaseId;
  readonly caseNumber: string;
  readonly names: string;
  readonly data: string;
}

const COLUMNS = `case_id AS caseId, case_number AS caseNumber, names, data`;
const BY_NAME = `SELECT ${COLUMNS} FROM case_file ORDER BY sort_name, row LIMIT :limit OFFSET :offset`;
const COUNT = `SELECT count(*) AS total FROM case_file`;
const OF_ROWS = `
  SELECT ${COLUMNS} FROM case_file WHERE row IN (SELECT value FROM json_each(:rows))
  ORDER BY sort_name, row LIMIT :limit OFFSET :offset`;
const FIND = `SELECT ${COLUMNS} FROM case_file WHERE id = :caseFileId`;

/** Files by name; with a text only those in which every word occurs (at most the newest 500). */
export function listCaseFiles(
  db: ReadableDatabase,
  question: { readonly text: string; readonly offset: number; readonly limit: number },
): { readonly rows: readonly CaseFileRow[]; readonly total: number } {
  const { text, offset, limit } = question;
  if (text.trim() === '') {
    const total = db.get<{ total: number }>(COUNT)?.total ?? 0;
    return { rows: db.all<StoredFile>(BY_NAME, { offset, limit }).map(toRow), total };
  }
  const found = findWords(db, 'case-file', text, 500);
  const rows = db.all<StoredFile>(OF_ROWS, { rows: JSON.stringify(found), offset, limit });
  return { rows: rows.map(toRow), total: found.length };
}

export function findCaseFile(db: ReadableDatabase, caseFileId: CaseFileId): CaseFileRow | undefined {
  const row = db.get<StoredFile>(FIND, { caseFileId });
  return row === undefined ? undefined : toRow(row);
}

function toRow({ data, ...columns }: StoredFile): CaseFileRow {
  return { ...columns, file: JSON.parse(data) as CaseFile };
}
