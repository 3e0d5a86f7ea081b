import type { Migration } from './migration.ts';

/** What was done in somebody's name, and what somebody did in vain: looked up when a person returns, without reading all. */
export const handBack: Migration = {
  number: 8,
  name: 'hand-back',
  sql: `
    CREATE INDEX audit_event_by_absent ON audit_event (on_behalf_of, at) WHERE on_behalf_of IS NOT NULL;
    CREATE INDEX command_refused_by_worker ON command (worker_id, received_at) WHERE outcome = 'refused';
  `,
};
