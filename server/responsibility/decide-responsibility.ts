import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import type { CaseId, PersonId, TeamId, WorkerId } from '../../shared/base/ids.ts';
import { foldName } from '../../shared/domain/fold-name.ts';
import type { Procedure } from '../../shared/procedures/procedure.ts';

export interface KnownPerson {
  readonly id: PersonId;
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: CalendarDate;
}

export interface ResponsibleWorker {
  readonly id: WorkerId;
  readonly teamId: TeamId;
  readonly displayName: string;
}

export interface KnownCase {
  readonly id: CaseId;
  readonly serviceOfficeId: string;
  readonly persons: readonly KnownPerson[];
  readonly integrationWorker: ResponsibleWorker | null;
  readonly benefitWorker: ResponsibleWorker | null;
}

/** What the office's records say about the applicant; each list holds every hit. */
export interface Findings {
  /** Null when no BG-Nummer was given; empty when nobody has it. */
  readonly byCaseNumber: readonly KnownCase[] | null;
  /** Null when no Kundennummer was given. */
  readonly byCustomerNumber: readonly PersonInCase[] | null;
  /** Everybody born on that day; names are compared here, because SQL cannot fold them the same way. */
  readonly byBirthDate: readonly PersonInCase[];
  /** The branch that serves the applicant's postal code, else the main one. */
  readonly serviceOfficeByPostalCode: string;
}

export interface PersonInCase {
  readonly person: KnownPerson;
  readonly case: KnownCase;
}

export type Responsibility =
  | {
      readonly kind: 'responsible';
      readonly caseId: CaseId;
      readonly personId: PersonId;
      readonly worker: ResponsibleWorker;
      readonly reason: string;
    }
  | {
      /** A person must decide. The case is known only where nothing contradicts it and just the worker is missing. */
      readonly kind: 'clearing';
      readonly caseId: CaseId | null;
      readonly personId: PersonId | null;
      readonly serviceOfficeId: string;
      readonly reason: string;
    };

export interface ApplicantIdentity {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: CalendarDate;
}

/**
 * Whose desk a submission lies on (FEATURES 2): the household by BG-Nummer, else by Kundennummer, else by name and
 * birth date when only one person fits; then the procedure says which of its workers. A number that contradicts the
 * name or birth date is never followed: a stranger's data must not reach a file. Pure.
 */
export function decideResponsibility(
  applicant: ApplicantIdentity,
  responsible: Procedure['responsible'],
  findings: Findings,
): Responsibility {
  const found = findPerson(applicant, findings);
  if (!found.ok) {
    return {
      kind: 'clearing',
      caseId: null,
      personId: null,
      serviceOfficeId: findings.serviceOfficeByPostalCode,
      reason: found.reason,
    };
  }
  const { person, case: benefitCase } = found.hit;
  const worker = responsible === 'integration' ? benefitCase.integrationWorker : benefitCase.benefitWorker;
  if (worker === null) {
    return {
      kind: 'clearing',
      caseId: benefitCase.id,
      personId: person.id,
      serviceOfficeId: benefitCase.serviceOfficeId,
      reason: `${found.how}, aber dort ist für ${fieldOfWork[responsible]} niemand eingetragen.`,
    };
  }
  return {
    kind: 'responsible',
    caseId: benefitCase.id,
    personId: person.id,
    worker,
    reason: `${found.how}, zuständig nach Fallzuordnung (${fieldOfWork[responsible]}).`,
  };
}

const fieldOfWork = { integration: 'Integration', benefit: 'Leistung' } as const;

type Found =
  | { readonly ok: true; readonly hit: PersonInCase; readonly how: string }
  | { readonly ok: false; readonly reason: string };

function findPerson(applicant: ApplicantIdentity, findings: Findings): Found {
  const { byCaseNumber, byCustomerNumber, byBirthDate } = findings;
  const numbered = byCaseNumber?.[0];
  if (numbered !== undefined) {
    const persons = numbered.persons.filter((person) => isSamePerson(person, applicant));
    const [person] = persons;
    if (person === undefined) {
      return clearing('Name und Geburtsdatum passen zu keiner Person der angegebenen Bedarfsgemeinschaft.');
    }
    if (persons.length > 1) return clearing('In der Bedarfsgemeinschaft passen mehrere Personen zu den Angaben.');
    const contradicts = byCustomerNumber?.some((hit) => hit.person.id !== person.id) ?? false;
    if (contradicts) return clearing('BG-Nummer und Kundennummer gehören zu verschiedenen Personen.');
    return { ok: true, hit: { person, case: numbered }, how: 'Bedarfsgemeinschaft über die BG-Nummer gefunden' };
  }
  const unknownNumber = byCaseNumber === null ? '' : 'BG-Nummer unbekannt: ';
  const [customer] = byCustomerNumber ?? [];
  if (customer !== undefined) {
    if (byCustomerNumber !== null && byCustomerNumber.length > 1) {
      return clearing('Die Kundennummer ist bei mehreren Personen eingetragen.');
    }
    if (!isSamePerson(customer.person, applicant)) {
      return clearing('Name und Geburtsdatum passen nicht zur Person mit der angegebenen Kundennummer.');
    }
    return { ok: true, hit: customer, how: `${unknownNumber}Person über die Kundennummer gefunden` };
  }
  const namesakes = byBirthDate.filter(({ person }) => isSamePerson(person, applicant));
  const [named] = namesakes;
  if (named === undefined) return clearing('Zu den Angaben wurde keine Person gefunden.');
  if (namesakes.length > 1) return clearing('Mehrere Personen haben diesen Namen und dieses Geburtsdatum.');
  const unknown = unknownNumber === '' && byCustomerNumber !== null ? 'Kundennummer unbekannt: ' : unknownNumber;
  return { ok: true, hit: named, how: `${unknown}Person über Name und Geburtsdatum gefunden` };
}

/** Same birth date and family name; one of the given names must agree, since many people use only one of theirs. */
function isSamePerson(person: KnownPerson, applicant: ApplicantIdentity): boolean {
  if (person.birthDate !== applicant.birthDate) return false;
  if (foldName(person.familyName) !== foldName(applicant.familyName)) return false;
  const known = new Set(foldName(person.givenNames).split(' '));
  return foldName(applicant.givenNames)
    .split(' ')
    .some((name) => known.has(name));
}

function clearing(reason: string): Found {
  return { ok: false, reason };
}
