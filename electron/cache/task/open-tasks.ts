import type { Task } from '../../../shared/domain/task.ts';
import type { ReadableDatabase } from '../handle.ts';

const NEWEST_OPEN = `
  WITH page AS MATERIALIZED (
    SELECT row FROM task INDEXED BY inbox_received WHERE done = 0 ORDER BY received_at DESC LIMIT :limit
  )
  SELECT data FROM page CROSS JOIN task_body ON task_body.row = page.row`;
/** Tasks that are still to do, the newest first. */
export function openTasksByAge(db: ReadableDatabase, limit: number): readonly Task[] {
  return db.all<{ data: string }>(NEWEST_OPEN, { limit }).map((row) => JSON.parse(row.data) as Task);
}
