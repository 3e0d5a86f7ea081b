import type { Migration } from './migration.ts';

/**
 * Sign-in with OpenID Connect: which devices may renew a person's session, which ID tokens were used, and what the
 * embedded provider keeps (its records and its keys), so that all instances share it and it survives a restart.
 */
export const signIn: Migration = {
  number: 5,
  name: 'sign-in',
  sql: `
    CREATE TABLE trusted_device (
      worker_id    uuid NOT NULL REFERENCES worker,
      device_id    uuid NOT NULL,
      signed_in_at timestamptz NOT NULL,
      expires_at   timestamptz NOT NULL,
      PRIMARY KEY (worker_id, device_id)
    );

    CREATE TABLE used_id_token (
      token_hash bytea PRIMARY KEY,
      used_at    timestamptz NOT NULL
    );

    CREATE TABLE provider_record (
      model       text NOT NULL,
      id_hash     text NOT NULL,
      payload     jsonb NOT NULL,
      grant_id    text,
      account_id  text,
      uid         text,
      consumed_at timestamptz,
      expires_at  timestamptz,
      PRIMARY KEY (model, id_hash)
    );
    CREATE INDEX provider_record_by_grant ON provider_record (grant_id);
    CREATE INDEX provider_record_by_account ON provider_record (account_id);
    CREATE INDEX provider_record_by_expiry ON provider_record (expires_at);

    CREATE TABLE provider_key (
      purpose text PRIMARY KEY CHECK (purpose IN ('sign', 'cookie')),
      value   jsonb NOT NULL
    );

    CREATE INDEX session_by_worker ON session (worker_id);
  `,
};
