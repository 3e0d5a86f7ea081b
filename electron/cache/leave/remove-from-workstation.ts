import type { Instant } from '../../../shared/base/calendar-date.ts';
import type { CaseId, TaskId } from '../../../shared/base/ids.ts';
import { removeCase } from '../case/case-rows.ts';
import { removeFileDocument } from '../file-document/file-document-rows.ts';
import { forgetGoneEvidence } from '../forget-gone-evidence.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';
import { type RemovalCounts, type RemovalReason, recordRemoval } from '../removal/removal-rows.ts';
import { removeTask } from '../task/task-rows.ts';

export interface Leaving {
  /** Households with their persons, files and the documents in them. Their tasks leave only when they are named. */
  readonly caseIds: readonly CaseId[];
  readonly taskIds: readonly TaskId[];
}

const DOCUMENTS = `
  SELECT file_document.id AS id FROM file_document JOIN case_file ON case_file.id = case_file_id
  WHERE case_file.case_id = :caseId`;
const FACTS = `
  SELECT case_id AS caseId,
    (SELECT count(*) FROM task_check WHERE task_check.task_id = task.id) AS checks,
    (SELECT count(*) FROM task_content JOIN reading ON reading.content_hash = task_content.content_hash
      WHERE task_row = task.row) AS readings
  FROM task WHERE id = :taskId`;
const IS_HERE = `SELECT 1 AS here FROM benefit_case WHERE id = :caseId`;
const DROP_DRAFTS = `DELETE FROM draft WHERE task_id = :taskId`;
const nothing: RemovalCounts = { cases: 0, tasks: 0, documents: 0, checks: 0, readings: 0 };

/**
 * The only way on which data leave this workstation before the server says so: rows, their places in the search index,
 * readings and checks go, and a record of it stays. Commands on their way stay, with what they need. Bytes of documents
 * go with the next tidying (`tidyBlobs`). The server still believes that the rows are here: whoever wants them back at the
 * next contact sets the cursor to null. Answers how much left.
 */
export function removeFromWorkstation(
  db: WritableDatabase,
  { caseIds, taskIds }: Leaving,
  reason: RemovalReason,
  at: Instant,
): RemovalCounts {
  return db.transaction(() => {
    const counts = new Map<CaseId | null, RemovalCounts>();
    const count = (caseId: CaseId | null, more: Partial<RemovalCounts>) =>
      counts.set(caseId, add(counts.get(caseId) ?? nothing, { ...nothing, ...more }));
    for (const taskId of new Set(taskIds)) {
      const facts = db.get<{ caseId: CaseId | null; checks: number; readings: number }>(FACTS, { taskId });
      if (facts === undefined) continue;
      const { caseId, checks, readings } = facts;
      removeTask(db, taskId);
      db.run(DROP_DRAFTS, { taskId });
      count(caseId, { tasks: 1, checks, readings });
    }
    for (const caseId of new Set(caseIds)) {
      if (!isHere(db, caseId)) continue;
      const documents = db.all<{ id: string }>(DOCUMENTS, { caseId });
      for (const { id } of documents) removeFileDocument(db, id);
      removeCase(db, caseId);
      count(caseId, { cases: 1, documents: documents.length });
    }
    forgetGoneEvidence(db);
    for (const [caseId, left] of counts) recordRemoval(db, { at, reason, caseId, counts: left });
    return [...counts.values()].reduce(add, nothing);
  });
}

function isHere(db: ReadableDatabase, caseId: CaseId): boolean {
  return db.get(IS_HERE, { caseId }) !== undefined;
}

function add(one: RemovalCounts, other: RemovalCounts): RemovalCounts {
  return {
    cases: one.cases + other.cases,
    tasks: one.tasks + other.tasks,
    documents: one.documents + other.documents,
    checks: one.checks + other.checks,
    readings: one.readings + other.readings,
  };
}
