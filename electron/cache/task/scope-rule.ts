import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { TeamId, WorkerId } from '../../../shared/base/ids.ts';
import { activeDeputyships } from '../deputyship/deputyship-rows.ts';
import type { ReadableDatabase, WritableDatabase } from '../handle.ts';
import { readSyncState, setScopesOfDay } from '../sync-state/sync-state-rows.ts';
import { splitCovering } from './covering.ts';
import { decideScope, type ScopeRule } from './decide-scope.ts';

/** Tasks that are alike for the rule. */
interface Group {
  readonly assigneeId: WorkerId | null;
  readonly teamId: TeamId | null;
  /** As `splitCovering` reads it. */
  readonly covering: string;
}

const GROUPS = `SELECT DISTINCT assignee_id AS assigneeId, team_id AS teamId, covering FROM task`;
const SET_SCOPE = `
  UPDATE task SET scope = :scope
  WHERE assignee_id IS :assigneeId AND team_id IS :teamId AND covering = :covering AND scope <> :scope`;

/** How tasks are divided for the owner of this cache on that day. */
export function readScopeRule(db: ReadableDatabase, today: CalendarDate): ScopeRule {
  const me = readSyncState(db).workerId;
  return { me, acting: new Set(activeDeputyships(db, me, today).map(({ id }) => id)) };
}

/**
 * The rule by which tasks are divided at the moment; null while nothing has been divided yet, and everything will be. Read
 * when it is asked for first, and then not again: for as long as one transaction.
 */
export function currentScopeRule(db: ReadableDatabase): () => ScopeRule | null {
  let rule: ScopeRule | null | undefined;
  return () => {
    if (rule !== undefined) return rule;
    const { scopesOfDay } = readSyncState(db);
    rule = scopesOfDay === null ? null : readScopeRule(db, scopesOfDay);
    return rule;
  };
}

/** Divides all tasks again: after deputyships changed, and when a new day has begun. */
export function refreshScopes(db: WritableDatabase, today: CalendarDate): void {
  db.transaction(() => {
    const rule = readScopeRule(db, today);
    for (const { assigneeId, teamId, covering } of db.all<Group>(GROUPS)) {
      const scope = decideScope({ assigneeId, teamId, deputyshipIds: splitCovering(covering) }, rule);
      if (db.run(SET_SCOPE, { assigneeId, teamId, covering, scope }) > 0) db.touch('tasks');
    }
    setScopesOfDay(db, today);
  });
}

/** The same, but only when the day has changed since. Cheap enough to be called before every look at the inbox. */
export function refreshScopesOfDay(db: WritableDatabase, today: CalendarDate): void {
  if (readSyncState(db).scopesOfDay !== today) refreshScopes(db, today);
}
