import type { Migration } from './migration.ts';

/**
 * A process number belongs to its submission before the Durchschrift is rendered, so that no other submission waits for
 * that. The row goes in the transaction that takes the submission: what lies here is being taken in, or was interrupted
 * and never sent again, which explains why its number is missing among the submissions.
 */
export const reservedNumbers: Migration = {
  number: 9,
  name: 'reserved numbers',
  sql: `
    CREATE TABLE process_number_reservation (
      submission_id  uuid PRIMARY KEY,
      process_number text NOT NULL UNIQUE,
      fingerprint    text NOT NULL,
      received_at    timestamptz NOT NULL
    );
  `,
};
