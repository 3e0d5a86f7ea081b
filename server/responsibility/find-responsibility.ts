import type { Applicant } from '../../shared/domain/submission.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';
import type { DeskId } from '../policy/desks.ts';
import type { Queryable } from '../store/database.ts';
import {
  findCasesByNumber,
  findPersonsByBirthDate,
  findPersonsByCustomerNumber,
  listOfficesForRouting,
} from '../store/responsibility-reads.ts';
import { decideResponsibility, type Responsibility } from './decide-responsibility.ts';
import { normaliseNumber } from './normalise-number.ts';

/** A responsibility with the desk on which an unassigned submission waits. */
export interface FoundResponsibility {
  readonly responsibility: Responsibility;
  /** The clearing basket of the service office in charge; used when nobody is responsible. */
  readonly clearingDesk: DeskId;
}

/** Asks the records what they know of the applicant and decides. @throws when the office has no service office */
export async function findResponsibility(
  queryable: Queryable,
  applicant: Applicant,
  responsible: Procedure['responsible'],
): Promise<FoundResponsibility> {
  const caseNumber = normaliseNumber(applicant.caseNumber ?? '');
  const customerNumber = normaliseNumber(applicant.customerNumber ?? '');
  const offices = await listOfficesForRouting(queryable);
  const byPostalCode = offices.find((office) => office.postalCodes.includes(applicant.postalCode ?? ''));
  const office = byPostalCode ?? offices.find((candidate) => candidate.isMain) ?? offices[0];
  if (office === undefined) throw new Error('the office has no service office');
  const responsibility = decideResponsibility(applicant, responsible, {
    byCaseNumber: caseNumber === '' ? null : await findCasesByNumber(queryable, caseNumber),
    byCustomerNumber: customerNumber === '' ? null : await findPersonsByCustomerNumber(queryable, customerNumber),
    byBirthDate: await findPersonsByBirthDate(queryable, applicant.birthDate),
    serviceOfficeByPostalCode: office.id,
  });
  const inCharge =
    responsibility.kind === 'clearing'
      ? offices.find((candidate) => candidate.id === responsibility.serviceOfficeId)
      : undefined;
  return { responsibility, clearingDesk: (inCharge ?? office).clearingDesk };
}
