import type { Migration } from './migration.ts';

/**
 * What a team lead passed on together, so that it can be taken back together, also after it has left this machine; and the
 * order in which the work of a team is read.
 */
const schema = `
  CREATE TABLE reassignment (
    batch_id TEXT NOT NULL,
    task_id TEXT NOT NULL,
    command_id TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    from_worker TEXT,
    from_team TEXT,
    to_worker TEXT,
    to_team TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (batch_id, task_id)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX task_of_team ON task (team_id, assignee_id, due_on, received_at) WHERE done = 0;
`;

export const reassignment: Migration = {
  name: '0007-reassignment',
  apply: (database) => void database.exec(schema),
};
