import type { Case, CaseFile } from '../../shared/domain/case.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { DeskId } from '../policy/desks.ts';
import type { Queryable } from './database.ts';

interface CaseRow {
  readonly id: Case['id'];
  readonly case_number: string;
  readonly service_office_name: string;
  readonly benefit_worker_id: Case['benefitWorkerId'];
  readonly integration_worker_id: Case['integrationWorkerId'];
}

interface PersonRow {
  readonly id: Person['id'];
  readonly case_id: Case['id'];
  readonly family_name: string;
  readonly given_names: string;
  readonly birth_date: Person['birthDate'];
  readonly customer_number: string | null;
  readonly street: string;
  readonly postal_code: string;
  readonly city: string;
  readonly role: Person['role'];
}

interface CaseFileRow {
  readonly id: CaseFile['id'];
  readonly case_id: Case['id'];
  readonly kind: CaseFile['kind'];
  readonly person_id: CaseFile['personId'];
  readonly file_reference: string;
  readonly title: string;
}

/** Cases with their persons and files, in any order; unknown ids are left out. Three statements for any number. */
export async function loadCases(queryable: Queryable, ids: readonly string[]): Promise<readonly Case[]> {
  const cases = await queryable.query<CaseRow>(casesSql, { ids });
  const persons = groupByCase(await queryable.query<PersonRow>(personsSql, { ids }));
  const files = groupByCase(await queryable.query<CaseFileRow>(caseFilesSql, { ids }));
  return cases.map((row) => ({
    id: row.id,
    caseNumber: row.case_number,
    serviceOfficeName: row.service_office_name,
    benefitWorkerId: row.benefit_worker_id,
    integrationWorkerId: row.integration_worker_id,
    persons: (persons.get(row.id) ?? []).map(toPerson),
    files: (files.get(row.id) ?? []).map(toCaseFile),
  }));
}

/** Where a case and the documents of its files lie: with both responsible persons and their teams. */
export async function desksOfCase(queryable: Queryable, id: Case['id']): Promise<readonly DeskId[]> {
  const rows = await queryable.query<{ worker_id: DeskId; team_id: DeskId }>(desksOfCaseSql, { id });
  return [...new Set(rows.flatMap((row) => [row.worker_id, row.team_id]))];
}

function groupByCase<Row extends { readonly case_id: Case['id'] }>(
  rows: readonly Row[],
): ReadonlyMap<Case['id'], Row[]> {
  return Map.groupBy(rows, (row) => row.case_id);
}

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    familyName: row.family_name,
    givenNames: row.given_names,
    birthDate: row.birth_date,
    customerNumber: row.customer_number,
    street: row.street,
    postalCode: row.postal_code,
    city: row.city,
    role: row.role,
  };
}

function toCaseFile(row: CaseFileRow): CaseFile {
  return {
    id: row.id,
    kind: row.kind,
    personId: row.person_id,
    fileReference: row.file_reference,
    title: row.title,
  };
}

const casesSql = `
  SELECT benefit_case.id, case_number, benefit_worker_id, integration_worker_id, service_office.name AS service_office_name
  FROM benefit_case JOIN service_office ON service_office.id = service_office_id
  WHERE benefit_case.id = ANY (:ids::uuid[])`;

const personsSql = `
  SELECT id, case_id, family_name, given_names, birth_date, customer_number, street, postal_code, city, role
  FROM person WHERE case_id = ANY (:ids::uuid[])
  ORDER BY case_id, array_position(ARRAY['applicant', 'partner', 'child', 'other'], role), birth_date, id`;

const caseFilesSql = `
  SELECT id, case_id, kind, person_id, file_reference, title
  FROM case_file WHERE case_id = ANY (:ids::uuid[]) ORDER BY case_id, kind, file_reference`;

const desksOfCaseSql = `
  SELECT worker.id AS worker_id, worker.team_id
  FROM benefit_case JOIN worker ON worker.id IN (benefit_worker_id, integration_worker_id)
  WHERE benefit_case.id = :id`;
