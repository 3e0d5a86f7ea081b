import type { Topic } from '../../shared/wire/pull.ts';
import type { Queryable } from '../store/database.ts';
import type { PullPlan } from './plan-pull.ts';

export interface PageEntry {
  readonly id: string;
  /** False: it lies on none of the visible desks any more. */
  readonly visible: boolean;
}

/** Entities of one topic that a plan concerns, by id, after `after`; fewer than `limit` only at the end. */
export function readPage(
  queryable: Queryable,
  plan: PullPlan,
  topic: Topic,
  after: string,
  limit: number,
): Promise<readonly (PageEntry & { readonly concerned: boolean })[]> {
  const { since, kept, fresh, partly, lost, visible } = plan;
  return queryable.query(pageSql, { topic, after, limit, since, kept, fresh, partly, lost, visible });
}

/** How many rows will follow, about: rows of lost desks that stay visible elsewhere are counted and not sent. */
export async function countRemaining(queryable: Queryable, plan: PullPlan, topics: readonly Topic[]): Promise<number> {
  const { since, kept, fresh, partly, lost, start } = plan;
  const [current = null, ...later] = topics.slice(start.topic);
  const [row] = await queryable.query<{ total: number }>(countSql, {
    current,
    later,
    after: start.after,
    since,
    kept,
    fresh,
    all: [...partly, ...lost],
  });
  return row?.total ?? 0;
}

/**
 * Each desk is read in the order of the primary key and no further than the page needs; the desks are then merged.
 * A row of a lost desk counts as absent, so it is removed unless another visible desk holds it.
 */
export const pageSql = `
  WITH candidate AS (
    SELECT entity_id, present, true AS concerned
    FROM unnest(:kept::uuid[]) AS desk (id) CROSS JOIN LATERAL (
      SELECT entity_id, present FROM placement
      WHERE desk_id = desk.id AND topic = :topic AND entity_id > :after AND stamp >= :since::xid8
      ORDER BY entity_id LIMIT :limit) AS changed
    UNION ALL
    SELECT entity_id, true, true
    FROM unnest(:fresh::uuid[]) AS desk (id) CROSS JOIN LATERAL (
      SELECT entity_id FROM placement
      WHERE desk_id = desk.id AND topic = :topic AND entity_id > :after AND present
      ORDER BY entity_id LIMIT :limit) AS new
    UNION ALL
    SELECT entity_id, present, true
    FROM unnest(:partly::uuid[]) AS desk (id) CROSS JOIN LATERAL (
      SELECT entity_id, present FROM placement
      WHERE desk_id = desk.id AND topic = :topic AND entity_id > :after
      ORDER BY entity_id LIMIT :limit) AS uncertain
    UNION ALL
    SELECT entity_id, false, false
    FROM unnest(:lost::uuid[]) AS desk (id) CROSS JOIN LATERAL (
      SELECT entity_id FROM placement
      WHERE desk_id = desk.id AND topic = :topic AND entity_id > :after
      ORDER BY entity_id LIMIT :limit) AS gone
  )
  SELECT entity_id AS id, bool_or(concerned) AS concerned,
         bool_or(present) OR EXISTS (
           SELECT FROM placement
           WHERE topic = :topic AND placement.entity_id = candidate.entity_id
             AND present AND desk_id = ANY (:visible::uuid[])) AS visible
  FROM candidate GROUP BY entity_id ORDER BY entity_id LIMIT :limit`;

const countSql = `
  SELECT count(*) AS total FROM (
    SELECT DISTINCT topic, entity_id FROM placement
    WHERE (topic = ANY (:later::text[]) OR (topic = :current AND entity_id > :after))
      AND ((desk_id = ANY (:kept::uuid[]) AND stamp >= :since::xid8)
        OR (desk_id = ANY (:fresh::uuid[]) AND present)
        OR desk_id = ANY (:all::uuid[]))) AS concerned`;
