import { dayInBerlin } from '../../shared/base/calendar-date.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { ReadableDatabase } from '../cache/handle.ts';
import { decideScope, type Scope } from '../cache/task/decide-scope.ts';
import { readScopeRule } from '../cache/task/scope-rule.ts';
import { findWorker } from '../cache/worker/worker-rows.ts';

/** Whose work a task is. */
export interface Assignee {
  readonly scope: Scope;
  readonly assigneeName: string | null;
  /** The same name where the signed-in person stands in for them today. */
  readonly deputyFor: string | null;
}

export function assigneeOf(
  db: ReadableDatabase,
  task: Pick<Task, 'assigneeId' | 'teamId' | 'deputyshipIds'>,
  now: Date,
): Assignee {
  const { assigneeId } = task;
  const assigneeName = assigneeId === null ? null : (findWorker(db, assigneeId)?.displayName ?? null);
  const scope = decideScope(task, readScopeRule(db, dayInBerlin(now)));
  return { scope, assigneeName, deputyFor: scope === 'deputy' ? assigneeName : null };
}
