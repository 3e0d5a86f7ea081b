import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { TeamId, WorkerId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase } from '../handle.ts';
import { type SelectedRow, type StoredInboxRow, toStoredRow } from './inbox-rows.ts';

/** How much of a team's work lies with one person, or (null) with nobody yet. */
export interface Workload {
  readonly assigneeId: WorkerId | null;
  readonly open: number;
  readonly overdue: number;
  readonly dueToday: number;
  /** For an answer of the citizen. */
  readonly waiting: number;
}

/** What a person of the team has to do, what is nobody's in the team, or what lies in the clearing basket. */
export type Pile =
  | { readonly kind: 'colleague'; readonly teamId: TeamId; readonly workerId: WorkerId }
  | { readonly kind: 'queue'; readonly teamId: TeamId }
  | { readonly kind: 'clearing' };

const COUNTS = `count(*) AS open, coalesce(sum(due_on < :today), 0) AS overdue, coalesce(sum(due_on = :today), 0) AS dueToday,
  coalesce(sum(line ->> '$.state' = 'awaiting-citizen'), 0) AS waiting`;
export const TEAM_WORKLOAD = `
  SELECT assignee_id AS assigneeId, ${COUNTS} FROM task INDEXED BY task_of_team
  WHERE done = 0 AND team_id = :teamId GROUP BY assignee_id`;
export const CLEARING_WORKLOAD = `
  SELECT ${COUNTS} FROM task INDEXED BY task_of_team WHERE done = 0 AND team_id IS NULL AND assignee_id IS NULL`;
export const PILE = `
  WITH page AS MATERIALIZED (
    SELECT row FROM task INDEXED BY task_of_team
    WHERE done = 0 AND team_id IS :teamId AND assignee_id IS :workerId
    ORDER BY due_on, received_at LIMIT :limit
  )
  SELECT id, procedure, assignee_id AS assigneeId, received_at AS receivedAt, due_on AS dueOn, scope, line,
    (SELECT group_concat(state) FROM outbox_entry WHERE outbox_entry.task_id = task.id) AS entryStates,
    NULL AS colour, NULL AS title, task_body.data ->> '$.version' AS version
  FROM page CROSS JOIN task ON task.row = page.row JOIN task_body ON task_body.row = page.row`;

export function countTeam(db: ReadableDatabase, teamId: TeamId, today: CalendarDate): readonly Workload[] {
  return db.all<Workload>(TEAM_WORKLOAD, { teamId, today });
}

export function countClearing(db: ReadableDatabase, today: CalendarDate): Omit<Workload, 'assigneeId'> {
  const counted = db.get<Omit<Workload, 'assigneeId'>>(CLEARING_WORKLOAD, { today });
  return counted ?? { open: 0, overdue: 0, dueToday: 0, waiting: 0 };
}

export interface PileRow extends StoredInboxRow {
  readonly version: number;
}

/** Most urgent first, at most `limit`. */
export function listPile(db: ReadableDatabase, pile: Pile, limit: number): readonly PileRow[] {
  const rows = db.all<SelectedRow & { readonly version: number }>(PILE, {
    teamId: pile.kind === 'clearing' ? null : pile.teamId,
    workerId: pile.kind === 'colleague' ? pile.workerId : null,
    limit,
  });
  return rows.map(({ version, ...row }) => ({ ...toStoredRow(row), version }));
}
