import type { Migration } from './migration.ts';

/**
 * The audit log becomes a chain (server/audit/chain.ts). Entries stand in `audit_event`; `audit_seal` gives each its
 * number and hash a moment later; `audit_pending` is the queue in between. Entries can be erased when their period is
 * over, seals stay for good. The triggers are no lock against whoever owns the database: what that person does is found
 * by verifying. `workstation_figures`: how much each workstation says it holds; counts only.
 */
export const auditChain: Migration = {
  number: 4,
  name: 'audit chain',
  sql: `
    ALTER TABLE audit_event
      ALTER COLUMN object_id TYPE text,
      ADD COLUMN reason    text,
      ADD COLUMN device_id uuid,
      ADD COLUMN class     text NOT NULL DEFAULT 'action' CHECK (class IN ('action', 'read')),
      ADD COLUMN source_id uuid UNIQUE,
      ADD COLUMN salt      uuid NOT NULL DEFAULT gen_random_uuid();
    CREATE INDEX audit_event_by_worker ON audit_event (worker_id, id);
    CREATE INDEX audit_event_by_moment ON audit_event (class, at);

    CREATE TABLE audit_pending (
      event_id bigint PRIMARY KEY
    );
    INSERT INTO audit_pending (event_id) SELECT id FROM audit_event;

    CREATE TABLE audit_seal (
      sequence     bigint PRIMARY KEY,
      event_id     bigint NOT NULL UNIQUE,
      class        text NOT NULL,
      at           timestamptz NOT NULL,
      sealed_at    timestamptz NOT NULL,
      content_hash text NOT NULL,
      chain_hash   text NOT NULL
    );

    CREATE TABLE workstation_figures (
      device_id   uuid NOT NULL,
      worker_id   uuid NOT NULL REFERENCES worker,
      reported_at timestamptz NOT NULL,
      tasks       integer NOT NULL,
      cases       integer NOT NULL,
      documents   integer NOT NULL,
      unsent      integer NOT NULL,
      PRIMARY KEY (device_id, worker_id)
    );

    CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'audit_event'
        AND current_setting('zweiklick.audit_erasure', true) = 'on' THEN
        RETURN OLD;
      END IF;
      RAISE EXCEPTION 'the audit log is append only' USING ERRCODE = 'insufficient_privilege';
    END $$;

    CREATE TRIGGER audit_event_is_kept BEFORE UPDATE OR DELETE ON audit_event
      FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
    CREATE TRIGGER audit_event_is_not_emptied BEFORE TRUNCATE ON audit_event
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
    CREATE TRIGGER audit_seal_is_kept BEFORE UPDATE OR DELETE ON audit_seal
      FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
    CREATE TRIGGER audit_seal_is_not_emptied BEFORE TRUNCATE ON audit_seal
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
  `,
};
