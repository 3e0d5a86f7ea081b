import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import type { TaskId } from '../../shared/base/ids.ts';
import { refusalReason } from '../../shared/commands/refusal.ts';
import type { Case, CaseFile } from '../../shared/domain/case.ts';
import { holdingClaim } from '../../shared/domain/claim.ts';
import { listPermissions } from '../../shared/domain/policy/decide-permission.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { TaskView } from '../../shared/ipc/task.ts';
import { findProcedure } from '../../shared/procedures/catalogue.ts';
import { proposeFiling } from '../../shared/procedures/propose-filing.ts';
import { findCase } from '../cache/case/case-rows.ts';
import { listFileDocuments } from '../cache/file-document/file-document-rows.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { listEntriesOfTask, type OutboxRow } from '../cache/outbox/outbox-rows.ts';
import { findTask } from '../cache/task/task-rows.ts';
import { itemState } from '../outbox/summary.ts';
import { assigneeOf } from './assignee.ts';
import { readPerson } from './read-person.ts';

/** Documents shown beside the proposed file. */
const LATEST = 8;

/** Everything the screen of one task shows; undefined when the task is not on this machine (any more). */
export function showTask(db: ReadableDatabase, taskId: TaskId, now: Date): TaskView | undefined {
  const task = findTask(db, taskId)?.effective;
  if (task === undefined) return undefined;
  const benefitCase = task.caseId === null ? null : (findCase(db, task.caseId) ?? null);
  const proposal = proposalFor(task, benefitCase);
  const entries = listEntriesOfTask(db, taskId);
  return {
    task,
    case: benefitCase,
    person: benefitCase?.persons.find((person) => person.id === task.personId) ?? null,
    files: proposedFirst(benefitCase?.files ?? [], proposal.caseFileId),
    latestDocuments: latestOf(db, proposal.caseFileId),
    proposal,
    ...assigneeOf(db, task, now),
    ...rightsOn(db, task, now),
    syncState: itemState(entries.map((entry) => entry.state)),
    refusal: lastRefusal(entries),
  };
}

function rightsOn(
  db: ReadableDatabase,
  task: Task,
  now: Date,
): Pick<TaskView, 'permissions' | 'claimedBy' | 'isClaimedByMe'> {
  const person = readPerson(db, dayInBerlin(now));
  const me = person.worker.id;
  const claim = holdingClaim(task, now);
  const isMine = claim?.by === me;
  return {
    permissions: listPermissions(person, task),
    claimedBy: claim === null || isMine ? null : { id: claim.by, name: claim.byName, until: claim.until },
    isClaimedByMe: isMine,
  };
}

function proposalFor(task: Task, benefitCase: Case | null): TaskView['proposal'] {
  const procedure = findProcedure(task.procedure);
  if (procedure === undefined) return { caseFileId: null, register: '', documents: [] };
  const { caseFileId, register, documents } = proposeFiling(procedure, task, benefitCase);
  return { caseFileId, register, documents: [...documents] };
}

function proposedFirst(files: readonly CaseFile[], proposed: CaseFile['id'] | null): CaseFile[] {
  return [...files].sort((one, other) => Number(other.id === proposed) - Number(one.id === proposed));
}

function latestOf(db: ReadableDatabase, caseFileId: CaseFile['id'] | null): TaskView['latestDocuments'] {
  if (caseFileId === null) return [];
  return [...listFileDocuments(db, { caseFileId, register: null, offset: 0, limit: LATEST }).rows];
}

function lastRefusal(entries: readonly OutboxRow[]): TaskView['refusal'] {
  const entry = entries.findLast((candidate) => candidate.state === 'refused');
  const reason = refusalReason.safeParse(entry?.refusal);
  return entry?.refusedAt == null || !reason.success ? null : { reason: reason.data, at: entry.refusedAt };
}
