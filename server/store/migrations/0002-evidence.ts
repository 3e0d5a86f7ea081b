import type { Migration } from './migration.ts';

/**
 * The check with evidence: what was taken over from a proof, letters to citizens, the history of sick notes, working
 * copies that a workstation uploads, and originals that were replaced by them.
 *
 * The constraint names are those that PostgreSQL gave the unnamed checks of the first step.
 */
export const evidence: Migration = {
  number: 2,
  name: 'evidence',
  sql: `
    ALTER TABLE task
      ADD COLUMN taken_over jsonb NOT NULL DEFAULT '{}',
      ADD COLUMN last_step jsonb,
      DROP CONSTRAINT task_state_check,
      ADD CONSTRAINT task_state_check
        CHECK (state IN ('clearing', 'open', 'confirmed', 'filed', 'awaiting-citizen', 'returned'));

    ALTER TABLE file_document
      DROP CONSTRAINT file_document_origin_check,
      ADD CONSTRAINT file_document_origin_check CHECK (origin IN ('copy', 'proof', 'record', 'letter', 'earlier'));

    ALTER TABLE transfer
      DROP CONSTRAINT transfer_target_check,
      ADD CONSTRAINT transfer_target_check CHECK (target IN ('specialist', 'statistics', 'postfach'));

    CREATE TABLE sick_note (
      id           uuid PRIMARY KEY,
      person_id    uuid NOT NULL REFERENCES person,
      from_day     date NOT NULL,
      to_day       date NOT NULL,
      kind         text NOT NULL CHECK (kind IN ('INITIAL', 'FOLLOW_UP')),
      assessed_on  date,
      content_hash text REFERENCES content (hash),
      task_id      uuid UNIQUE REFERENCES task,
      is_voided    boolean NOT NULL DEFAULT false,
      CHECK (from_day <= to_day)
    );
    CREATE INDEX sick_note_by_person ON sick_note (person_id, from_day);
    CREATE INDEX sick_note_by_content ON sick_note (content_hash);

    CREATE TABLE case_event (
      id        uuid PRIMARY KEY,
      person_id uuid NOT NULL REFERENCES person,
      kind      text NOT NULL CHECK (kind IN ('appointment', 'missed-appointment', 'absence')),
      from_day  date NOT NULL,
      to_day    date NOT NULL,
      CHECK (from_day <= to_day)
    );
    CREATE INDEX case_event_by_person ON case_event (person_id, from_day);

    ALTER TABLE content ADD COLUMN discarded_at timestamptz;

    CREATE TABLE content_upload (
      content_hash text NOT NULL REFERENCES content (hash),
      worker_id    uuid NOT NULL REFERENCES worker,
      uploaded_at  timestamptz NOT NULL,
      PRIMARY KEY (content_hash, worker_id)
    );
    CREATE INDEX content_upload_by_age ON content_upload (uploaded_at);

    CREATE TABLE replaced_content (
      task_id         uuid NOT NULL REFERENCES task,
      original_hash   text NOT NULL REFERENCES content (hash),
      derivative_hash text NOT NULL REFERENCES content (hash),
      policy          text NOT NULL CHECK (policy IN ('keep-locked', 'discard')),
      replaced_at     timestamptz NOT NULL,
      PRIMARY KEY (task_id, original_hash)
    );
    CREATE INDEX replaced_content_by_original ON replaced_content (original_hash);
  `,
};
