import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { compareFields } from '../../../../../shared/domain/evidence/compare-fields.ts';
import { extract } from '../../../../../shared/domain/evidence/extract.ts';
import type { EvidenceRules } from '../../../../../shared/domain/evidence/rules.ts';
import { documentUpload } from '../../../../../shared/procedures/definitions/document-upload.ts';
import { move } from '../../../../../shared/procedures/definitions/move.ts';
import type { Procedure } from '../../../../../shared/procedures/procedure.ts';
import { type Print, pageOf, readingOf } from '../../../../helpers/reading.ts';

const declared = {
  familyName: 'Nowak',
  givenNames: 'Piotr',
  birthDate: '1988-05-04',
  movedInOn: '2026-12-01',
  newStreet: 'Hauptstr. 5a',
  newPostalCode: '52349',
  newCity: 'Düren',
  baseRent: 450,
  ancillaryCosts: 120.5,
  heatingCosts: 80,
  livingArea: 62.5,
  landlordName: 'Wohnbau Rur GmbH',
} as const;

const contract: readonly (readonly [string, string])[] = [
  ['Mietvertrag über Wohnraum', ''],
  ['Vermieterin oder Vermieter', 'Wohnbau Rur GmbH'],
  ['Anschrift', 'Ringstraße 1, 52351 Düren'],
  ['Person 1', 'Piotr Nowak'],
  ['Straße und Hausnummer', 'Hauptstraße 5 A'],
  ['Postleitzahl, Ort', '52349 Düren'],
  ['Wohnfläche', '62,5 m²'],
  ['Mietbeginn', '01.12.2026'],
  ['Grundmiete (kalt)', '450,00 €'],
  ['Vorauszahlung Betriebskosten', '120,50 €'],
  ['Vorauszahlung Heizung und Warmwasser', '80,00 €'],
  ['Gesamtmiete', '650,50 €'],
  ['Düren, den 20.11.2026', ''],
];

function rulesOf(procedure: Procedure): EvidenceRules {
  if (procedure.evidence === null || procedure.evidence === undefined) throw new Error('it has rules');
  return procedure.evidence;
}

function verdicts(
  changed: Readonly<Record<string, string>> = {},
  values: Readonly<Record<string, string | number>> = declared,
  procedure = move,
) {
  const prints = contract.flatMap(([label, value], index): readonly Print[] => {
    const text = changed[label] ?? value;
    const y = 80 + index * 30;
    return text === ''
      ? [[70, y, label]]
      : [
          [70, y, label],
          [280, y, text],
        ];
  });
  const rules = rulesOf(procedure);
  const extraction = extract([readingOf([pageOf(prints)])], rules);
  const fields = compareFields({
    declared: values,
    rules,
    extraction,
    previous: [],
    receivedOn: '2026-11-24' as CalendarDate,
  });
  return Object.fromEntries(fields.map((verdict) => [verdict.field, verdict]));
}

const wordOf = (field: string, changed: Readonly<Record<string, string>> = {}) => verdicts(changed)[field]?.verdict;

describe('a contract against a declared move', () => {
  it('agrees in what stands at its labels', () => {
    const { birthDate, ...others } = Object.fromEntries(
      Object.entries(verdicts()).map(([field, { verdict }]) => [field, verdict]),
    );
    expect(birthDate).toBe('not-found');
    expect(new Set(Object.values(others))).toEqual(new Set(['agrees']));
  });

  it.each([
    ['movedInOn', 'Mietbeginn', '01.01.2027', 'differs'],
    ['movedInOn', 'Mietbeginn', 'nach Absprache', 'not-found'],
    ['baseRent', 'Grundmiete (kalt)', '455,00 €', 'differs'],
    ['baseRent', 'Grundmiete (kalt)', 'siehe Anlage', 'not-found'],
    ['heatingCosts', 'Vorauszahlung Heizung und Warmwasser', '1.080,00 €', 'differs'],
    ['livingArea', 'Wohnfläche', '26,5 m²', 'differs'],
    ['familyName', 'Person 1', 'Piotr Novak', 'not-found'],
    ['givenNames', 'Person 1', 'Anna Nowak', 'not-found'],
    ['familyName', 'Person 1', 'Nowak, Piotr', 'agrees'],
    ['newStreet', 'Straße und Hausnummer', 'Hauptstraße 6', 'not-found'],
    ['newPostalCode', 'Postleitzahl, Ort', '52353 Düren', 'differs'],
  ])('%s with "%s: %s" is %s', (field, label, text, verdict) => {
    expect(wordOf(field, { [label]: text })).toBe(verdict);
  });

  it('does not take the day of the signature for the day of the move', () => {
    expect(verdicts({}, { ...declared, movedInOn: '2026-11-20' }).movedInOn?.verdict).toBe('differs');
    expect(verdicts({ Mietbeginn: '-' }, { ...declared, movedInOn: '2026-11-20' }).movedInOn?.verdict).not.toBe(
      'agrees',
    );
  });

  it('does not take the total for the rent', () => {
    expect(verdicts({}, { ...declared, baseRent: 650.5 }).baseRent?.verdict).toBe('differs');
  });
});

describe('two addresses in one contract', () => {
  const landlord = { Anschrift: 'Marktplatz 4, 52349 Düren' };

  it('finds the town of the flat at the flat, not at the landlord', () => {
    const found = verdicts(
      { ...landlord, 'Postleitzahl, Ort': '52351 Düren' },
      { ...declared, newPostalCode: '52351' },
    );
    expect(found.newPostalCode?.foundText).toBe('52351 Düren');
    expect(found.newCity?.foundText).toBe('52351 Düren');
    expect(found.newCity?.box?.top).toBe(found.newPostalCode?.box?.top);
  });

  it('does not take the postal code of the landlord for the one of the flat', () => {
    const found = verdicts({ ...landlord, 'Postleitzahl, Ort': '52351 Düren' });
    expect(found.newPostalCode?.verdict).toBe('differs');
  });

  it('does not take the town of the landlord for the one of the flat', () => {
    const found = verdicts({ ...landlord, 'Postleitzahl, Ort': '52428 Jülich' });
    expect(found.newCity?.verdict).toBe('differs');
  });
});

describe('uploaded documents', () => {
  it('are the applicant’s where both names stand beside each other, and say that it was not at a label', () => {
    const found = verdicts({}, declared, documentUpload);
    expect(found.familyName).toMatchObject({ verdict: 'agrees', tolerance: 'other-place' });
    expect(found.givenNames).toMatchObject({ verdict: 'agrees', tolerance: 'other-place' });
  });

  it('are nobody’s where only the family name stands there', () => {
    const found = verdicts({ 'Person 1': 'Familie Nowak' }, declared, documentUpload);
    expect(found.familyName?.verdict).toBe('not-found');
  });
});
