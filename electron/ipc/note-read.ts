import { dayInBerlin, toInstant } from '../../shared/base/calendar-date.ts';
import type { CaseId, ContentHash, TaskId, WorkerId } from '../../shared/base/ids.ts';
import { actingFor } from '../../shared/domain/deputyship.ts';
import type { Person } from '../../shared/domain/policy/decide-permission.ts';
import { onBehalfOf } from '../../shared/domain/policy/decide-permission.ts';
import { findCase } from '../cache/case/case-rows.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { noteCaseUse, noteLook } from '../cache/read-log/read-log-rows.ts';
import { findCaseOfContent, findTaskOfContent } from '../cache/read-log/where-content-lies.ts';
import { findTask } from '../cache/task/task-rows.ts';
import type { ReadLog } from '../outbox/read-journal.ts';
import { readPerson } from './read-person.ts';

export type Shown =
  | { readonly kind: 'task'; readonly objectId: TaskId }
  | { readonly kind: 'case'; readonly objectId: CaseId }
  | { readonly kind: 'document'; readonly objectId: ContentHash };

/** Notes that something is shown to the person, for whom, and that its household is in use. */
export function noteRead({ db, reads }: ReadLog, shown: Shown, now: Date, newId: () => string): void {
  const at = toInstant(now);
  const { caseId, absentee } = contextOf(db, shown, readPerson(db, dayInBerlin(now)));
  db.transaction(() => {
    const entry = noteLook(db, newId(), { kind: shown.kind, objectId: shown.objectId, onBehalfOf: absentee, at });
    if (entry !== undefined) reads.append([entry]);
    if (caseId !== null) noteCaseUse(db, caseId, at);
  });
}

interface Context {
  readonly caseId: CaseId | null;
  readonly absentee: WorkerId | null;
}

function contextOf(db: ReadableDatabase, { kind, objectId }: Shown, person: Person): Context {
  switch (kind) {
    case 'task':
      return ofTask(db, objectId, person);
    case 'case':
      return ofCase(db, objectId, person);
    case 'document': {
      const taskId = findTaskOfContent(db, objectId);
      if (taskId !== undefined) return ofTask(db, taskId, person);
      const caseId = findCaseOfContent(db, objectId);
      return caseId === undefined ? { caseId: null, absentee: null } : ofCase(db, caseId, person);
    }
  }
}

function ofTask(db: ReadableDatabase, taskId: TaskId, person: Person): Context {
  const task = findTask(db, taskId)?.effective;
  return task === undefined
    ? { caseId: null, absentee: null }
    : { caseId: task.caseId, absentee: onBehalfOf(person, task) };
}

/** A household is looked at in somebody's place when only a deputyship leads to it. */
function ofCase(db: ReadableDatabase, caseId: CaseId, person: Person): Context {
  const row = findCase(db, caseId);
  const me = person.worker.id;
  if (row === undefined || row.benefitWorkerId === me || row.integrationWorkerId === me) {
    return { caseId, absentee: null };
  }
  const acting = actingFor(me, person.deputyships, person.today).find(({ id }) => row.deputyshipIds.includes(id));
  return { caseId, absentee: acting?.absentWorkerId ?? null };
}
