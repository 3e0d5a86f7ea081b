import { describe, expect, it } from 'vitest';
import { addDays, toCalendarDate } from '../../../../../../shared/base/calendar-date.ts';
import { check, period, type Sample, standard, told } from '../evidence-samples.ts';

const day = toCalendarDate;

describe('C10 to C14, how it joins what is filed', () => {
  const asDeclared = (from: string, to: string, more: Sample['input'] = {}): Sample => ({
    input: {
      declared: { kind: 'INITIAL', unfitSince: from, unfitUntil: to, assessedOn: from },
      receivedOn: day(from),
      ...more,
    },
  });
  const following = (from: string, previous: ReturnType<typeof period>[]): Sample => ({
    input: {
      declared: { kind: 'FOLLOW_UP', unfitUntil: addDays(day(from), 4), assessedOn: from },
      previous,
      receivedOn: day(from),
    },
  });
  it.each<readonly [string, Sample, readonly string[]]>([
    [
      'three days back',
      { input: { declared: { ...standard, assessedOn: '2026-11-26' }, receivedOn: day('2026-11-26') } },
      [],
    ],
    [
      'four days back',
      { input: { declared: { ...standard, assessedOn: '2026-11-27' }, receivedOn: day('2026-11-27') } },
      ['C10 flag', 'C15 flag'],
    ],
    ['a follow-up at once', following('2026-11-28', [period('2026-11-23', '2026-11-27')]), ['C07 flag']],
    [
      'a follow-up over a weekend',
      following('2026-11-30', [period('2026-11-23', '2026-11-27')]),
      ['C07 flag', 'C11 info'],
    ],
    [
      'a follow-up over Easter',
      following('2026-04-07', [period('2026-03-30', '2026-04-02')]),
      ['C07 flag', 'C11 info'],
    ],
    [
      'a follow-up after a working day',
      following('2026-11-20', [period('2026-11-16', '2026-11-18')]),
      ['C07 flag', 'C11 flag'],
    ],
    ['a follow-up without a first', following('2026-11-23', []), ['C07 flag', 'C14 flag']],
    [
      'a first after a weekend',
      asDeclared('2026-11-23', '2026-11-27', { previous: [period('2026-11-16', '2026-11-20')] }),
      ['C13 info'],
    ],
    [
      'a first after months',
      asDeclared('2026-11-23', '2026-11-27', { previous: [period('2026-03-02', '2026-03-06')] }),
      [],
    ],
    [
      'the same period again, another certificate',
      asDeclared('2026-11-23', '2026-11-27', {
        previous: [period('2026-11-23', '2026-11-27', 'INITIAL', { assessedOn: day('2026-11-24') })],
      }),
      ['C12 flag'],
    ],
    [
      'the same period and assessment again',
      asDeclared('2026-11-23', '2026-11-27', { previous: [period('2026-11-23', '2026-11-27')] }),
      ['C23 flag'],
    ],
    [
      'inside a filed period',
      asDeclared('2026-11-23', '2026-11-27', { previous: [period('2026-11-20', '2026-11-30')] }),
      ['C12 info'],
    ],
    [
      'over the end of a filed period',
      asDeclared('2026-11-23', '2026-11-27', { previous: [period('2026-11-18', '2026-11-24')] }),
      ['C12 flag'],
    ],
  ])('%s', (_name, sample, expected) => {
    expect(told(check(sample))).toEqual(expected);
  });

  it('takes only what is new of an older follow-up that repeats the first onset', () => {
    const result = check({
      input: {
        declared: { kind: 'FOLLOW_UP', unfitSince: '2026-11-09', unfitUntil: '2026-11-27', assessedOn: '2026-11-20' },
        previous: [period('2026-11-09', '2026-11-20')],
      },
    });
    expect(result.effective).toEqual({ from: '2026-11-21', to: '2026-11-27' });
    expect(told(result)).toEqual([]);
  });
});
