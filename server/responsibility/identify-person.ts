import type { CalendarDate } from '../../shared/base/calendar-date.ts';
import { foldName } from '../../shared/domain/fold-name.ts';
import type { Findings, KnownPerson, PersonInCase } from './findings.ts';

export interface ApplicantIdentity {
  readonly familyName: string;
  readonly givenNames: string;
  readonly birthDate: CalendarDate;
}

/** The one person whom a submission is about, and how they were found; or why a person must decide. */
export type Identified =
  | { readonly found: true; readonly hit: PersonInCase; readonly how: string }
  | { readonly found: false; readonly reason: string };

/**
 * Who sent it (FEATURES 2): by BG-Nummer, else by Kundennummer, else by name and birth date when only one person fits. A
 * number that contradicts the name or birth date is never followed: a stranger's data must not reach a file. Pure.
 */
export function identifyPerson(applicant: ApplicantIdentity, findings: Findings): Identified {
  const { byCaseNumber, byCustomerNumber, byBirthDate } = findings;
  const numbered = byCaseNumber?.[0];
  if (numbered !== undefined) {
    const persons = numbered.persons.filter((person) => isSamePerson(person, applicant));
    const [person] = persons;
    if (person === undefined) {
      return unclear('Name und Geburtsdatum passen zu keiner Person der angegebenen Bedarfsgemeinschaft.');
    }
    if (persons.length > 1) return unclear('In der Bedarfsgemeinschaft passen mehrere Personen zu den Angaben.');
    const contradicts = byCustomerNumber?.some((hit) => hit.person.id !== person.id) ?? false;
    if (contradicts) return unclear('BG-Nummer und Kundennummer gehören zu verschiedenen Personen.');
    const how = 'Bedarfsgemeinschaft über die BG-Nummer gefunden';
    return { found: true, hit: { person, case: numbered }, how };
  }
  const unknownNumber = byCaseNumber === null ? '' : 'BG-Nummer unbekannt: ';
  const [customer] = byCustomerNumber ?? [];
  if (customer !== undefined) {
    if (byCustomerNumber !== null && byCustomerNumber.length > 1) {
      return unclear('Die Kundennummer ist bei mehreren Personen eingetragen.');
    }
    if (!isSamePerson(customer.person, applicant)) {
      return unclear('Name und Geburtsdatum passen nicht zur Person mit der angegebenen Kundennummer.');
    }
    return { found: true, hit: customer, how: `${unknownNumber}Person über die Kundennummer gefunden` };
  }
  const namesakes = byBirthDate.filter(({ person }) => isSamePerson(person, applicant));
  const [named] = namesakes;
  if (named === undefined) return unclear('Zu den Angaben wurde keine Person gefunden.');
  if (namesakes.length > 1) return unclear('Mehrere Personen haben diesen Namen und dieses Geburtsdatum.');
  const unknown = unknownNumber === '' && byCustomerNumber !== null ? 'Kundennummer unbekannt: ' : unknownNumber;
  return { found: true, hit: named, how: `${unknown}Person über Name und Geburtsdatum gefunden` };
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

function unclear(reason: string): Identified {
  return { found: false, reason };
}
