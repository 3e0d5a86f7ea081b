import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import {
  defaultDueOn,
  type LetterFacts,
  letterReasonTitle,
  prepareLetter,
} from '../../../../../shared/domain/evidence/prepare-letter.ts';
import { letterReasons } from '../../../../../shared/domain/letter-reason.ts';

const facts: LetterFacts = {
  name: { familyName: 'Mertens', givenNames: 'Mara' },
  procedure: 'Krankmeldung',
  document: 'sick-note',
  receivedOn: toCalendarDate('2026-11-24'),
  period: { from: toCalendarDate('2026-11-23'), to: toCalendarDate('2026-11-27') },
  dueOn: toCalendarDate('2026-12-08'),
};

describe.each(letterReasons)('a letter for %s', (reason) => {
  it.each(['request', 'return'] as const)('is ready to send as a %s', (way) => {
    const text = prepareLetter(reason, way, facts);
    expect(text).toMatch(/^Guten Tag Mara Mertens,\n/);
    expect(text).toContain('Krankmeldung (23.11.2026 bis 27.11.2026)');
    expect(text).not.toMatch(/[{}[\]]/);
    expect(text.includes('bis zum 08.12.2026')).toBe(way === 'request');
    expect(text.length).toBeLessThan(4000);
  });

  it('says nothing about an illness', () => {
    for (const way of ['request', 'return'] as const) {
      expect(prepareLetter(reason, way, facts)).not.toMatch(/Diagnos|ICD|krank(?!meldung)|Erkrank/i);
    }
  });

  it('has a short title for the choice', () => {
    expect(letterReasonTitle(reason).length).toBeLessThanOrEqual(40);
  });
});

it('leaves out a period that was not declared', () => {
  expect(prepareLetter('R06', 'request', { ...facts, period: null })).not.toMatch(/\(\)| {2}/);
});

it('never fills a place with something out of a name', () => {
  const name = { familyName: '{body}', givenNames: '[x]' };
  expect(prepareLetter('R01', 'request', { ...facts, name })).toMatch(/^Guten Tag \[x\] \{body\},/);
});

it.each([
  ['2026-11-24', '2026-12-08'],
  ['2026-11-28', '2026-12-14'], // a Saturday
  ['2026-12-11', '2026-12-28'], // the first day of Christmas
  ['2026-12-18', '2027-01-04'], // New Year on a Friday
])('a letter of %s asks for an answer until %s', (today, expected) => {
  expect(defaultDueOn(toCalendarDate(today), 'NW')).toBe(expected);
});
