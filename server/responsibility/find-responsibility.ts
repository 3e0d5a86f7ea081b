import type { WorkerId } from '../../shared/base/ids.ts';
import type { ResponsibilityRule } from '../../shared/domain/responsibility-rule.ts';
import type { Applicant } from '../../shared/domain/submission.ts';
import type { DeskId } from '../policy/desks.ts';
import type { Queryable } from '../store/database.ts';
import {
  findCasesByNumber,
  findKnownWorkers,
  findPersonsByBirthDate,
  findPersonsByCustomerNumber,
  listServiceOffices,
  listTeams,
} from '../store/responsibility-reads.ts';
import { loadRules } from '../store/responsibility-rules.ts';
import {
  decideResponsibility,
  type Responsibility,
  type RoutedProcedure,
  routeIdentified,
} from './decide-responsibility.ts';
import { type Findings, officeInChargeOf, type PersonInCase, type Places } from './findings.ts';
import { normaliseNumber } from './normalise-number.ts';

/** A responsibility with the desk on which an unassigned submission waits. */
export interface FoundResponsibility {
  readonly responsibility: Responsibility;
  /** The clearing basket of the service office in charge; used when nobody is responsible. */
  readonly clearingDesk: DeskId;
  /** The office as these rules see it. */
  readonly places: Places;
}

/**
 * Asks the records what they know of the applicant and decides.
 * @param rules those of the office unless given
 * @throws when the office has no service office
 */
export async function findResponsibility(
  queryable: Queryable,
  applicant: Applicant,
  procedure: RoutedProcedure,
  rules?: readonly ResponsibilityRule[],
): Promise<FoundResponsibility> {
  const held = rules ?? (await loadRules(queryable));
  const places = await loadPlaces(queryable, held);
  const findings = await loadFindings(queryable, applicant);
  const responsibility = decideResponsibility(applicant, procedure, findings, held, places);
  const basket =
    responsibility.kind === 'clearing'
      ? places.serviceOffices.find(({ id }) => id === responsibility.serviceOfficeId)
      : undefined;
  const office = basket ?? officeInChargeOf(applicant.postalCode, places.serviceOffices);
  return { responsibility, clearingDesk: office.clearingDesk, places };
}

/** To whom the work goes of somebody who was found by hand: what the office's rules say counts all the same. */
export async function findResponsibilityFor(
  queryable: Queryable,
  hit: PersonInCase,
  procedure: RoutedProcedure,
  postalCode: string | undefined,
): Promise<Responsibility> {
  const rules = await loadRules(queryable);
  const places = await loadPlaces(queryable, rules);
  const identified = { found: true, hit, how: 'Person von Hand zugeordnet' } as const;
  return routeIdentified(identified, { familyName: hit.person.familyName, postalCode }, procedure, rules, places);
}

/** Person or team; null for a clearing basket. Pure. */
export function nameOfRecipient(responsibility: Responsibility, { teams }: Places): string | null {
  if (responsibility.kind !== 'responsible') return null;
  const { workerName, recipient } = responsibility;
  return workerName ?? teams.find(({ id }) => id === recipient.teamId)?.name ?? null;
}

export async function loadFindings(queryable: Queryable, applicant: Applicant): Promise<Findings> {
  const caseNumber = normaliseNumber(applicant.caseNumber ?? '');
  const customerNumber = normaliseNumber(applicant.customerNumber ?? '');
  return {
    byCaseNumber: caseNumber === '' ? null : await findCasesByNumber(queryable, caseNumber),
    byCustomerNumber: customerNumber === '' ? null : await findPersonsByCustomerNumber(queryable, customerNumber),
    byBirthDate: await findPersonsByBirthDate(queryable, applicant.birthDate),
  };
}

/** Teams and people only where a rule asks for them: most offices need neither, and each submission comes by here. */
export async function loadPlaces(queryable: Queryable, rules: readonly ResponsibilityRule[]): Promise<Places> {
  const targets = rules.filter(({ enabled }) => enabled).map(({ to }) => to);
  const needsTeams = targets.some(({ kind }) => kind === 'team' || kind === 'office-team');
  const named: WorkerId[] = targets.flatMap((to) => (to.kind === 'worker' ? [to.workerId] : []));
  return {
    serviceOffices: await listServiceOffices(queryable),
    teams: needsTeams ? await listTeams(queryable) : [],
    workers: named.length === 0 ? [] : await findKnownWorkers(queryable, named),
  };
}
