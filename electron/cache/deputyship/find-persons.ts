import type { WorkerId } from '../../../shared/base/ids.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { ReadableDatabase } from '../handle.ts';
import { findWords } from '../search/find-words.ts';

/** People that are looked at before the others' are left out. */
const CANDIDATES = 200;

const OF_WORKER = `
  SELECT person.data AS data, benefit_case.data ->> '$.caseNumber' AS caseNumber
  FROM person JOIN benefit_case ON benefit_case.id = person.case_id
  WHERE person.row IN (SELECT value FROM json_each(:rows))
    AND (benefit_case.data ->> '$.benefitWorkerId' = :worker OR benefit_case.data ->> '$.integrationWorkerId' = :worker)
  ORDER BY person.data ->> '$.familyName', person.data ->> '$.givenNames' LIMIT :limit`;

/** People of one caseworker's own households whose names begin with the words of the text. */
export function findPersonsOfWorker(
  db: ReadableDatabase,
  worker: WorkerId,
  text: string,
  limit: number,
): readonly { readonly person: Person; readonly caseNumber: string }[] {
  const rows = JSON.stringify(findWords(db, 'person', text, CANDIDATES));
  return db
    .all<{ data: string; caseNumber: string }>(OF_WORKER, { rows, worker, limit })
    .map(({ data, caseNumber }) => ({ person: JSON.parse(data) as Person, caseNumber }));
}
