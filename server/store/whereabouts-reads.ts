import type { ProcessNumber, WorkerId } from '../../shared/base/ids.ts';
import type { Act, Task } from '../../shared/domain/task.ts';
import type { Queryable } from './database.ts';

export interface StoredWhereabouts {
  readonly taskId: Task['id'];
  readonly state: Task['state'];
  readonly filed: Act | null;
  readonly lastStep: Task['lastStep'];
  readonly workerName: string | null;
  readonly teamName: string | null;
  /** The person did something with it, or somebody did for them. */
  readonly hasActed: boolean;
  /** It lay on the person's own desk once: tombstones of placement stay. */
  readonly wasAssigned: boolean;
}

export const whereaboutsSql = `
  SELECT task.id AS "taskId", task.state, task.filed, task.last_step AS "lastStep",
    worker.display_name AS "workerName", team.name AS "teamName",
    EXISTS (
      SELECT FROM audit_event
      WHERE object_kind = 'task' AND object_id = task.id::text AND class = 'action' AND action <> 'refused'
        AND (worker_id = :worker OR on_behalf_of = :worker)
    ) AS "hasActed",
    EXISTS (
      SELECT FROM placement WHERE desk_id = :worker AND topic = 'task' AND entity_id = task.id
    ) AS "wasAssigned"
  FROM submission
  JOIN task ON task.submission_id = submission.id
  LEFT JOIN worker ON worker.id = task.assignee_id
  LEFT JOIN team ON team.id = task.team_id
  WHERE process_number = :processNumber`;

export async function findWhereabouts(
  queryable: Queryable,
  processNumber: ProcessNumber,
  worker: WorkerId,
): Promise<StoredWhereabouts | undefined> {
  const [row] = await queryable.query<StoredWhereabouts>(whereaboutsSql, { processNumber, worker });
  return row;
}
