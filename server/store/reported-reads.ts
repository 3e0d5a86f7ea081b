import type { WorkerId } from '../../shared/base/ids.ts';
import type { DeskId } from '../policy/desks.ts';
import { json, type Queryable } from './database.ts';

export interface OpenedThing {
  readonly id: string;
  readonly kind: 'task' | 'case' | 'document';
  readonly objectId: string;
}

/** What a person may see of a thing: today, only in the past (an earlier desk or deputyship), or never. */
export type Sight = 'visible' | 'formerly' | 'never';

/** `everDesks`: those of today and of every deputyship in which the person was a deputy, over or not. */
const judge = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset(:things::jsonb) AS thing (id uuid, kind text, "objectId" text)
  ), use AS (
    SELECT given.id, kind AS topic, "objectId"::uuid AS entity_id FROM given WHERE kind IN ('task', 'case')
    UNION ALL
    SELECT given.id, 'task', task.id FROM given JOIN submission ON copy_hash = "objectId"
      JOIN task ON task.submission_id = submission.id WHERE kind = 'document'
    UNION ALL
    SELECT given.id, 'task', task.id FROM given JOIN attachment ON content_hash = "objectId"
      JOIN task USING (submission_id) WHERE kind = 'document'
    UNION ALL
    SELECT given.id, 'file-document', file_document.id FROM given JOIN file_document ON content_hash = "objectId"
    WHERE kind = 'document'
  )
  SELECT use.id, bool_or(present AND desk_id = ANY (:desks::uuid[])) AS now
  FROM use JOIN placement ON placement.topic = use.topic AND placement.entity_id = use.entity_id
  WHERE desk_id = ANY (:desks::uuid[])
    OR desk_id IN (SELECT deputyship_id FROM deputyship_deputy WHERE worker_id = :workerId)
  GROUP BY use.id`;

const absents = `
  SELECT absent_worker_id AS id FROM deputyship JOIN deputyship_deputy ON deputyship_id = deputyship.id
  WHERE worker_id = :workerId`;

export async function judgeSight(
  queryable: Queryable,
  things: readonly OpenedThing[],
  person: { readonly workerId: WorkerId; readonly desks: readonly DeskId[] },
): Promise<ReadonlyMap<string, Sight>> {
  const rows = await queryable.query<{ id: string; now: boolean }>(judge, { ...person, things: json(things) });
  const known = new Map(rows.map(({ id, now }) => [id, now ? ('visible' as const) : ('formerly' as const)]));
  return new Map(things.map(({ id }) => [id, known.get(id) ?? 'never']));
}

/** For whom a person has ever stood in. */
export async function everStoodInFor(queryable: Queryable, workerId: WorkerId): Promise<ReadonlySet<WorkerId>> {
  const rows = await queryable.query<{ id: WorkerId }>(absents, { workerId });
  return new Set(rows.map(({ id }) => id));
}
