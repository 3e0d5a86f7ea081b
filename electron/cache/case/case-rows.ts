import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import type { CaseFileId, CaseId } from '../../../shared/base/ids.ts';
import type { Case, CaseFile } from '../../../shared/domain/case.ts';
import { type Person, sortableName } from '../../../shared/domain/person.ts';
import { foldForSorting } from '../fold-text.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';
import { putPerson, removePersonsExcept } from '../person/person-rows.ts';
import { putRow } from '../put-row.ts';
import { forgetWords, indexWords } from '../search/index-words.ts';

const PUT = `
  INSERT INTO benefit_case (id, data) VALUES (:id, :data) ON CONFLICT (id) DO UPDATE SET data = excluded.data`;
const REMOVE = `DELETE FROM benefit_case WHERE id = :id`;
const FIND = `SELECT data FROM benefit_case WHERE id = :id`;
const INSERT_FILE = `
  INSERT INTO case_file (id, case_id, case_number, names, sort_name, data)
  VALUES (:id, :caseId, :caseNumber, :names, :sortName, :data)
  ON CONFLICT (id) DO NOTHING`;
const UPDATE_FILE = `
  UPDATE case_file SET case_id = :caseId, case_number = :caseNumber, names = :names, sort_name = :sortName, data = :data
  WHERE id = :id
  RETURNING row`;
const REMOVE_FILES_EXCEPT = `
  DELETE FROM case_file WHERE case_id = :caseId AND id NOT IN (SELECT value FROM json_each(:keep)) RETURNING row`;
const FIND_BY_FILE = `
  SELECT benefit_case.data AS data FROM case_file JOIN benefit_case ON benefit_case.id = case_file.case_id
  WHERE case_file.id = :caseFileId`;

export function putCase(db: WritableDatabase, row: Case): void {
  db.run(PUT, { id: row.id, data: JSON.stringify(row) });
  for (const person of row.persons) putPerson(db, row.id, person);
  removePersonsExcept(db, row.id, row.persons);
  for (const file of row.files) putFile(db, row, file);
  removeFilesExcept(db, row.id, row.files);
  db.touch('cases');
}

export function removeCase(db: WritableDatabase, id: string): void {
  db.run(REMOVE, { id });
  removePersonsExcept(db, id, []);
  removeFilesExcept(db, id, []);
  db.touch('cases');
}

export function findCase(db: ReadableDatabase, id: CaseId): Case | undefined {
  const row = db.get<{ data: string }>(FIND, { id });
  return row === undefined ? undefined : (JSON.parse(row.data) as Case);
}

/** The case to which a file belongs. */
export function findCaseOfFile(db: ReadableDatabase, caseFileId: CaseFileId): Case | undefined {
  const row = db.get<{ data: string }>(FIND_BY_FILE, { caseFileId });
  return row === undefined ? undefined : (JSON.parse(row.data) as Case);
}

function putFile(db: WritableDatabase, row: Case, file: CaseFile): void {
  const persons = personsOf(row, file);
  const names = persons.map(sortableName).join('; ');
  const values = {
    id: file.id,
    caseId: row.id,
    caseNumber: row.caseNumber,
    names,
    sortName: foldForSorting(names),
    data: JSON.stringify(file),
  };
  const key = putRow(db, { insert: INSERT_FILE, update: UPDATE_FILE }, values);
  indexWords(db, 'case-file', key, [
    names,
    row.caseNumber,
    file.fileReference,
    file.title,
    ...persons.flatMap((person) => [formatGermanDay(person.birthDate), person.customerNumber]),
  ]);
}

/** Whom a file is about: one person, or the whole household with the applicant first. */
function personsOf(row: Case, file: CaseFile): readonly Person[] {
  if (file.personId !== null) return row.persons.filter((person) => person.id === file.personId);
  return [...row.persons].sort((one, other) => Number(other.role === 'applicant') - Number(one.role === 'applicant'));
}

function removeFilesExcept(db: WritableDatabase, caseId: string, files: readonly CaseFile[]): void {
  const keep = JSON.stringify(files.map((file) => file.id));
  for (const { row } of db.all<{ row: number }>(REMOVE_FILES_EXCEPT, { caseId, keep })) {
    forgetWords(db, 'case-file', row);
  }
}
