import type { CalendarDate } from '../../../shared/base/calendar-date.ts';
import type { TaskId } from '../../../shared/base/ids.ts';
import type { ReadableDatabase, SqlParameters } from '../handle.ts';
import type { EntryState } from '../outbox/outbox-rows.ts';
import type { TaskBadge } from '../task-check/task-check-rows.ts';
import type { Scope } from './decide-scope.ts';
import { countSql, type InboxQuestion, listSql, positionSql } from './inbox-sql.ts';
import { type LineRest, NEVER_DUE, type TaskLine } from './task-line.ts';

export interface StoredInboxRow {
  readonly task: TaskLine;
  readonly scope: Scope;
  /** States of the outbox entries of this task, in no order. */
  readonly entryStates: readonly EntryState[];
  /** What the comparison with the proof says; null while nothing was compared. */
  readonly badge: TaskBadge | null;
}

export interface InboxCounts {
  readonly all: number;
  readonly own: number;
  readonly deputy: number;
  readonly team: number;
  readonly clearing: number;
  readonly procedures: readonly { readonly procedure: string; readonly count: number }[];
}

const COUNTS_TO_DO = `SELECT scope, procedure, tasks FROM inbox_count WHERE done = 0 AND tasks > 0 ORDER BY procedure`;

/** Rows in the order shown, from `offset`; `total` counts exactly what the question matches. */
export function listInbox(
  db: ReadableDatabase,
  question: InboxQuestion,
  page: { readonly offset: number; readonly limit: number },
): { readonly rows: readonly StoredInboxRow[]; readonly total: number } {
  const parameters = toParameters(question);
  const rows = db.all<SelectedRow>(listSql(question), { ...parameters, ...page });
  const total = db.get<{ total: number }>(countSql(question), parameters)?.total ?? 0;
  return {
    rows: rows.map(toStoredRow),
    total,
  };
}

/** A row of `listSql`. */
export type SelectedRow = Omit<TaskLine, keyof LineRest | 'dueOn'> & {
  readonly dueOn: string;
  readonly scope: Scope;
  readonly line: string;
  readonly entryStates: string | null;
  readonly colour: TaskBadge['colour'] | null;
  readonly title: string | null;
};

export function toStoredRow({
  line,
  scope,
  entryStates,
  dueOn,
  colour,
  title,
  ...columns
}: SelectedRow): StoredInboxRow {
  const due = dueOn === NEVER_DUE ? null : (dueOn as CalendarDate);
  return {
    task: { ...columns, dueOn: due, ...(JSON.parse(line) as LineRest) },
    scope,
    entryStates: entryStates === null ? [] : (entryStates.split(',') as EntryState[]),
    badge: colour === null || title === null ? null : { colour, title },
  };
}

/** How many tasks stand before this one in the list; null when it is not in the list. */
export function positionInInbox(db: ReadableDatabase, question: InboxQuestion, taskId: TaskId): number | null {
  return db.get<{ position: number }>(positionSql(question), { ...toParameters(question), taskId })?.position ?? null;
}

/** What is to do, by whose work it is and by kind. The counts are kept by the database with every change of a task. */
export function countInbox(db: ReadableDatabase): InboxCounts {
  const counts = { all: 0, own: 0, deputy: 0, team: 0, clearing: 0 };
  const procedures = new Map<string, number>();
  for (const row of db.all<{ scope: Scope; procedure: string; tasks: number }>(COUNTS_TO_DO)) {
    counts.all += row.tasks;
    counts[row.scope] += row.tasks;
    procedures.set(row.procedure, (procedures.get(row.procedure) ?? 0) + row.tasks);
  }
  return { ...counts, procedures: [...procedures].map(([procedure, count]) => ({ procedure, count })) };
}

function toParameters({ scope, status, procedure }: InboxQuestion): SqlParameters {
  return {
    done: status === 'done' ? 1 : 0,
    ...(scope === 'all' ? {} : { scope }),
    ...(procedure === null ? {} : { procedure }),
  };
}
