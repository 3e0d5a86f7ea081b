import type { Migration } from './migration.ts';

/**
 * What left this workstation, why and when (counts, never contents), and text that somebody is in the middle of writing:
 * it has to outlive the lock of the screen and the end of the program.
 */
const schema = `
  CREATE TABLE workstation_removal (
    row INTEGER PRIMARY KEY,
    removed_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    case_id TEXT,
    counts TEXT NOT NULL
  ) STRICT;
  CREATE INDEX workstation_removal_by_time ON workstation_removal (removed_at);

  CREATE TABLE draft (
    id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX draft_of_task ON draft (task_id);
`;

export const workstation: Migration = {
  name: '0004-workstation',
  apply: (database) => void database.exec(schema),
};
