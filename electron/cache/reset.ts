import type { WritableDatabase } from './handle.ts';

const TABLES = ['task', 'inbox_count', 'file_document', 'benefit_case', 'person', 'case_file', 'deputyship', 'worker'];

/**
 * Forgets every row of the server, for a pull that starts anew. Unsent work, preferences and the device's sequence
 * stay; after the rows have come in again, `rebaseAll` (outbox) shows the unsent work on them.
 */
export function forgetServerRows(db: WritableDatabase): void {
  for (const table of TABLES) db.run(`DELETE FROM ${table}`);
  db.run(`INSERT INTO search_index (search_index) VALUES ('delete-all')`);
  // not in step any more: until everything has come again nothing is tidied up
  db.run('UPDATE sync_state SET cursor = NULL, scopes_of_day = NULL, last_sync_at = NULL');
  for (const topic of ['tasks', 'cases', 'file-documents', 'session', 'sync'] as const) db.touch(topic);
}
