import type { ReadableDatabase, WritableDatabase } from '../handle.ts';

const PUT = `
  INSERT INTO preference (only_row, data) VALUES (1, :data) ON CONFLICT (only_row) DO UPDATE SET data = excluded.data`;
const READ = `SELECT data FROM preference`;

/** As stored by an earlier start, perhaps of an older version: whoever asks checks the form. */
export function readPreferences(db: ReadableDatabase): unknown {
  const row = db.get<{ data: string }>(READ);
  return row === undefined ? undefined : JSON.parse(row.data);
}

export function writePreferences(db: WritableDatabase, preferences: object): void {
  db.run(PUT, { data: JSON.stringify(preferences) });
  db.touch('preferences');
}
