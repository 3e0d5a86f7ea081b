import type { Migration } from './migration.ts';

/**
 * What the person saw of a task when they gave a command: should it be refused, both versions can be shown side by side.
 * It goes with the command.
 */
const schema = `
  CREATE TABLE seen_state (
    command_id TEXT PRIMARY KEY REFERENCES outbox_entry (command_id) ON DELETE CASCADE,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

export const seenState: Migration = {
  name: '0006-seen-state',
  apply: (database) => void database.exec(schema),
};
