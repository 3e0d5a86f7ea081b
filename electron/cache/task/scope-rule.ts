import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { WorkerId } from '../../../shared/base/ids.ts';
import { activeDeputyships } from '../deputyship/deputyship-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';
import { readSyncState, setScopesOfDay } from '../sync-state/sync-state-rows.ts';
import { decideScope, type ScopeRule } from './decide-scope.ts';

const ASSIGNEES = `SELECT DISTINCT assignee_id AS assigneeId FROM task`;
const SET_SCOPE = `UPDATE task SET scope = :scope WHERE assignee_id IS :assigneeId AND scope <> :scope`;

/** How tasks are divided for the owner of this cache on that day. */
export function readScopeRule(db: ReadableDatabase, today: CalendarDate): ScopeRule {
  const me = readSyncState(db).workerId;
  return { me, absent: new Set(activeDeputyships(db, me, today).map((deputyship) => deputyship.absentWorkerId)) };
}

/** Divides all tasks again: after deputyships changed, and when a new day has begun. */
export function refreshScopes(db: WritableDatabase, today: CalendarDate): void {
  db.transaction(() => {
    const rule = readScopeRule(db, today);
    for (const { assigneeId } of db.all<{ assigneeId: WorkerId | null }>(ASSIGNEES)) {
      if (db.run(SET_SCOPE, { assigneeId, scope: decideScope(assigneeId, rule) }) > 0) db.touch('tasks');
    }
    setScopesOfDay(db, today);
  });
}

/** The same, but only when the day has changed since. Cheap enough to be called before every look at the inbox. */
export function refreshScopesOfDay(db: WritableDatabase, today: CalendarDate): void {
  if (readSyncState(db).scopesOfDay !== today) refreshScopes(db, today);
}
