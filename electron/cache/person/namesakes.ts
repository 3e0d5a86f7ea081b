import { foldFullName } from '../../../shared/domain/fold-name.ts';
import { fullName, type Person } from '../../../shared/domain/person.ts';
import type { ReadableDatabase } from '../handle.ts';
import { findWholeWords } from '../search/find-words.ts';

/** Rows that the index offers; only those with exactly the name are namesakes. */
const LOOKED_AT = 100;

const OF_ROWS = `SELECT data FROM person WHERE row IN (SELECT value FROM json_each(:rows)) ORDER BY row`;

/** Everybody in the cache with this name, whatever its spelling or order (DOMAIN C03). The person is among them. */
export function findNamesakes(
  db: ReadableDatabase,
  person: Pick<Person, 'familyName' | 'givenNames'>,
): readonly Person[] {
  const rows = findWholeWords(db, 'person', fullName(person), LOOKED_AT);
  const wanted = foldFullName(person);
  return db
    .all<{ data: string }>(OF_ROWS, { rows: JSON.stringify(rows) })
    .map(({ data }) => JSON.parse(data) as Person)
    .filter((candidate) => foldFullName(candidate) === wanted);
}
