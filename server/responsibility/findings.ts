import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { CaseId, PersonId, TeamId, WorkerId } from '../../shared/base/ids.ts';
import type { FileKind } from '../../shared/domain/register.ts';
import type { DeskId } from '../policy/desks.ts';

export interface KnownPerson {
  readonly id: PersonId;
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: CalendarDate;
}

export interface KnownWorker {
  readonly id: WorkerId;
  readonly teamId: TeamId;
  readonly displayName: string;
  /** False for whoever has left, or does other work by now. */
  readonly mayHandle: boolean;
}

export interface KnownCase {
  readonly id: CaseId;
  /** BG-Nummer. */
  readonly caseNumber: string;
  readonly serviceOfficeId: string;
  readonly persons: readonly KnownPerson[];
  readonly integrationWorker: KnownWorker | null;
  readonly benefitWorker: KnownWorker | null;
}

export interface PersonInCase {
  readonly person: KnownPerson;
  readonly case: KnownCase;
}

/** What the office's records say about the applicant; each list holds every hit. */
export interface Findings {
  /** Null when no BG-Nummer was given; empty when nobody has it. */
  readonly byCaseNumber: readonly KnownCase[] | null;
  /** Null when no Kundennummer was given. */
  readonly byCustomerNumber: readonly PersonInCase[] | null;
  /** Everybody born on that day; names are compared here, because SQL cannot fold them the same way. */
  readonly byBirthDate: readonly PersonInCase[];
}

export interface KnownServiceOffice {
  readonly id: string;
  readonly name: string;
  readonly postalCodes: readonly string[];
  readonly isMain: boolean;
  readonly clearingDesk: DeskId;
}

export interface KnownTeam {
  readonly id: TeamId;
  readonly name: string;
  readonly kind: FileKind;
  readonly serviceOfficeId: string;
  /** Somebody in it can take what lies on its common list. */
  readonly hasHandler: boolean;
}

/** The office as rules see it. */
export interface Places {
  /** At least one. */
  readonly serviceOffices: readonly KnownServiceOffice[];
  readonly teams: readonly KnownTeam[];
  /** Those whom a rule names. */
  readonly workers: readonly KnownWorker[];
}

/** The branch that serves a postal code, else the main one. @throws when there is none at all */
export function officeInChargeOf(
  postalCode: string | undefined,
  offices: readonly KnownServiceOffice[],
): KnownServiceOffice {
  const serving = offices.find((office) => office.postalCodes.includes(postalCode ?? ''));
  const office = serving ?? offices.find((candidate) => candidate.isMain) ?? offices[0];
  if (office === undefined) throw new Error('the office has no service office');
  return office;
}
