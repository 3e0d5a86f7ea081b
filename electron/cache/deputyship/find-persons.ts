import type { WorkerId } from '../../../shared/base/ids.ts';
import type { Person } from '../../../shared/domain/person.ts';
import type { ReadableDatabase } from '../handle.ts';
import { findWords } from '../search/find-words.ts';

/** People that are looked at before others' are left out: as many as a search gives. */
const CANDIDATES = 500;

const OF_WORKER = `
  SELECT person.data AS data, benefit_case.data ->> '$.caseNumber' AS caseNumber
  FROM person JOIN benefit_case ON benefit_case.id = person.case_id
  WHERE person.row IN (SELECT value FROM json_each(:rows))
    AND (benefit_case.data ->> '$.benefitWorkerId' = :worker OR benefit_case.data ->> '$.integrationWorkerId' = :worker
      OR EXISTS (
        SELECT 1 FROM task JOIN task_body ON task_body.row = task.row
        WHERE task.case_id = person.case_id AND assignee_id = :worker
          AND task_body.data ->> '$.personId' = person.data ->> '$.id'))
  ORDER BY person.data ->> '$.familyName', person.data ->> '$.givenNames' LIMIT :limit`;

/**
 * People of one caseworker's own households and tasks whose names begin with the words of the text: the same whom the
 * server takes for a deputyship (`findPersonsOfWorker` there). They lie on this machine, for a colleague's absence too:
 * households are shared by the team.
 */
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
