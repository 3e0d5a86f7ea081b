import { describe, expect, it } from 'vitest';
import {
  decideResponsibility,
  type Findings,
  type KnownCase,
  type KnownPerson,
} from '../../../../server/responsibility/decide-responsibility.ts';
import { normaliseNumber } from '../../../../server/responsibility/normalise-number.ts';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import type { CaseId, PersonId, TeamId, WorkerId } from '../../../../shared/base/ids.ts';

function person(id: string, familyName: string, givenNames: string, birthDate: string): KnownPerson {
  return { id: id as PersonId, familyName, givenNames, birthDate: toCalendarDate(birthDate) };
}

function worker(name: string) {
  return { id: `${name}-id` as WorkerId, teamId: `${name}-team` as TeamId, displayName: name };
}

const juergen = person('juergen', 'Groß-Weiß', 'Jürgen Karl', '1990-01-01');
const anna = person('anna', 'Groß-Weiß', 'Anna', '1992-05-05');
const household: KnownCase = {
  id: 'household' as CaseId,
  serviceOfficeId: 'north',
  persons: [juergen, anna],
  integrationWorker: worker('Integration'),
  benefitWorker: worker('Leistung'),
};
const twin = person('twin', 'Groß-Weiß', 'Karl', '1990-01-01');
const otherHousehold: KnownCase = { ...household, id: 'other' as CaseId, persons: [twin] };
const applicant = {
  familyName: 'GROSS WEISS',
  givenNames: 'JUERGEN',
  birthDate: toCalendarDate('1990-01-01'),
};
const nothing: Findings = {
  byCaseNumber: null,
  byCustomerNumber: null,
  byBirthDate: [],
  serviceOfficeByPostalCode: 'main',
};
const hit = { person: juergen, case: household };

describe('who is responsible', () => {
  it.each<[string, Partial<Findings>, string]>([
    [
      'by BG-Nummer',
      { byCaseNumber: [household] },
      'Bedarfsgemeinschaft über die BG-Nummer gefunden, zuständig nach Fallzuordnung (Integration).',
    ],
    [
      'by Kundennummer',
      { byCustomerNumber: [hit] },
      'Person über die Kundennummer gefunden, zuständig nach Fallzuordnung (Integration).',
    ],
    [
      'by name and birth date',
      { byBirthDate: [hit] },
      'Person über Name und Geburtsdatum gefunden, zuständig nach Fallzuordnung (Integration).',
    ],
    [
      'by name and birth date where the BG-Nummer is unknown',
      { byCaseNumber: [], byBirthDate: [hit] },
      'BG-Nummer unbekannt: Person über Name und Geburtsdatum gefunden, zuständig nach Fallzuordnung (Integration).',
    ],
  ])('finds the person %s', (_how, findings, reason) => {
    expect(decideResponsibility(applicant, 'integration', { ...nothing, ...findings })).toEqual({
      kind: 'responsible',
      caseId: 'household',
      personId: 'juergen',
      worker: household.integrationWorker,
      reason,
    });
  });

  it('picks the benefit worker where the procedure says so', () => {
    const decided = decideResponsibility(applicant, 'benefit', { ...nothing, byCaseNumber: [household] });
    expect(decided.kind === 'responsible' && decided.worker.displayName).toBe('Leistung');
  });

  it.each<[string, Partial<Findings>]>([
    ['nobody fits', {}],
    ['only the birth date fits', { byBirthDate: [{ person: { ...juergen, familyName: 'Weise' }, case: household }] }],
    ['the BG-Nummer belongs to other people', { byCaseNumber: [{ ...household, persons: [anna] }] }],
    [
      'the birth date has one other digit',
      { byCaseNumber: [{ ...household, persons: [person('x', 'Groß-Weiß', 'Jürgen', '1990-01-10')] }] },
    ],
    ['the Kundennummer belongs to somebody else', { byCustomerNumber: [{ person: anna, case: household }] }],
    [
      'BG-Nummer and Kundennummer disagree',
      { byCaseNumber: [household], byCustomerNumber: [{ person: twin, case: otherHousehold }] },
    ],
    ['the Kundennummer is there twice', { byCustomerNumber: [hit, { person: juergen, case: otherHousehold }] }],
    [
      'two people have that name and birth date',
      { byBirthDate: [hit, { person: { ...juergen, id: 'y' as PersonId }, case: otherHousehold }] },
    ],
  ])('leaves it to a person when %s', (_why, findings) => {
    const decided = decideResponsibility(applicant, 'integration', { ...nothing, ...findings });
    expect(decided).toMatchObject({ kind: 'clearing', caseId: null, personId: null, serviceOfficeId: 'main' });
    for (const word of ['Groß', 'GROSS', 'Jürgen', 'Anna', '1990']) expect(decided.reason).not.toContain(word);
  });

  it('keeps the case but asks a person when nobody is entered for that work', () => {
    const findings = { ...nothing, byCaseNumber: [{ ...household, benefitWorker: null }] };
    expect(decideResponsibility(applicant, 'benefit', findings)).toEqual({
      kind: 'clearing',
      caseId: 'household',
      personId: 'juergen',
      serviceOfficeId: 'north',
      reason: 'Bedarfsgemeinschaft über die BG-Nummer gefunden, aber dort ist für Leistung niemand eingetragen.',
    });
  });
});

describe('a number from outside', () => {
  it.each([
    ['31302BG0004182', ' 31302 bg 000-4182 '],
    ['31302BG0004182', '31302//0004182'],
    ['123A456789', '123a.456.789'],
  ])('%s is found as "%s"', (stored, given) => {
    expect(normaliseNumber(given)).toBe(normaliseNumber(stored));
  });
});
