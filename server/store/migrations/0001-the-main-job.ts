import type { Migration } from './migration.ts';

/**
 * The tables of the main job. One SQL dialect for PGlite and PostgreSQL.
 *
 * Sync rests on `placement`: which row lies on which virtual desk. A desk is what a person may see as a whole: one per
 * worker, one per team (the clearing basket of a service office is a desk too), one for the whole office. `stamp` is the
 * transaction id of the last change; see server/sync/horizon.ts for why a cursor over it never misses a late commit.
 */
export const theMainJob: Migration = {
  number: 1,
  name: 'the main job',
  sql: `
    CREATE TABLE office_setting (
      name  text PRIMARY KEY,
      value jsonb NOT NULL
    );

    CREATE TABLE service_office (
      id           uuid PRIMARY KEY,
      name         text NOT NULL,
      postal_codes text[] NOT NULL,
      clearing_desk uuid NOT NULL UNIQUE
    );

    CREATE TABLE team (
      id                uuid PRIMARY KEY,
      service_office_id uuid NOT NULL REFERENCES service_office,
      name              text NOT NULL,
      kind              text NOT NULL CHECK (kind IN ('integration', 'benefit'))
    );

    CREATE TABLE worker (
      id            uuid PRIMARY KEY,
      team_id       uuid NOT NULL REFERENCES team,
      login         text NOT NULL UNIQUE,
      display_name  text NOT NULL,
      roles         text[] NOT NULL,
      password_hash text
    );

    CREATE TABLE deputyship (
      id               uuid PRIMARY KEY,
      absent_worker_id uuid NOT NULL REFERENCES worker,
      deputy_id        uuid NOT NULL REFERENCES worker,
      from_day         date NOT NULL,
      until_day        date NOT NULL,
      CHECK (from_day <= until_day)
    );

    CREATE TABLE session (
      token_hash bytea PRIMARY KEY,
      worker_id  uuid NOT NULL REFERENCES worker,
      device_id  uuid NOT NULL,
      created_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL
    );

    CREATE TABLE sign_in_attempt (
      login_hash   bytea PRIMARY KEY,
      failures     integer NOT NULL,
      blocked_until timestamptz
    );

    CREATE TABLE portal_key (
      key_hash   bytea PRIMARY KEY,
      name       text NOT NULL,
      created_at timestamptz NOT NULL
    );

    CREATE TABLE benefit_case (
      id                    uuid PRIMARY KEY,
      case_number           text NOT NULL,
      case_number_folded    text NOT NULL,
      service_office_id     uuid NOT NULL REFERENCES service_office,
      benefit_worker_id     uuid REFERENCES worker,
      integration_worker_id uuid REFERENCES worker
    );
    CREATE UNIQUE INDEX benefit_case_by_number ON benefit_case (case_number_folded);

    CREATE TABLE person (
      id                 uuid PRIMARY KEY,
      case_id            uuid NOT NULL REFERENCES benefit_case,
      family_name        text NOT NULL,
      given_names        text NOT NULL,
      name_folded        text NOT NULL,
      birth_date         date NOT NULL,
      customer_number    text,
      street             text NOT NULL,
      postal_code        text NOT NULL,
      city               text NOT NULL,
      role               text NOT NULL CHECK (role IN ('applicant', 'partner', 'child', 'other'))
    );
    CREATE INDEX person_by_case ON person (case_id);
    CREATE INDEX person_by_birth_and_name ON person (birth_date, name_folded);
    CREATE INDEX person_by_customer_number ON person (customer_number);

    CREATE TABLE case_file (
      id             uuid PRIMARY KEY,
      case_id        uuid NOT NULL REFERENCES benefit_case,
      kind           text NOT NULL CHECK (kind IN ('integration', 'benefit')),
      person_id      uuid REFERENCES person,
      file_reference text NOT NULL,
      title          text NOT NULL
    );
    CREATE INDEX case_file_by_case ON case_file (case_id);

    CREATE TABLE content (
      hash       text PRIMARY KEY,
      size       bigint NOT NULL,
      media_type text NOT NULL,
      stored_at  timestamptz NOT NULL
    );

    CREATE TABLE process_number_counter (
      month text PRIMARY KEY,
      last  integer NOT NULL
    );

    CREATE TABLE submission (
      id             uuid PRIMARY KEY,
      process_number text NOT NULL UNIQUE,
      procedure_id   text NOT NULL,
      procedure_version integer NOT NULL,
      applicant      jsonb NOT NULL,
      declared       jsonb NOT NULL,
      sent_at        timestamptz NOT NULL,
      received_at    timestamptz NOT NULL,
      fingerprint    text NOT NULL,
      copy_hash      text NOT NULL REFERENCES content (hash),
      answer         jsonb NOT NULL
    );

    CREATE INDEX submission_by_copy ON submission (copy_hash);

    CREATE TABLE attachment (
      submission_id  uuid NOT NULL REFERENCES submission,
      position       integer NOT NULL,
      content_hash   text NOT NULL REFERENCES content (hash),
      name           text NOT NULL,
      claimed_name   text NOT NULL,
      claimed_type   text NOT NULL,
      PRIMARY KEY (submission_id, position)
    );
    CREATE INDEX attachment_by_content ON attachment (content_hash);

    CREATE TABLE task (
      id             uuid PRIMARY KEY,
      submission_id  uuid NOT NULL UNIQUE REFERENCES submission,
      version        integer NOT NULL,
      state          text NOT NULL CHECK (state IN ('clearing', 'open', 'confirmed', 'filed')),
      case_id        uuid REFERENCES benefit_case,
      person_id      uuid REFERENCES person,
      assignee_id    uuid REFERENCES worker,
      team_id        uuid REFERENCES team,
      due_on         date,
      routing_reason text NOT NULL,
      confirmed      jsonb,
      filed          jsonb
    );
    CREATE INDEX task_by_case ON task (case_id);

    CREATE TABLE file_document (
      id            uuid PRIMARY KEY,
      case_file_id  uuid NOT NULL REFERENCES case_file,
      register      text NOT NULL,
      type          text NOT NULL,
      title         text NOT NULL,
      document_date date NOT NULL,
      received_on   date NOT NULL,
      content_hash  text NOT NULL REFERENCES content (hash),
      origin        text NOT NULL CHECK (origin IN ('copy', 'proof', 'earlier')),
      task_id       uuid REFERENCES task,
      filed_at      timestamptz NOT NULL,
      filed_by_name text NOT NULL
    );
    CREATE INDEX file_document_by_file ON file_document (case_file_id);
    CREATE INDEX file_document_by_task ON file_document (task_id);
    CREATE INDEX file_document_by_content ON file_document (content_hash);

    CREATE TABLE device (
      id            uuid NOT NULL,
      worker_id     uuid NOT NULL REFERENCES worker,
      last_sequence integer NOT NULL,
      PRIMARY KEY (id, worker_id)
    );

    CREATE TABLE command (
      id          uuid PRIMARY KEY,
      device_id   uuid NOT NULL,
      worker_id   uuid NOT NULL REFERENCES worker,
      sequence    integer NOT NULL,
      kind        text NOT NULL,
      task_id     uuid NOT NULL,
      outcome     text NOT NULL CHECK (outcome IN ('applied', 'refused')),
      reason      text,
      issued_at   timestamptz NOT NULL,
      received_at timestamptz NOT NULL,
      UNIQUE (device_id, worker_id, sequence)
    );

    CREATE TABLE transfer (
      id              uuid PRIMARY KEY,
      task_id         uuid NOT NULL REFERENCES task,
      target          text NOT NULL CHECK (target IN ('specialist', 'statistics')),
      idempotency_key text NOT NULL UNIQUE,
      payload         jsonb NOT NULL,
      state           text NOT NULL CHECK (state IN ('pending', 'delivered', 'failed')),
      attempts        integer NOT NULL DEFAULT 0,
      next_attempt_at timestamptz NOT NULL,
      delivered_at    timestamptz,
      last_problem    text
    );
    CREATE INDEX transfer_due ON transfer (next_attempt_at) WHERE state <> 'delivered';
    CREATE INDEX transfer_by_task ON transfer (task_id);

    CREATE TABLE audit_event (
      id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      at          timestamptz NOT NULL,
      worker_id   uuid REFERENCES worker,
      on_behalf_of uuid REFERENCES worker,
      action      text NOT NULL,
      object_kind text NOT NULL,
      object_id   uuid NOT NULL,
      before      jsonb,
      after       jsonb
    );
    CREATE INDEX audit_event_by_object ON audit_event (object_kind, object_id);

    CREATE TABLE placement (
      desk_id   uuid NOT NULL,
      topic     text NOT NULL CHECK (topic IN ('worker', 'deputyship', 'case', 'task', 'file-document')),
      entity_id uuid NOT NULL,
      present   boolean NOT NULL,
      stamp     xid8 NOT NULL DEFAULT pg_current_xact_id(),
      PRIMARY KEY (desk_id, topic, entity_id)
    );
    CREATE INDEX placement_by_stamp ON placement (desk_id, stamp);
    CREATE INDEX placement_by_entity ON placement (topic, entity_id);
  `,
};
