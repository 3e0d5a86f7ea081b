import type { WritableDatabase } from './handle.ts';

const OF_TASKS = ['task_check', 'task_badge', 'opened_finding', 'derivative', 'check_record'];
const READINGS = `
  DELETE FROM reading WHERE content_hash NOT IN (SELECT content_hash FROM task_content)
    AND content_hash NOT IN (SELECT content_hash FROM derivative)`;

/** Unsent work needs it, whatever the server has told so far. */
const goneFrom = (table: string) => `
  DELETE FROM ${table} WHERE task_id NOT IN (SELECT id FROM task) AND task_id NOT IN (SELECT task_id FROM outbox_entry)`;

/** What was read and decided leaves with its task: a right was lost, or the task is gone. Reading results are health data. */
export function forgetGoneEvidence(db: WritableDatabase): void {
  db.transaction(() => {
    const gone = OF_TASKS.map((table) => db.run(goneFrom(table)));
    const readings = db.run(READINGS);
    if (readings + gone.reduce((sum, count) => sum + count, 0) > 0) db.touch('evidence');
  });
}
