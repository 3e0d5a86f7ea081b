import type { Migration } from './migration.ts';

/**
 * What the person opened on this machine, until the server has it: also without a network nothing is opened unnoticed. And
 * when each household was used last, for the inventory. `removals_through`: up to which removal the server was told.
 */
const schema = `
  CREATE TABLE read_entry (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    object_id TEXT,
    on_behalf_of TEXT,
    at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    details TEXT,
    sent INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX read_entry_by_state ON read_entry (sent, at);
  CREATE INDEX read_entry_of_object ON read_entry (kind, object_id, last_at);

  CREATE TABLE case_use (case_id TEXT PRIMARY KEY, used_at TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE read_report (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), removals_through INTEGER NOT NULL) STRICT;
`;

export const readLog: Migration = {
  name: '0005-read-log',
  apply: (database) => void database.exec(schema),
};
