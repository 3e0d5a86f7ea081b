import type { CaseId, TaskId, WorkerId } from '../../shared/base/ids.ts';
import type { Topic } from '../../shared/wire/pull.ts';
import type { Transaction } from './database.ts';
import { desksChannel } from './placement.ts';

/**
 * Puts tasks and households where the views `task_desk` and `case_desk` say, and leaves alone what lies there already.
 * To be called in the transaction of every change that decides on whose desks work lies: assignment, state, personal,
 * deputyships, whose household it is.
 */
export async function placeTasks(transaction: Transaction, ids: readonly TaskId[]): Promise<void> {
  const moved = await settle(transaction, taskSql, { topic: 'task', ids });
  await touchAll(transaction, 'task', moved);
}

/** Puts a task where it belongs that this transaction has made: nobody has it yet, so nobody needs to get it anew. */
export async function placeNewTask(transaction: Transaction, id: TaskId): Promise<void> {
  await settle(transaction, taskSql, { topic: 'task', ids: [id] });
}

/**
 * Households with all their documents: whoever has work on one must see the file, and no longer than they have it. A task
 * without a household gives null.
 */
export async function placeCases(transaction: Transaction, ids: readonly (CaseId | null)[]): Promise<void> {
  const moved = await settle(transaction, caseSql, { topic: 'case', ids: ids.filter((id) => id !== null) });
  if (moved.length === 0) return;
  await touchAll(transaction, 'case', moved);
  await settle(transaction, documentSql, { topic: 'file-document', ids: moved });
}

/** Waits until nobody is putting work on this person's desk: who does so holds the lock of the foreign key. */
export async function lockDeskOf(transaction: Transaction, worker: WorkerId): Promise<void> {
  await transaction.query('SELECT id FROM worker WHERE id = :worker FOR UPDATE', { worker });
}

/** Everything that is a person's own, whose desk is locked: after somebody else may see it, or may no longer. */
export async function placeWorkOf(transaction: Transaction, worker: WorkerId): Promise<void> {
  const tasks = await transaction.query<{ id: TaskId }>('SELECT id FROM task WHERE assignee_id = :worker', { worker });
  const cases = await transaction.query<{ id: CaseId }>(casesOfWorkerSql, { worker });
  await placeTasks(
    transaction,
    tasks.map(({ id }) => id),
  );
  await placeCases(
    transaction,
    cases.map(({ id }) => id),
  );
}

/** Answers what has moved. */
async function settle<Id extends string>(
  transaction: Transaction,
  sql: string,
  parameters: { readonly topic: Topic; readonly ids: readonly Id[] },
): Promise<readonly Id[]> {
  if (parameters.ids.length === 0) return [];
  const changed = await transaction.query<{ entity_id: Id; desk_id: string }>(sql, { ...parameters });
  for (const row of changed) transaction.signal(desksChannel, row.desk_id);
  return [...new Set(changed.map((row) => row.entity_id))];
}

/** Rows name the deputyships that cover them, so whoever has a row that moved elsewhere gets it anew. */
async function touchAll(transaction: Transaction, topic: Topic, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const touched = await transaction.query<{ desk_id: string }>(touchSql, { topic, ids });
  for (const row of touched) transaction.signal(desksChannel, row.desk_id);
}

/** @param wanted selects `entity_id` and `desk_id` @param concerned selects the ids of everything that is looked at */
const settleSql = (wanted: string, concerned: string) => `
  WITH wanted AS (${wanted}), gone AS (
    UPDATE placement SET present = false, stamp = pg_current_xact_id()
    WHERE topic = :topic AND present AND entity_id IN (${concerned})
      AND NOT EXISTS (
        SELECT FROM wanted WHERE wanted.entity_id = placement.entity_id AND wanted.desk_id = placement.desk_id)
    RETURNING entity_id, desk_id
  ), put AS (
    INSERT INTO placement (desk_id, topic, entity_id, present)
    SELECT desk_id, :topic, entity_id, true FROM wanted
    ON CONFLICT (desk_id, topic, entity_id) DO UPDATE SET present = true, stamp = pg_current_xact_id()
      WHERE NOT placement.present
    RETURNING entity_id, desk_id
  )
  SELECT entity_id, desk_id FROM gone UNION SELECT entity_id, desk_id FROM put`;

const taskSql = settleSql(
  'SELECT task_id AS entity_id, desk_id FROM task_desk WHERE task_id = ANY (:ids::uuid[])',
  'SELECT unnest(:ids::uuid[])',
);

const caseSql = settleSql(
  'SELECT case_id AS entity_id, desk_id FROM case_desk WHERE case_id = ANY (:ids::uuid[])',
  'SELECT unnest(:ids::uuid[])',
);

const documentSql = settleSql(
  `SELECT file_document.id AS entity_id, desk_id
   FROM case_desk JOIN case_file ON case_file.case_id = case_desk.case_id
   JOIN file_document ON case_file_id = case_file.id
   WHERE case_desk.case_id = ANY (:ids::uuid[])`,
  `SELECT file_document.id FROM file_document JOIN case_file ON case_file.id = case_file_id
   WHERE case_id = ANY (:ids::uuid[])`,
);

const touchSql = `
  WITH touched AS (
    UPDATE placement SET stamp = pg_current_xact_id()
    WHERE topic = :topic AND entity_id = ANY (:ids::uuid[]) AND present
    RETURNING desk_id
  )
  SELECT DISTINCT desk_id FROM touched`;

const casesOfWorkerSql = `
  SELECT id FROM benefit_case WHERE :worker IN (benefit_worker_id, integration_worker_id)
  UNION
  SELECT case_id FROM task WHERE assignee_id = :worker AND case_id IS NOT NULL`;
