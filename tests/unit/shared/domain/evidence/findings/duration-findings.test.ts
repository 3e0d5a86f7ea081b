import { describe, expect, it } from 'vitest';
import { addDays, toCalendarDate } from '../../../../../../shared/base/calendar-date.ts';
import { check, lasting, type Sample, standard, told } from '../evidence-samples.ts';

const day = toCalendarDate;

describe('C15 to C18, how long and how late', () => {
  const late = (receivedOn: string): Sample => ({ input: { receivedOn: day(receivedOn) } });
  const long = (days: number): Sample => {
    const unfitUntil = addDays(day('2026-11-23'), days - 1);
    return { input: { declared: { ...standard, unfitUntil } } };
  };
  const chained = (days: number): Sample => ({
    input: {
      declared: { kind: 'FOLLOW_UP', unfitUntil: '2026-11-27', assessedOn: '2026-11-23' },
      previous: [lasting(addDays(day('2026-11-23'), -days), days)],
    },
  });
  it.each<readonly [string, Sample, readonly string[]]>([
    ['received on the last day', late('2026-11-26'), []],
    ['received a day later', late('2026-11-27'), ['C15 flag']],
    ['14 days', long(14), []],
    ['15 days', long(15), ['C16 flag']],
    ['29 days', long(29), ['C16 flag']],
    ['a chain of 41 days', chained(36), ['C07 flag']],
    ['a chain of 42 days', chained(37), ['C07 flag', 'C17 flag']],
    ['a chain of 182 days', chained(177), ['C07 flag', 'C17 flag']],
    ['a chain of 183 days', chained(178), ['C07 flag', 'C17 flag', 'C18 flag']],
  ])('%s', (_name, sample, expected) => {
    expect(told(check(sample))).toEqual(expected);
  });

  it('does not ask a follow-up for the three days', () => {
    const sample = chained(10);
    expect(told(check({ ...sample, input: { ...sample.input, receivedOn: day('2026-12-18') } }))).toEqual(['C07 flag']);
  });

  it('adds up single periods of a year, each day once', () => {
    const previous = [lasting('2026-01-05', 100), lasting('2026-02-02', 100), lasting('2026-06-01', 51)];
    // 5 January to 12 May are 128 days, then 51, then the 5 under review
    expect(told(check({ input: { previous } }))).toEqual(['C18 flag']);
    expect(check({ input: { previous } }).findings[0]?.why).toContain('184 Tage');
    const shorter = [lasting('2026-01-05', 100), lasting('2026-02-02', 100), lasting('2026-06-01', 49)];
    expect(told(check({ input: { previous: shorter } }))).toEqual([]);
  });

  it('counts no period that ended more than a year ago', () => {
    expect(told(check({ input: { previous: [lasting('2025-01-06', 300)] } }))).toEqual([]);
  });
});
