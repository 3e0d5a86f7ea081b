import type { Migration } from './migration.ts';

/**
 * `data` is always the row as JSON (shared/domain); the other columns are what is asked for. Integer keys `row` keep the
 * indexes small and stay the same when a row is put again, so that the full-text index can point to them.
 */
const schema = `
  CREATE TABLE sync_state (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    device_id TEXT NOT NULL,
    worker_id TEXT NOT NULL,
    cursor TEXT,
    last_sync_at TEXT,
    next_sequence INTEGER NOT NULL,
    scopes_of_day TEXT
  ) STRICT;

  CREATE TABLE preference (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), data TEXT NOT NULL) STRICT;

  CREATE TABLE worker (id TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE deputyship (
    id TEXT PRIMARY KEY,
    absent_worker_id TEXT NOT NULL,
    deputy_id TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE benefit_case (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, data TEXT NOT NULL) STRICT;

  CREATE TABLE person (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX person_of_case ON person (case_id);

  CREATE TABLE case_file (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL,
    case_number TEXT NOT NULL,
    names TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX case_file_of_case ON case_file (case_id);
  CREATE INDEX case_file_by_name ON case_file (sort_name);

  -- what lists show and are sorted by; line is what they show and no column has
  CREATE TABLE task (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    done INTEGER NOT NULL,
    scope TEXT NOT NULL,
    procedure TEXT NOT NULL,
    received_at TEXT NOT NULL,
    due_on TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    assignee_id TEXT,
    case_id TEXT,
    line TEXT NOT NULL
  ) STRICT;
  CREATE INDEX inbox_received ON task (done, received_at);
  CREATE INDEX inbox_due ON task (done, due_on, received_at);
  CREATE INDEX inbox_name ON task (done, sort_name);
  CREATE INDEX inbox_scope_received ON task (done, scope, received_at);
  CREATE INDEX inbox_scope_due ON task (done, scope, due_on, received_at);
  CREATE INDEX inbox_scope_name ON task (done, scope, sort_name);
  CREATE INDEX inbox_procedure_received ON task (done, procedure, received_at, scope);
  CREATE INDEX inbox_procedure_due ON task (done, procedure, due_on, received_at, scope);
  CREATE INDEX inbox_procedure_name ON task (done, procedure, sort_name, scope);
  CREATE INDEX task_of_case ON task (case_id);

  -- data is what the person sees; base is what the server has, kept only while unsent work makes a difference
  CREATE TABLE task_body (
    row INTEGER PRIMARY KEY REFERENCES task ON DELETE CASCADE,
    data TEXT NOT NULL,
    base TEXT
  ) STRICT;

  -- which bytes belong to which task: the Durchschrift and the proofs
  CREATE TABLE task_content (
    task_row INTEGER NOT NULL REFERENCES task ON DELETE CASCADE,
    content_hash TEXT NOT NULL,
    media_type TEXT NOT NULL,
    PRIMARY KEY (task_row, content_hash)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX task_content_by_hash ON task_content (content_hash);

  CREATE TABLE inbox_count (
    done INTEGER NOT NULL,
    scope TEXT NOT NULL,
    procedure TEXT NOT NULL,
    tasks INTEGER NOT NULL,
    PRIMARY KEY (done, scope, procedure)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER inbox_count_insert AFTER INSERT ON task BEGIN
    INSERT INTO inbox_count VALUES (new.done, new.scope, new.procedure, 1)
      ON CONFLICT DO UPDATE SET tasks = tasks + 1;
  END;
  CREATE TRIGGER inbox_count_delete AFTER DELETE ON task BEGIN
    UPDATE inbox_count SET tasks = tasks - 1
      WHERE done = old.done AND scope = old.scope AND procedure = old.procedure;
  END;
  CREATE TRIGGER inbox_count_update AFTER UPDATE OF done, scope, procedure ON task
    WHEN new.done <> old.done OR new.scope <> old.scope OR new.procedure <> old.procedure BEGIN
    UPDATE inbox_count SET tasks = tasks - 1
      WHERE done = old.done AND scope = old.scope AND procedure = old.procedure;
    INSERT INTO inbox_count VALUES (new.done, new.scope, new.procedure, 1)
      ON CONFLICT DO UPDATE SET tasks = tasks + 1;
  END;

  -- pending: filed on this workstation, not yet answered by the server
  CREATE TABLE file_document (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_file_id TEXT NOT NULL,
    register TEXT NOT NULL,
    received_on TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    task_id TEXT,
    pending INTEGER NOT NULL,
    data TEXT NOT NULL
  ) STRICT;
  CREATE INDEX document_of_file ON file_document (case_file_id, received_on);
  CREATE INDEX document_of_register ON file_document (case_file_id, register, received_on);
  CREATE INDEX document_by_content ON file_document (content_hash);
  CREATE INDEX document_of_task ON file_document (task_id) WHERE task_id IS NOT NULL;

  CREATE TABLE outbox_entry (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    command_id TEXT NOT NULL UNIQUE,
    task_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    issued_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'waiting', 'sending', 'refused')),
    sequence INTEGER UNIQUE,
    refusal TEXT,
    refused_at TEXT,
    command TEXT NOT NULL
  ) STRICT;
  CREATE INDEX outbox_of_task ON outbox_entry (task_id);
  CREATE INDEX outbox_by_state ON outbox_entry (state);

  -- keeps no text, only which words occur where; rows are numbered by kind and row, see search/search-row.ts
  CREATE VIRTUAL TABLE search_index USING fts5(
    words, content = '', contentless_delete = 1, detail = none,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
  );
`;

export const inboxFilesAndOutbox: Migration = {
  name: '0001-inbox-files-and-outbox',
  apply: (database) => void database.exec(schema),
};
