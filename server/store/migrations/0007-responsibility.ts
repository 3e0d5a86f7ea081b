import type { Migration } from './migration.ts';

/** Who is responsible, as data of the office; and what the clearing basket looks for. */
export const responsibility: Migration = {
  number: 7,
  name: 'responsibility',
  sql: `
    CREATE TABLE responsibility_rule (
      id         uuid PRIMARY KEY,
      position   integer NOT NULL UNIQUE,
      enabled    boolean NOT NULL,
      definition jsonb NOT NULL
    );
    CREATE INDEX person_by_name ON person (name_folded);
  `,
};
