import type { CaseId, WorkerId } from '../../shared/base/ids.ts';
import type { CaseFile } from '../../shared/domain/case.ts';
import { foldFullName } from '../../shared/domain/fold-name.ts';
import type { Person } from '../../shared/domain/person.ts';
import { normaliseNumber } from '../responsibility/normalise-number.ts';
import type { Transaction } from './database.ts';

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
const insertPerson = `
  INSERT INTO person (id, case_id, family_name, given_names, name_folded, birth_date, customer_number, street, postal_code,
    city, role)
  VALUES (:id, :caseId, :familyName, :givenNames, :nameFolded, :birthDate, :customerNumber, :street, :postalCode, :city,
    :role)`;
const insertFile = `
  INSERT INTO case_file (id, case_id, kind, person_id, file_reference, title)
  VALUES (:id, :caseId, :kind, :personId, :fileReference, :title)`;

/** A household with its persons and files; numbers are stored in the form by which they are looked up. Not yet placed. */
export async function insertCase(transaction: Transaction, benefitCase: NewCase): Promise<void> {
  const { persons, files, ...row } = benefitCase;
  await transaction.query(insert, { ...row, folded: normaliseNumber(row.caseNumber) });
  for (const person of persons) {
    const { customerNumber } = person;
    await transaction.query(insertPerson, {
      ...person,
      caseId: row.id,
      nameFolded: foldFullName(person),
      customerNumber: customerNumber === null ? null : normaliseNumber(customerNumber),
    });
  }
  for (const file of files) await transaction.query(insertFile, { ...file, caseId: row.id });
}
