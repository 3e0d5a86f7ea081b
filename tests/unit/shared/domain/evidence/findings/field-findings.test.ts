import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../../shared/base/calendar-date.ts';
import { noFacts } from '../../../../../../shared/domain/evidence/proof-facts.ts';
import {
  box,
  check,
  mertens,
  period,
  proofHash,
  type Sample,
  standard,
  titles,
  told,
  verdict,
} from '../evidence-samples.ts';

const day = toCalendarDate;
const place = { contentHash: proofHash, page: 1, box };

describe('C06 to C09, what is declared and what is certified', () => {
  const unreadable = (field: string, declared: string): Sample => ({
    verdicts: [{ ...verdict(field, declared, null), verdict: 'unreadable', tolerance: 'low-confidence' }],
  });
  it.each<readonly [string, Sample, readonly string[], string]>([
    [
      'the other kind',
      { proof: { kind: 'FOLLOW_UP' }, input: { previous: [period('2026-11-16', '2026-11-22')] } },
      ['C06 flag Erst/Folge weicht ab'],
      'yellow',
    ],
    ['an unreadable kind', unreadable('kind', 'INITIAL'), ['C06 flag Erst oder Folge nicht lesbar'], 'yellow'],
    ['a start one day later', { proof: { unfitSince: '2026-11-24' } }, ['C07 hard Beginn weicht ab'], 'red'],
    [
      'an initial certificate without a start',
      { proof: { unfitSince: null } },
      ['C07 hard Beginn nicht gefunden'],
      'red',
    ],
    ['an unreadable start', unreadable('unfitSince', '2026-11-23'), ['C07 hard Beginn nicht lesbar'], 'red'],
    ['an end one day earlier', { proof: { unfitUntil: '2026-11-26' } }, ['C08 hard Ende weicht ab'], 'red'],
    [
      'an end one year later',
      { proof: { unfitUntil: '2027-11-27' } },
      [
        'C08 hard Ende weicht ab',
        'C16 flag Sehr langer Zeitraum',
        'C17 flag AU ab dem 42. Tag',
        'C18 flag Lange Arbeitsunfähigkeit',
      ],
      'red',
    ],
    ['an unreadable end', unreadable('unfitUntil', '2026-11-27'), ['C08 hard Ende nicht lesbar'], 'red'],
    ['another day of assessment', { proof: { assessedOn: '2026-11-24' } }, ['C09 hard Feststellung weicht ab'], 'red'],
    [
      'an unreadable day of assessment',
      unreadable('assessedOn', '2026-11-23'),
      ['C09 hard Feststellung nicht lesbar'],
      'red',
    ],
  ])('%s', (_name, sample, expected, colour) => {
    const result = check(sample);
    expect(titles(sample)).toEqual(expected);
    expect(result.colour).toBe(colour);
  });

  it('offers the kind of the certificate', () => {
    const result = check({ proof: { kind: 'FOLLOW_UP' }, input: { previous: [period('2026-11-16', '2026-11-22')] } });
    expect(result.proofValues).toEqual({ kind: 'FOLLOW_UP' });
  });

  it('offers no value that was not surely read', () => {
    const slip = { ...verdict('unfitUntil', '2026-11-27', '2026-11-21'), verdict: 'unreadable' } as const;
    const result = check({ verdicts: [{ ...slip, tolerance: 'low-confidence' }] });
    expect(result).toMatchObject({ colour: 'red', proofValues: {}, effective: null });
  });

  it('never replaces a printed but unreadable start by one that was worked out', () => {
    const result = check({
      input: { declared: { ...standard, kind: 'FOLLOW_UP' }, previous: [period('2026-11-16', '2026-11-22')] },
      ...unreadable('unfitSince', '2026-11-23'),
    });
    expect(result).toMatchObject({ colour: 'red', proofValues: {}, effective: null });
  });

  it('says how many days more were declared than are certified', () => {
    const [finding] = check({ proof: { unfitUntil: '2026-11-25' } }).findings;
    expect(finding?.why).toBe(
      'Der Nachweis reicht nur bis 25.11.2026, angegeben ist 27.11.2026: 2 Tage mehr, als bescheinigt sind.',
    );
    expect(finding).toMatchObject({ field: 'unfitUntil', contentHash: proofHash, page: 1, box });
  });

  it.each<readonly [string, Sample, string]>([
    ['end before it begins', { proof: { unfitSince: '2026-11-27', unfitUntil: '2026-11-23' } }, 'Ende vor Beginn'],
    [
      'be assessed after its issue',
      { compared: { facts: { ...noFacts, issuedOn: { day: day('2026-11-20'), place } } } },
      'Festgestellt nach Ausstellung',
    ],
    [
      'be issued after it was received',
      { compared: { facts: { ...noFacts, issuedOn: { day: day('2026-11-25'), place } } } },
      'Datum nach dem Eingang',
    ],
    [
      'be for an infant',
      { input: { applicant: { ...mertens, birthDate: day('2020-03-12') } } },
      'Geburtsdatum nicht plausibel',
    ],
  ])('a certificate cannot %s', (_name, sample, title) => {
    expect(check(sample).colour).toBe('red');
    expect(titles(sample)).toContain(`C09 hard ${title}`);
  });

  it('accepts a certificate that was issued later than it was assessed', () => {
    const facts = { ...noFacts, issuedOn: { day: day('2026-11-24'), place } };
    expect(check({ compared: { facts } }).colour).toBe('green');
  });

  it('does not call a start that was worked out a contradiction, and offers nothing with it', () => {
    const result = check({
      input: {
        declared: { kind: 'FOLLOW_UP', unfitUntil: '2026-11-27', assessedOn: '2026-11-23' },
        previous: [period('2026-11-16', '2026-11-22')],
      },
      proof: { unfitUntil: '2026-11-17' },
    });
    expect(told(result)).toEqual(['C07 flag', 'C08 hard']);
    expect(result).toMatchObject({ effective: null, proofValues: {} });
  });

  it('offers what nobody declared, but the certificate surely says', () => {
    const unasked = { ...verdict('assessedOn', null, '2026-11-23'), verdict: 'differs' } as const;
    const { assessedOn: _, ...declared } = standard;
    const result = check({ input: { declared }, verdicts: [unasked] });
    expect(result).toMatchObject({ colour: 'green', proofValues: { assessedOn: '2026-11-23' } });
  });
});
