import type { CaseId, PersonId } from '../../shared/base/ids.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { DirectoryQuestion } from '../responsibility/parse-search.ts';
import type { Queryable } from './database.ts';

export interface DirectoryRow {
  readonly id: PersonId;
  readonly caseId: CaseId;
}

/** Words and numbers are folded before they come here: nothing in them has a meaning for LIKE. */
const search = `
  SELECT person.id, case_id AS "caseId" FROM person JOIN benefit_case ON benefit_case.id = case_id
  WHERE (:birthDate::date IS NULL OR birth_date = :birthDate::date)
    AND NOT EXISTS (
      SELECT FROM unnest(:words::text[]) AS word WHERE ' ' || name_folded NOT LIKE '% ' || word || '%')
    AND NOT EXISTS (
      SELECT FROM unnest(:numbers::text[]) AS number
      WHERE coalesce(customer_number, '') NOT LIKE number || '%' AND case_number_folded NOT LIKE number || '%')
  ORDER BY family_name, given_names, birth_date, person.id LIMIT :limit`;
const byName = 'SELECT id, case_id AS "caseId" FROM person WHERE name_folded = :name ORDER BY id LIMIT :limit';

/** What else tells somebody apart who has the name and the birth date of another. */
export interface Distinction extends Pick<Person, 'id' | 'street' | 'postalCode' | 'city'> {
  /** Of their own files. */
  readonly fileReferences: string[];
}

const distinctions = `
  SELECT id, street, postal_code AS "postalCode", city,
    ARRAY (
      SELECT file_reference FROM case_file WHERE case_id = person.case_id AND person_id = person.id ORDER BY 1) AS "fileReferences"
  FROM person WHERE id = ANY (:ids::uuid[])`;

export async function loadDistinctions(
  queryable: Queryable,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Distinction>> {
  const rows = await queryable.query<Distinction>(distinctions, { ids });
  return new Map(rows.map((row) => [row.id, row]));
}

export function searchDirectory(
  queryable: Queryable,
  { birthDate, words, numbers }: DirectoryQuestion,
  limit: number,
): Promise<readonly DirectoryRow[]> {
  return queryable.query<DirectoryRow>(search, { birthDate, words, numbers, limit });
}

export function findByName(queryable: Queryable, name: string, limit: number): Promise<readonly DirectoryRow[]> {
  return queryable.query<DirectoryRow>(byName, { name, limit });
}
