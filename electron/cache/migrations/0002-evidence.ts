import type { Migration } from './migration.ts';

/**
 * What the machine read on proofs and what came of it. Readings are health data: they lie only here, encrypted, never in
 * the search index, and leave with the tasks they belong to. Rows of people's decisions name the task by its id, because
 * the row of a task changes when the server sends everything anew.
 */
const schema = `
  -- one reading for each content; another engine replaces it
  CREATE TABLE reading (
    row INTEGER PRIMARY KEY,
    content_hash TEXT NOT NULL UNIQUE,
    engine TEXT NOT NULL,
    problem TEXT,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX reading_by_engine ON reading (engine, content_hash);

  -- the check of a task as last computed; inputs is the fingerprint of everything it was computed from
  CREATE TABLE task_check (
    row INTEGER PRIMARY KEY,
    task_id TEXT NOT NULL UNIQUE,
    inputs TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;

  -- of the same check, what the inbox shows: read for every row of it
  CREATE TABLE task_badge (
    task_id TEXT PRIMARY KEY,
    colour TEXT NOT NULL CHECK (colour IN ('green', 'yellow', 'red', 'none')),
    title TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE opened_finding (
    task_id TEXT NOT NULL,
    key TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    PRIMARY KEY (task_id, key)
  ) STRICT, WITHOUT ROWID;

  -- working copies filed in place of an original, the newest for each
  CREATE TABLE derivative (
    row INTEGER PRIMARY KEY,
    task_id TEXT NOT NULL,
    original TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('blackened', 'straightened')),
    proven INTEGER NOT NULL CHECK (proven IN (0, 1)),
    steps TEXT NOT NULL,
    UNIQUE (task_id, original)
  ) STRICT;
  CREATE INDEX derivative_by_content ON derivative (content_hash);

  -- Prüfvermerke written here, under the id of the file document they become
  CREATE TABLE check_record (
    id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX check_record_of_task ON check_record (task_id);

  -- cases and tasks have grown: nothing of it is known here, so the server sends everything once more
  UPDATE benefit_case SET data = json_set(data, '$.sickNotes', json('[]'), '$.events', json('[]'));
  UPDATE task_body SET
    data = json_set(data, '$.takenOver', json('{}'), '$.lastStep', json('null')),
    base = json_set(base, '$.takenOver', json('{}'), '$.lastStep', json('null'));
  UPDATE sync_state SET cursor = NULL;
`;

export const evidence: Migration = {
  name: '0002-evidence',
  apply: (database) => void database.exec(schema),
};
