import type { Migration } from './migration.ts';

/** What a workstation keeps beside a deputyship: cards that were read, and what only the server could tell of it. */
const schema = `
  CREATE TABLE deputyship_note (
    deputyship_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (deputyship_id, kind)
  ) STRICT, WITHOUT ROWID;
`;

export const deputyshipNotes: Migration = {
  name: '0008-deputyship-notes',
  apply: (database) => void database.exec(schema),
};
