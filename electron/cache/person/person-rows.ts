import { formatGermanDay } from '../../../shared/base/calendar-date.ts';
import { fullName, type Person } from '../../../shared/domain/person.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';
import { putRow } from '../put-row.ts';
import { forgetWords, indexWords } from '../search/index-words.ts';

const INSERT = `INSERT INTO person (id, case_id, data) VALUES (:id, :caseId, :data) ON CONFLICT (id) DO NOTHING`;
const UPDATE = `UPDATE person SET case_id = :caseId, data = :data WHERE id = :id RETURNING row`;
const REMOVE_EXCEPT = `
  DELETE FROM person WHERE case_id = :caseId AND id NOT IN (SELECT value FROM json_each(:keep)) RETURNING row`;
const FIND = `SELECT data FROM person WHERE id = :id`;

export function putPerson(db: WritableDatabase, caseId: string, person: Person): void {
  const values = { id: person.id, caseId, data: JSON.stringify(person) };
  const row = putRow(db, { insert: INSERT, update: UPDATE }, values);
  indexWords(db, 'person', row, [fullName(person), formatGermanDay(person.birthDate), person.customerNumber]);
}

/** Persons of a case that are no longer part of it leave the workstation. */
export function removePersonsExcept(db: WritableDatabase, caseId: string, persons: readonly Person[]): void {
  const keep = JSON.stringify(persons.map((person) => person.id));
  for (const { row } of db.all<{ row: number }>(REMOVE_EXCEPT, { caseId, keep })) forgetWords(db, 'person', row);
}

export function findPerson(db: ReadableDatabase, id: string): Person | undefined {
  const row = db.get<{ data: string }>(FIND, { id });
  return row === undefined ? undefined : (JSON.parse(row.data) as Person);
}
