import { type Case, type CaseEvent, type CaseFile, historyLimit, type SickNote } from '../../shared/domain/case.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { DeskId } from '../policy/desks.ts';
import type { Queryable } from './database.ts';
import { deputyshipsCovering } from './deputyship.ts';

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
  readonly has_namesake: boolean;
}

interface CaseFileRow {
  readonly id: CaseFile['id'];
  readonly case_id: Case['id'];
  readonly kind: CaseFile['kind'];
  readonly person_id: CaseFile['personId'];
  readonly file_reference: string;
  readonly title: string;
}

interface SickNoteRow {
  readonly case_id: Case['id'];
  readonly person_id: SickNote['personId'];
  readonly from_day: SickNote['from'];
  readonly to_day: SickNote['to'];
  readonly kind: SickNote['kind'];
  readonly assessed_on: SickNote['assessedOn'];
  readonly content_hash: SickNote['contentHash'];
  readonly task_id: SickNote['taskId'];
  readonly is_voided: boolean;
}

interface CaseEventRow {
  readonly case_id: Case['id'];
  readonly person_id: CaseEvent['personId'];
  readonly kind: CaseEvent['kind'];
  readonly from_day: CaseEvent['from'];
  readonly to_day: CaseEvent['to'];
}

/**
 * Cases with their persons, files and history, in any order; unknown ids are left out. Six statements for any number.
 * Of a history the newest entries travel, as many as the contract has room for.
 */
export async function loadCases(queryable: Queryable, ids: readonly string[]): Promise<readonly Case[]> {
  const cases = await queryable.query<CaseRow>(casesSql, { ids });
  const persons = groupByCase(await queryable.query<PersonRow>(personsSql, { ids }));
  const files = groupByCase(await queryable.query<CaseFileRow>(caseFilesSql, { ids }));
  const sickNotes = groupByCase(await queryable.query<SickNoteRow>(sickNotesSql, { ids }));
  const events = groupByCase(await queryable.query<CaseEventRow>(caseEventsSql, { ids }));
  const deputyships = await deputyshipsCovering(queryable, 'case', ids);
  return cases.map((row) => ({
    id: row.id,
    caseNumber: row.case_number,
    serviceOfficeName: row.service_office_name,
    benefitWorkerId: row.benefit_worker_id,
    integrationWorkerId: row.integration_worker_id,
    persons: (persons.get(row.id) ?? []).map(toPerson),
    namesakeIds: (persons.get(row.id) ?? []).filter((person) => person.has_namesake).map(({ id }) => id),
    files: (files.get(row.id) ?? []).map(toCaseFile),
    sickNotes: newest(sickNotes.get(row.id)).map(toSickNote),
    events: newest(events.get(row.id)).map(toCaseEvent),
    deputyshipIds: [...(deputyships.get(row.id) ?? [])],
  }));
}

/**
 * Where a case and the documents of its files lie: with both responsible persons and their teams, with whoever has an
 * unfinished task of it, and with the deputies of all of them (view `case_desk`).
 */
export async function desksOfCase(queryable: Queryable, id: Case['id']): Promise<readonly DeskId[]> {
  const rows = await queryable.query<{ desk_id: DeskId }>('SELECT desk_id FROM case_desk WHERE case_id = :id', { id });
  return rows.map((row) => row.desk_id);
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

function toSickNote(row: SickNoteRow): SickNote {
  return {
    personId: row.person_id,
    from: row.from_day,
    to: row.to_day,
    kind: row.kind,
    assessedOn: row.assessed_on,
    contentHash: row.content_hash,
    taskId: row.task_id,
    isVoided: row.is_voided,
  };
}

function toCaseEvent(row: CaseEventRow): CaseEvent {
  return { personId: row.person_id, kind: row.kind, from: row.from_day, to: row.to_day };
}

/** @param rows the oldest first */
function newest<Row>(rows: readonly Row[] = []): readonly Row[] {
  return rows.slice(-historyLimit);
}

const casesSql = `
  SELECT benefit_case.id, case_number, benefit_worker_id, integration_worker_id, service_office.name AS service_office_name
  FROM benefit_case JOIN service_office ON service_office.id = service_office_id
  WHERE benefit_case.id = ANY (:ids::uuid[])`;

const personsSql = `
  SELECT id, case_id, family_name, given_names, birth_date, customer_number, street, postal_code, city, role,
    EXISTS (
      SELECT FROM person AS other
      WHERE other.birth_date = person.birth_date AND other.name_folded = person.name_folded AND other.id <> person.id
    ) AS has_namesake
  FROM person WHERE case_id = ANY (:ids::uuid[])
  ORDER BY case_id, array_position(ARRAY['applicant', 'partner', 'child', 'other'], role), birth_date, id`;

const caseFilesSql = `
  SELECT id, case_id, kind, person_id, file_reference, title
  FROM case_file WHERE case_id = ANY (:ids::uuid[]) ORDER BY case_id, kind, file_reference`;

const sickNotesSql = `
  SELECT case_id, person_id, from_day, to_day, kind, assessed_on, content_hash, task_id, is_voided
  FROM sick_note JOIN person ON person.id = person_id
  WHERE case_id = ANY (:ids::uuid[]) ORDER BY from_day, to_day, sick_note.id`;

const caseEventsSql = `
  SELECT case_id, person_id, kind, from_day, to_day
  FROM case_event JOIN person ON person.id = person_id
  WHERE case_id = ANY (:ids::uuid[]) ORDER BY from_day, to_day, case_event.id`;
