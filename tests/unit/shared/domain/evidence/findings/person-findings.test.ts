import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../../shared/base/calendar-date.ts';
import type { FieldVerdict } from '../../../../../../shared/domain/evidence/verdict.ts';
import { check, mertens, type Sample, titles, told, verdict } from '../evidence-samples.ts';

const day = toCalendarDate;

describe('C03 to C05, is it the person', () => {
  const other = (field: string, declared: string, found: string | null, more: Partial<FieldVerdict> = {}): Sample => ({
    verdicts: [{ ...verdict(field, declared, found), ...more }],
  });
  it.each<readonly [string, Sample, readonly string[], string]>([
    ['another family name', other('familyName', 'Mertens', 'Meier'), ['C03 hard Anderer Familienname'], 'red'],
    [
      'a family name one letter apart',
      other('familyName', 'Mertens', 'Merten', { tolerance: 'similar-name' }),
      ['C03 flag Familienname ähnlich'],
      'yellow',
    ],
    ['another given name', other('givenNames', 'Mara', 'Mia'), ['C03 hard Anderer Vorname'], 'red'],
    ['no name', other('familyName', 'Mertens', null), ['C03 hard Familienname nicht gefunden'], 'red'],
    [
      'an unreadable name',
      other('familyName', 'Mertens', null, { verdict: 'unreadable', tolerance: 'low-confidence' }),
      ['C03 hard Familienname nicht lesbar'],
      'red',
    ],
    [
      'a transposed birth date',
      other('birthDate', '1985-03-12', '1985-12-03'),
      ['C04 hard Anderes Geburtsdatum'],
      'red',
    ],
    ['no birth date', other('birthDate', '1985-03-12', null), ['C04 hard Geburtsdatum nicht gefunden'], 'red'],
    [
      'an unreadable birth date',
      other('birthDate', '1985-03-12', null, { verdict: 'unreadable' }),
      ['C04 hard Geburtsdatum nicht lesbar'],
      'red',
    ],
  ])('%s', (_name, sample, expected, colour) => {
    expect(titles(sample)).toEqual(expected);
    expect(check(sample).colour).toBe(colour);
    expect(check(sample).proofValues).toEqual({});
  });

  it('says which other member of the household the certificate names', () => {
    const sister = { familyName: 'Mertens', givenNames: 'Mia Lena', birthDate: day('1988-07-01') };
    const result = check({
      input: { householdMembers: [sister] },
      proof: { givenNames: 'MIA', birthDate: '1988-07-01' },
    });
    expect(told(result)).toEqual(['C03 hard', 'C04 hard', 'C05 hard']);
    expect(result.findings.find(({ id }) => id === 'C05')?.why).toContain('Mia Lena Mertens, geboren am 01.07.1988');
  });

  it('tells a mother from a daughter of the same name by the birth date', () => {
    const daughter = { ...mertens, birthDate: day('2006-01-31') };
    const result = check({ input: { householdMembers: [daughter] }, proof: { birthDate: '2006-01-31' } });
    expect(told(result)).toEqual(['C04 hard', 'C05 hard']);
  });

  it('names no member only because the birth date could not be read', () => {
    const daughter = { ...mertens, birthDate: day('2006-01-31') };
    const sample = other('birthDate', '1985-03-12', null, { verdict: 'unreadable' });
    expect(told(check({ ...sample, input: { householdMembers: [daughter] } }))).toEqual(['C04 hard']);
  });
});
