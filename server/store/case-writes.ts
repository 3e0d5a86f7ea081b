import type { CaseId, PersonId, WorkerId } from '../../shared/base/ids.ts';
import type { CaseFile } from '../../shared/domain/case.ts';
import { foldFullName } from '../../shared/domain/fold-name.ts';
import type { Person } from '../../shared/domain/person.ts';
import { normaliseNumber } from '../responsibility/normalise-number.ts';
import type { Queryable, Transaction } from './database.ts';

export interface NewCase {
  readonly id: CaseId;
  readonly caseNumber: string;
  readonly serviceOfficeId: string;
  readonly benefitWorkerId: WorkerId | null;
  readonly integrationWorkerId: WorkerId | null;
  readonly persons: readonly Person[];
  readonly files: readonly CaseFile[];
}

const insert = `
  INSERT INTO benefit_case (id, case_number, case_number_folded, service_office_id, benefit_worker_id, integration_worker_id)
  VALUES (:id, :caseNumber, :folded, :serviceOfficeId, :benefitWorkerId, :integrationWorkerId)`;
const insertPersonSql = `
  INSERT INTO person (id, case_id, family_name, given_names, name_folded, birth_date, customer_number, street, postal_code,
    city, role)
  VALUES (:id, :caseId, :familyName, :givenNames, :nameFolded, :birthDate, :customerNumber, :street, :postalCode, :city,
    :role)`;
const insertFileSql = `
  INSERT INTO case_file (id, case_id, kind, person_id, file_reference, title)
  VALUES (:id, :caseId, :kind, :personId, :fileReference, :title)`;

/** A household with its persons and files; numbers are stored in the form by which they are looked up. Not yet placed. */
export async function insertCase(transaction: Transaction, benefitCase: NewCase): Promise<void> {
  const { persons, files, ...row } = benefitCase;
  await transaction.query(insert, { ...row, folded: normaliseNumber(row.caseNumber) });
  for (const person of persons) await insertPerson(transaction, row.id, person);
  await insertFiles(transaction, row.id, files);
}

/** Another person in a household, which still has to be touched. */
export async function insertPerson(transaction: Transaction, caseId: CaseId, person: Person): Promise<void> {
  const { customerNumber } = person;
  await transaction.query(insertPersonSql, {
    ...person,
    caseId,
    nameFolded: foldFullName(person),
    customerNumber: customerNumber === null ? null : normaliseNumber(customerNumber),
  });
}

export async function insertFiles(transaction: Transaction, caseId: CaseId, files: readonly CaseFile[]): Promise<void> {
  for (const file of files) await transaction.query(insertFileSql, { ...file, caseId });
}

/** Until the transaction ends nobody else registers anybody: otherwise both could find that there is nobody yet. */
export async function lockRegistering(transaction: Transaction): Promise<void> {
  await transaction.query(`SELECT pg_advisory_xact_lock(hashtextextended('register-person', 0))`);
}

/** Whether somebody with that Kundennummer is there, or the household with that BG-Nummer; or one of the ids. */
export async function isKnownAlready(
  queryable: Queryable,
  person: Person,
  household: { readonly caseId: CaseId; readonly caseNumber: string } | null,
): Promise<boolean> {
  const { id, customerNumber } = person;
  const [row] = await queryable.query<{ known: boolean }>(knownSql, {
    id,
    customerNumber: customerNumber === null ? null : normaliseNumber(customerNumber),
    caseId: household?.caseId ?? null,
    caseNumber: household === null ? null : normaliseNumber(household.caseNumber),
  });
  return row?.known === true;
}

const knownSql = `
  SELECT EXISTS (
    SELECT FROM person
    WHERE id = :id OR customer_number = :customerNumber
  ) OR EXISTS (
    SELECT FROM benefit_case WHERE id = :caseId OR case_number_folded = :caseNumber
  ) AS known`;

/** Everybody with the same name, however written, and the same birth date. */
export function findNamesakes(
  queryable: Queryable,
  person: Pick<Person, 'familyName' | 'givenNames' | 'birthDate'>,
): Promise<readonly { readonly id: PersonId; readonly caseId: CaseId }[]> {
  return queryable.query(namesakesSql, { birthDate: person.birthDate, nameFolded: foldFullName(person) });
}

const namesakesSql = `
  SELECT id, case_id AS "caseId" FROM person WHERE birth_date = :birthDate AND name_folded = :nameFolded ORDER BY id`;
