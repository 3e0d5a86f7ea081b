import type { Migration } from './migration.ts';

/**
 * Deputies in order with a scope, personal tasks, claims, notes, ceded tasks; and where work lies, as views.
 *
 * `task_desk` and `case_desk` are the whole rule of which desks a task and a household lie on; `placement` holds what they
 * said when something last changed (store/placement-of-work.ts). The desk of a deputyship has its id. A deputyship that is
 * over is closed by the tidying: until then its desk is not visible to anybody, afterwards nothing lies on it.
 */
export const peopleAndRights: Migration = {
  number: 3,
  name: 'people and rights',
  sql: `
    ALTER TABLE team ADD COLUMN coordination_desk uuid NOT NULL UNIQUE DEFAULT gen_random_uuid();

    ALTER TABLE deputyship
      ADD COLUMN weekdays smallint[],
      ADD COLUMN procedures text[],
      ADD COLUMN team_ids uuid[],
      ADD COLUMN limited_to_persons boolean NOT NULL DEFAULT false,
      ADD COLUMN kind text NOT NULL DEFAULT 'planned' CHECK (kind IN ('planned', 'recurring', 'sudden')),
      ADD COLUMN set_by uuid REFERENCES worker,
      ADD COLUMN set_by_name text NOT NULL DEFAULT '',
      ADD COLUMN set_at timestamptz,
      ADD COLUMN revoked_at timestamptz,
      ADD COLUMN closed_at timestamptz;
    CREATE INDEX deputyship_of_absent ON deputyship (absent_worker_id) WHERE closed_at IS NULL;

    CREATE TABLE deputyship_deputy (
      deputyship_id uuid NOT NULL REFERENCES deputyship,
      position      smallint NOT NULL,
      worker_id     uuid NOT NULL REFERENCES worker,
      PRIMARY KEY (deputyship_id, position),
      UNIQUE (deputyship_id, worker_id)
    );
    CREATE INDEX deputyship_deputy_by_worker ON deputyship_deputy (worker_id);
    INSERT INTO deputyship_deputy SELECT id, 1, deputy_id FROM deputyship;
    ALTER TABLE deputyship DROP COLUMN deputy_id;

    CREATE TABLE deputyship_person (
      deputyship_id uuid NOT NULL REFERENCES deputyship,
      person_id     uuid NOT NULL REFERENCES person,
      PRIMARY KEY (deputyship_id, person_id)
    );

    ALTER TABLE task
      ADD COLUMN clearing_desk uuid REFERENCES service_office (clearing_desk),
      ADD COLUMN is_personal boolean NOT NULL DEFAULT false,
      ADD COLUMN claim jsonb,
      ADD COLUMN routing_steps jsonb NOT NULL DEFAULT '[]',
      DROP CONSTRAINT task_state_check,
      ADD CONSTRAINT task_state_check
        CHECK (state IN ('clearing', 'open', 'confirmed', 'filed', 'awaiting-citizen', 'returned', 'ceded'));
    UPDATE task SET clearing_desk = desk_id FROM placement
    WHERE state = 'clearing' AND topic = 'task' AND entity_id = task.id AND present
      AND desk_id IN (SELECT clearing_desk FROM service_office);
    CREATE INDEX task_by_assignee ON task (assignee_id);

    CREATE TABLE task_note (
      id              uuid PRIMARY KEY,
      task_id         uuid NOT NULL REFERENCES task,
      kind            text NOT NULL CHECK (kind IN ('note', 'conflict')),
      text            text NOT NULL,
      act             jsonb NOT NULL,
      noted_at        timestamptz NOT NULL
    );
    CREATE INDEX task_note_of_task ON task_note (task_id, noted_at);

    ALTER TABLE transfer
      DROP CONSTRAINT transfer_target_check,
      ADD CONSTRAINT transfer_target_check CHECK (target IN ('specialist', 'statistics', 'postfach', 'authority'));

    CREATE VIEW deputyship_task AS
      SELECT deputyship.id AS deputyship_id, task.id AS task_id, task.case_id, task.state
      FROM deputyship
      JOIN task ON task.assignee_id = deputyship.absent_worker_id
      JOIN submission ON submission.id = task.submission_id
      WHERE deputyship.closed_at IS NULL AND deputyship.revoked_at IS NULL AND NOT task.is_personal
        AND (procedures IS NULL OR submission.procedure_id = ANY (procedures))
        AND (team_ids IS NULL OR task.team_id = ANY (team_ids))
        AND (NOT limited_to_persons OR EXISTS (
          SELECT FROM deputyship_person
          WHERE deputyship_person.deputyship_id = deputyship.id AND deputyship_person.person_id = task.person_id));

    CREATE VIEW task_desk AS
      SELECT id AS task_id, assignee_id AS desk_id FROM task WHERE assignee_id IS NOT NULL
      UNION
      SELECT id, team_id FROM task WHERE team_id IS NOT NULL AND NOT is_personal
      UNION
      SELECT task.id, coordination_desk FROM task JOIN team ON team.id = team_id WHERE is_personal
      UNION
      SELECT id, clearing_desk FROM task
      WHERE clearing_desk IS NOT NULL AND assignee_id IS NULL AND team_id IS NULL
      UNION
      SELECT task_id, deputyship_id FROM deputyship_task;

    CREATE VIEW case_desk AS
      SELECT benefit_case.id AS case_id, worker.id AS desk_id
      FROM benefit_case JOIN worker ON worker.id IN (benefit_worker_id, integration_worker_id)
      UNION
      SELECT benefit_case.id, worker.team_id
      FROM benefit_case JOIN worker ON worker.id IN (benefit_worker_id, integration_worker_id)
      UNION
      SELECT case_id, desk_id FROM task JOIN task_desk ON task_id = task.id
      WHERE case_id IS NOT NULL AND state NOT IN ('filed', 'ceded')
        AND NOT EXISTS (SELECT FROM deputyship WHERE deputyship.id = desk_id)
      UNION
      SELECT case_id, deputyship_id FROM deputyship_task
      WHERE case_id IS NOT NULL AND state NOT IN ('filed', 'ceded')
      UNION
      SELECT benefit_case.id, deputyship.id
      FROM deputyship JOIN benefit_case ON absent_worker_id IN (benefit_worker_id, integration_worker_id)
      WHERE closed_at IS NULL AND revoked_at IS NULL
        AND procedures IS NULL AND team_ids IS NULL
        AND (NOT limited_to_persons OR EXISTS (
          SELECT FROM deputyship_person JOIN person ON person.id = person_id
          WHERE deputyship_person.deputyship_id = deputyship.id AND person.case_id = benefit_case.id));
  `,
};
