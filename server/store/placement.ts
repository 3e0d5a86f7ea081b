import type { Topic } from '../../shared/wire/pull.ts';
import type { DeskId } from '../policy/desks.ts';
import type { Queryable, Transaction } from './database.ts';

/** Signals desks on which something changed, one desk id an item. */
export const desksChannel = 'zweiklick_desks';

export interface PlacedEntity {
  readonly id: string;
  /** Ids of desks. */
  readonly desks: readonly string[];
}

/** Puts one row on exactly these desks and marks it changed. It leaves every other desk as a tombstone. */
export function place(transaction: Transaction, topic: Topic, id: string, desks: readonly string[]): Promise<void> {
  return placeAll(transaction, topic, [{ id, desks }]);
}

/** `place` for many rows of one topic in one statement. */
export async function placeAll(
  transaction: Transaction,
  topic: Topic,
  entities: readonly PlacedEntity[],
): Promise<void> {
  const pairs = entities.flatMap(({ id, desks }) => [...new Set(desks)].map((desk) => ({ id, desk })));
  const changed = await transaction.query<{ desk_id: string }>(placeSql, {
    topic,
    ids: entities.map((entity) => entity.id),
    pairIds: pairs.map((pair) => pair.id),
    pairDesks: pairs.map((pair) => pair.desk),
  });
  for (const row of changed) transaction.signal(desksChannel, row.desk_id);
}

/** Marks a row as changed wherever it lies. To be called in the transaction of every change of a synced row. */
export async function touch(transaction: Transaction, topic: Topic, id: string): Promise<void> {
  const changed = await transaction.query<{ desk_id: string }>(touchSql, { topic, id });
  for (const row of changed) transaction.signal(desksChannel, row.desk_id);
}

/** The desks on which a row lies now. */
export async function desksOf(queryable: Queryable, topic: Topic, id: string): Promise<readonly DeskId[]> {
  const rows = await queryable.query<{ desk_id: DeskId }>(
    'SELECT desk_id FROM placement WHERE topic = :topic AND entity_id = :id AND present',
    { topic, id },
  );
  return rows.map((row) => row.desk_id);
}

const placeSql = `
  WITH wanted AS (
    SELECT entity_id, desk_id FROM unnest(:pairIds::uuid[], :pairDesks::uuid[]) AS pair (entity_id, desk_id)
  ), gone AS (
    UPDATE placement SET present = false, stamp = pg_current_xact_id()
    WHERE topic = :topic AND entity_id = ANY (:ids::uuid[]) AND present
      AND NOT EXISTS (
        SELECT FROM wanted WHERE wanted.entity_id = placement.entity_id AND wanted.desk_id = placement.desk_id)
    RETURNING desk_id
  ), put AS (
    INSERT INTO placement (desk_id, topic, entity_id, present)
    SELECT desk_id, :topic, entity_id, true FROM wanted
    ON CONFLICT (desk_id, topic, entity_id) DO UPDATE SET present = true, stamp = pg_current_xact_id()
    RETURNING desk_id
  )
  SELECT desk_id FROM gone UNION SELECT desk_id FROM put`;

const touchSql = `
  WITH touched AS (
    UPDATE placement SET stamp = pg_current_xact_id()
    WHERE topic = :topic AND entity_id = :id AND present
    RETURNING desk_id
  )
  SELECT DISTINCT desk_id FROM touched`;
