import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { CaseId, ContentHash, DeputyshipId, TeamId, WorkerId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase } from '../handle.ts';
import { splitCovering } from '../task/covering.ts';
import type { PresentCase } from './decide-presence.ts';

export interface InventoryCase extends PresentCase {
  readonly id: CaseId;
  readonly caseNumber: string;
  /** Names of the persons of the first file. */
  readonly names: string;
  readonly lastUsedAt: Instant | null;
  readonly openTasks: number;
}

export interface CaseContent {
  readonly caseId: CaseId;
  readonly contentHash: ContentHash;
  /** Bytes. */
  readonly size: number;
}

const CASES = `
  SELECT benefit_case.id, data ->> '$.caseNumber' AS caseNumber, data ->> '$.benefitWorkerId' AS benefitWorkerId,
    data ->> '$.integrationWorkerId' AS integrationWorkerId, data -> '$.deputyshipIds' AS covering, used_at AS lastUsedAt,
    (SELECT names FROM case_file WHERE case_id = benefit_case.id ORDER BY row LIMIT 1) AS names
  FROM benefit_case LEFT JOIN case_use ON case_id = benefit_case.id
  ORDER BY coalesce(used_at, '') DESC, names, benefit_case.id LIMIT :limit OFFSET :offset`;
const TASKS = `
  SELECT case_id AS caseId, assignee_id AS assigneeId, team_id AS teamId, covering, done FROM task
  WHERE case_id IN (SELECT value FROM json_each(:caseIds)) ORDER BY row`;
const contentsWhere = (condition: 'caseId' | 'contentHash') => `
  SELECT case_file.case_id AS caseId, content_hash AS contentHash, file_document.data ->> '$.size' AS size
  FROM file_document JOIN case_file ON case_file.id = case_file_id
  WHERE ${condition === 'caseId' ? 'case_file.case_id' : 'content_hash'} IN (SELECT value FROM json_each(:wanted))
  UNION
  SELECT case_id, task_content.content_hash, content.value ->> '$.size'
  FROM task_content JOIN task ON task.row = task_row JOIN task_body ON task_body.row = task_row,
    json_each(json_insert(task_body.data -> '$.submission.attachments', '$[#]',
      json(task_body.data -> '$.submission.copy'))) AS content
  WHERE ${condition === 'caseId' ? 'task.case_id' : 'task_content.content_hash'} IN (SELECT value FROM json_each(:wanted))
    AND case_id IS NOT NULL
    AND content.value ->> '$.contentHash' = task_content.content_hash`;
export const CONTENTS_OF_CASES = contentsWhere('caseId');
export const CASES_OF_CONTENTS = contentsWhere('contentHash');
const UNSENT = `
  SELECT 1 AS unsent FROM outbox_entry JOIN task ON task.id = outbox_entry.task_id WHERE case_id = :caseId LIMIT 1`;

/** Households here, the last used first; all of them without a page. */
export function listInventoryCases(
  db: ReadableDatabase,
  page: { readonly offset: number; readonly limit: number } = { offset: 0, limit: -1 },
): readonly InventoryCase[] {
  type CaseRow = Pick<InventoryCase, 'id' | 'caseNumber' | 'lastUsedAt'> & {
    readonly names: string | null;
    readonly benefitWorkerId: WorkerId | null;
    readonly integrationWorkerId: WorkerId | null;
    readonly covering: string | null;
  };
  const cases = db.all<CaseRow>(CASES, { ...page });
  const tasks = Map.groupBy(
    db.all<{ caseId: CaseId; assigneeId: WorkerId | null; teamId: TeamId | null; covering: string; done: number }>(
      TASKS,
      { caseIds: JSON.stringify(cases.map(({ id }) => id)) },
    ),
    ({ caseId }) => caseId,
  );
  return cases.map((row) => {
    const own = tasks.get(row.id) ?? [];
    return {
      id: row.id,
      caseNumber: row.caseNumber,
      names: row.names ?? '',
      lastUsedAt: row.lastUsedAt,
      workerIds: [row.benefitWorkerId, row.integrationWorkerId].filter((id) => id !== null),
      deputyshipIds: JSON.parse(row.covering ?? '[]') as DeputyshipId[],
      openTasks: own.filter(({ done }) => done === 0).length,
      tasks: own.map(({ assigneeId, teamId, covering }) => ({
        assigneeId,
        teamId,
        deputyshipIds: splitCovering(covering),
      })),
    };
  });
}

/** What lies in the files and in the submissions of these households. */
export function listContentsOfCases(db: ReadableDatabase, caseIds: readonly CaseId[]): readonly CaseContent[] {
  return listContents(db, CONTENTS_OF_CASES, caseIds);
}

/** To which households these contents belong; one may belong to several. */
export function listCasesOfContents(db: ReadableDatabase, hashes: readonly ContentHash[]): readonly CaseContent[] {
  return listContents(db, CASES_OF_CONTENTS, hashes);
}

function listContents(db: ReadableDatabase, sql: string, wanted: readonly string[]): readonly CaseContent[] {
  return db
    .all<CaseContent>(sql, { wanted: JSON.stringify(wanted) })
    .map((row) => ({ ...row, size: Number(row.size) }));
}

export function hasUnsentWorkOfCase(db: ReadableDatabase, caseId: CaseId): boolean {
  return db.get(UNSENT, { caseId }) !== undefined;
}
