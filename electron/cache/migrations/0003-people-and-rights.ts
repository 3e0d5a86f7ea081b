import type { Migration } from './migration.ts';

/**
 * Deputies in order with a scope, claims, notes, the clearing basket. `covering` names the deputyships that cover a task,
 * joined by commas: with them the machine divides the inbox anew at midnight, also without a network.
 */
const schema = `
  DROP TABLE deputyship;
  CREATE TABLE deputyship (id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT, WITHOUT ROWID;

  ALTER TABLE task ADD COLUMN team_id TEXT;
  ALTER TABLE task ADD COLUMN covering TEXT NOT NULL DEFAULT '';

  -- cases and tasks have grown: nothing of it is known here, so the server sends everything once more
  UPDATE benefit_case SET data = json_set(data, '$.deputyshipIds', json('[]'));
  UPDATE task SET line = json_set(line, '$.isPersonal', json('false'), '$.claim', json('null'));
  UPDATE task_body SET
    data = json_set(data, '$.isPersonal', json('false'), '$.claim', json('null'), '$.notes', json('[]'),
      '$.routingSteps', json('[]'), '$.deputyshipIds', json('[]')),
    base = json_set(base, '$.isPersonal', json('false'), '$.claim', json('null'), '$.notes', json('[]'),
      '$.routingSteps', json('[]'), '$.deputyshipIds', json('[]'));
  UPDATE sync_state SET cursor = NULL;
`;

export const peopleAndRights: Migration = {
  name: '0003-people-and-rights',
  apply: (database) => void database.exec(schema),
};
