import type { Scope } from './decide-scope.ts';

/** What the inbox shows. */
export interface InboxQuestion {
  readonly scope: Scope | 'all';
  readonly status: 'to-do' | 'done';
  /** Null asks for all kinds. */
  readonly procedure: string | null;
  readonly order: 'newest' | 'oldest' | 'due' | 'name';
}

interface Order {
  /** Ending of the index's name. */
  readonly index: string;
  /** Without the key at the end, which makes every order complete. */
  readonly columns: readonly string[];
  readonly direction: 'ASC' | 'DESC';
}

const orders: Readonly<Record<InboxQuestion['order'], Order>> = {
  newest: { index: 'received', columns: ['received_at'], direction: 'DESC' },
  oldest: { index: 'received', columns: ['received_at'], direction: 'ASC' },
  due: { index: 'due', columns: ['due_on', 'received_at'], direction: 'ASC' },
  name: { index: 'name', columns: ['sort_name'], direction: 'ASC' },
};

/**
 * The rows of one page: keys first, read from an index that has them in order, then the few rows themselves. Joining
 * before limiting would be 17 times slower.
 */
export function listSql(question: InboxQuestion): string {
  const { direction } = orders[question.order];
  const ordering = columnsOf(question)
    .map((column) => `${column} ${direction}`)
    .join(', ');
  return `
    WITH page AS MATERIALIZED (
      SELECT row FROM task INDEXED BY ${indexFor(question)} WHERE ${conditions(question)}
      ORDER BY ${ordering} LIMIT :limit OFFSET :offset
    )
    SELECT id, procedure, assignee_id AS assigneeId, received_at AS receivedAt, due_on AS dueOn, scope, line,
      (SELECT group_concat(state) FROM outbox_entry WHERE outbox_entry.task_id = task.id) AS entryStates,
      task_badge.colour, task_badge.title
    FROM page CROSS JOIN task ON task.row = page.row LEFT JOIN task_badge ON task_badge.task_id = task.id`;
}

/** How many rows the question matches, from the counts that triggers keep. */
export function countSql(question: InboxQuestion): string {
  return `SELECT coalesce(sum(tasks), 0) AS total FROM inbox_count WHERE ${conditions(question)}`;
}

export function positionSql(question: InboxQuestion): string {
  const { direction } = orders[question.order];
  const columns = columnsOf(question);
  const mine = columns.map((column) => `mine.${column}`).join(', ');
  return `
    SELECT (
      SELECT count(*) FROM task INDEXED BY ${indexFor(question)}
      WHERE ${conditions(question)} AND (${columns.join(', ')}) ${direction === 'ASC' ? '<' : '>'} (${mine})
    ) AS position
    FROM (SELECT * FROM task WHERE id = :taskId AND ${conditions(question)}) AS mine`;
}

function indexFor({ scope, procedure, order }: InboxQuestion): string {
  const ending = orders[order].index;
  if (procedure !== null) return `inbox_procedure_${ending}`;
  return scope === 'all' ? `inbox_${ending}` : `inbox_scope_${ending}`;
}

/** The plus keeps SQLite from taking `scope` for fixed, which would make it sort: the index has it as a part of the order. */
function conditions({ scope, procedure }: InboxQuestion): string {
  return [
    'done = :done',
    ...(procedure === null ? [] : ['procedure = :procedure']),
    ...(scope === 'all' ? [] : [procedure === null ? 'scope = :scope' : '+scope = :scope']),
  ].join(' AND ');
}

/** Exactly the columns that the index has behind those that are fixed: then nothing has to be sorted. */
function columnsOf({ procedure, order }: InboxQuestion): readonly string[] {
  return [...orders[order].columns, ...(procedure === null ? [] : ['scope']), 'row'];
}
