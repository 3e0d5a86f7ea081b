import type { Migration } from './migration.ts';

/**
 * The key of each person's unsent work on each device. It lies here too, so that the work survives the loss of the device's
 * own keys; without the device's file it opens nothing.
 */
export const workstationKeys: Migration = {
  number: 6,
  name: 'workstation keys',
  sql: `
    CREATE TABLE worker_journal_key (
      worker_id  uuid NOT NULL REFERENCES worker,
      device_id  uuid NOT NULL,
      key        bytea NOT NULL CHECK (length(key) = 32),
      created_at timestamptz NOT NULL,
      PRIMARY KEY (worker_id, device_id)
    );
  `,
};
