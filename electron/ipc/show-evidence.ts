import type { TaskId } from '../../shared/base/ids.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { TaskEvidence } from '../../shared/ipc/evidence.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { proposeFiling } from '../../shared/procedures/propose-filing.ts';
import { findCase } from '../cache/case/case-rows.ts';
import { listDerivatives } from '../cache/derivative/derivative-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../cache/handle.ts';
import { listOpenedFindings } from '../cache/opened-finding/opened-finding-rows.ts';
import { findReadingFacts } from '../cache/reading/reading-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { bringUpToDate, type TaskCheck, timelineOf } from '../evidence/check/compute-check.ts';
import { gatherSurroundings } from '../evidence/check/gather-input.ts';
import { lockOf } from '../evidence/check/person-lock.ts';
import type { TaskProgress } from '../evidence/service/evidence-control.ts';

/** The check of one task as far as it has come; undefined when the task is not on this machine (any more). */
export function showEvidence(
  db: WritableDatabase,
  taskId: TaskId,
  progressOf: (taskId: TaskId) => TaskProgress,
): TaskEvidence | undefined {
  const task = findTask(db, taskId)?.effective;
  if (task === undefined) return undefined;
  const found = bringUpToDate(db, task);
  const { state, ...progress } = progressOf(taskId);
  const isFailed = found !== undefined && found.check === null;
  return {
    state: found === undefined ? state : isFailed ? 'failed' : 'ready',
    progress,
    check: found?.check ?? null,
    problems: problemsOf(db, task),
    lock: found === undefined ? null : lockOfProposal(db, task, found),
    timeline: found === undefined ? timelineOf(task, gatherSurroundings(db, task), null) : found.timeline,
    opened: listOpenedFindings(db, taskId).map(({ key }) => key),
    derivatives: listDerivatives(db, taskId).map(({ taskId: _task, ...derivative }) => derivative),
    originalPolicy: findProcedure(task.procedure)?.evidence?.originalPolicy ?? 'keep-locked',
  };
}

function problemsOf(db: ReadableDatabase, task: Task): TaskEvidence['problems'] {
  return task.submission.attachments.flatMap(({ contentHash }) => {
    const problem = findReadingFacts(db, contentHash)?.problem ?? null;
    return problem === null ? [] : [{ contentHash, problem }];
  });
}

function lockOfProposal(db: ReadableDatabase, task: Task, found: TaskCheck): TaskEvidence['lock'] {
  const procedure = findProcedure(task.procedure);
  const benefitCase = task.caseId === null ? undefined : findCase(db, task.caseId);
  if (procedure === undefined || benefitCase === undefined) return null;
  const { caseFileId } = proposeFiling(procedure, task, benefitCase);
  return caseFileId === null ? null : lockOf(db, task, found, { benefitCase, caseFileId });
}
