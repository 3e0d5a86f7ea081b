import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { CaseId, PersonId, TeamId, WorkerId } from '../../shared/base/ids.ts';
import type {
  KnownCase,
  KnownServiceOffice,
  KnownTeam,
  KnownWorker,
  PersonInCase,
} from '../responsibility/findings.ts';
import type { Queryable } from './database.ts';

const casesByNumber = 'SELECT id FROM benefit_case WHERE case_number_folded = :number';
const personsByCustomerNumber = 'SELECT id, case_id AS "caseId" FROM person WHERE customer_number = :number';
const personsByBirthDate = 'SELECT id, case_id AS "caseId" FROM person WHERE birth_date = :birthDate';
const findCases = `
  SELECT c.id, c.case_number AS "caseNumber", c.service_office_id AS "serviceOfficeId",
    i.id AS "integrationId", i.team_id AS "integrationTeamId", i.display_name AS "integrationName",
    coalesce('handle' = ANY (i.roles), false) AS "integrationHandles",
    b.id AS "benefitId", b.team_id AS "benefitTeamId", b.display_name AS "benefitName",
    coalesce('handle' = ANY (b.roles), false) AS "benefitHandles"
  FROM benefit_case c
  LEFT JOIN worker i ON i.id = c.integration_worker_id
  LEFT JOIN worker b ON b.id = c.benefit_worker_id
  WHERE c.id = ANY(:ids::uuid[])`;
const findPersons = `
  SELECT id, case_id AS "caseId", family_name AS "familyName", given_names AS "givenNames", birth_date AS "birthDate"
  FROM person WHERE case_id = ANY(:ids::uuid[]) ORDER BY id`;
const offices = `
  SELECT s.id, s.name, s.clearing_desk AS "clearingDesk", s.postal_codes AS "postalCodes",
    coalesce((SELECT value #>> '{}' FROM office_setting WHERE name = 'main-service-office') = s.id::text, false) AS "isMain"
  FROM service_office s ORDER BY s.name`;
const teams = `
  SELECT id, name, kind, service_office_id AS "serviceOfficeId",
    EXISTS (SELECT FROM worker WHERE team_id = team.id AND 'handle' = ANY (roles)) AS "hasHandler"
  FROM team ORDER BY name`;
const workers = `
  SELECT id, team_id AS "teamId", display_name AS "displayName", 'handle' = ANY (roles) AS "mayHandle"
  FROM worker WHERE id = ANY (:ids::uuid[])`;

interface CaseRow {
  readonly id: CaseId;
  readonly caseNumber: string;
  readonly serviceOfficeId: string;
  readonly integrationId: WorkerId | null;
  readonly integrationTeamId: TeamId | null;
  readonly integrationName: string | null;
  readonly integrationHandles: boolean;
  readonly benefitId: WorkerId | null;
  readonly benefitTeamId: TeamId | null;
  readonly benefitName: string | null;
  readonly benefitHandles: boolean;
}

interface PersonRow {
  readonly id: PersonId;
  readonly caseId: CaseId;
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: CalendarDate;
}

export interface Hit {
  readonly id: PersonId;
  readonly caseId: CaseId;
}

export async function findCasesByNumber(queryable: Queryable, number: string): Promise<readonly KnownCase[]> {
  const rows = await queryable.query<{ id: CaseId }>(casesByNumber, { number });
  return loadCases(
    queryable,
    rows.map((row) => row.id),
  );
}

export async function findPersonsByCustomerNumber(
  queryable: Queryable,
  number: string,
): Promise<readonly PersonInCase[]> {
  return withCases(queryable, await queryable.query<Hit>(personsByCustomerNumber, { number }));
}

export async function findPersonsByBirthDate(
  queryable: Queryable,
  birthDate: CalendarDate,
): Promise<readonly PersonInCase[]> {
  return withCases(queryable, await queryable.query<Hit>(personsByBirthDate, { birthDate }));
}

/** A household with its people and workers; undefined when there is none. */
export async function findKnownCase(queryable: Queryable, caseId: CaseId): Promise<KnownCase | undefined> {
  return (await loadCases(queryable, [caseId]))[0];
}

export function listServiceOffices(queryable: Queryable): Promise<readonly KnownServiceOffice[]> {
  return queryable.query<KnownServiceOffice>(offices);
}

export function listTeams(queryable: Queryable): Promise<readonly KnownTeam[]> {
  return queryable.query<KnownTeam>(teams);
}

export function findKnownWorkers(queryable: Queryable, ids: readonly WorkerId[]): Promise<readonly KnownWorker[]> {
  return queryable.query<KnownWorker>(workers, { ids });
}

/** Those people with their households; who has left meanwhile is left out. */
export async function withCases(queryable: Queryable, hits: readonly Hit[]): Promise<readonly PersonInCase[]> {
  const cases = await loadCases(queryable, [...new Set(hits.map((hit) => hit.caseId))]);
  return hits.flatMap((hit) => {
    const benefitCase = cases.find((candidate) => candidate.id === hit.caseId);
    const person = benefitCase?.persons.find((candidate) => candidate.id === hit.id);
    return benefitCase === undefined || person === undefined ? [] : [{ person, case: benefitCase }];
  });
}

async function loadCases(queryable: Queryable, ids: readonly CaseId[]): Promise<readonly KnownCase[]> {
  if (ids.length === 0) return [];
  const cases = await queryable.query<CaseRow>(findCases, { ids });
  const persons = await queryable.query<PersonRow>(findPersons, { ids });
  return cases.map((row) => ({
    id: row.id,
    caseNumber: row.caseNumber,
    serviceOfficeId: row.serviceOfficeId,
    persons: persons.filter((person) => person.caseId === row.id),
    integrationWorker: toWorker(row.integrationId, row.integrationTeamId, row.integrationName, row.integrationHandles),
    benefitWorker: toWorker(row.benefitId, row.benefitTeamId, row.benefitName, row.benefitHandles),
  }));
}

function toWorker(
  id: WorkerId | null,
  teamId: TeamId | null,
  displayName: string | null,
  mayHandle: boolean,
): KnownWorker | null {
  return id === null || teamId === null || displayName === null ? null : { id, teamId, displayName, mayHandle };
}
