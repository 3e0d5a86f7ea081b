import { describe, expect, it } from 'vitest';
import { toCalendarDate, toInstant } from '../../../../shared/base/calendar-date.ts';
import { deputyshipId, teamId, workerId } from '../../../../shared/base/ids.ts';
import { actingSince, actingUntil, type Deputyship, spansUntil } from '../../../../shared/domain/deputyship.ts';
import { findProblems, findWarnings, type WishedDeputyship } from '../../../../shared/domain/plan-deputyship.ts';

const uuid = (digit: string) => `00000000-0000-4000-8000-00000000000${digit}`;
const [absent, first, second, reader] = ['1', '2', '3', '4'].map((digit) => workerId.parse(uuid(digit)));
if (absent === undefined || first === undefined || second === undefined || reader === undefined) throw new Error('ids');
const today = toCalendarDate('2026-11-24'); // a Tuesday
const workers = [
  { id: absent, roles: ['handle'] as const },
  { id: first, roles: ['handle'] as const },
  { id: second, roles: ['handle', 'coordinate'] as const },
  { id: reader, roles: ['read'] as const },
].map(({ id, roles }) => ({ id, roles: [...roles] }));

function wish(changes: Partial<WishedDeputyship> = {}): WishedDeputyship {
  return {
    absentWorkerId: absent as never,
    deputyIds: [first as never],
    from: toCalendarDate('2026-11-30'),
    until: toCalendarDate('2026-12-04'),
    weekdays: null,
    procedures: null,
    teamIds: null,
    limitedToPersons: false,
    ...changes,
  };
}

function standing(changes: Partial<Deputyship> = {}): Deputyship {
  return {
    ...wish(),
    id: deputyshipId.parse(uuid('a')),
    kind: 'planned',
    setByName: 'K. Yıldız',
    revokedAt: null,
    ...changes,
  };
}

describe('what is wrong with a deputyship', () => {
  const day = toCalendarDate;
  it.each<[string, Partial<WishedDeputyship>, readonly string[]]>([
    ['nothing', {}, []],
    ['nobody stands in', { deputyIds: [] }, ['no-deputy']],
    ['somebody who only reads', { deputyIds: [reader] }, ['deputy-cannot-handle']],
    ['somebody of another office', { deputyIds: [workerId.parse(uuid('9'))] }, ['deputy-unknown']],
    ['the absent person', { deputyIds: [first, absent] }, ['deputy-is-absent-person']],
    ['the same one twice', { deputyIds: [first, second, first] }, ['deputy-twice']],
    ['it ends before it begins', { until: day('2026-11-29') }, ['ends-before-it-begins']],
    ['it began yesterday', { from: day('2026-11-23') }, ['begins-in-the-past']],
    ['it begins today', { from: today }, []],
    ['it lasts a year', { from: today, until: day('2027-11-24') }, []],
    ['it lasts a day longer', { from: today, until: day('2027-11-25') }, ['too-long']],
    ['Mondays only, from Tuesday to Friday', { from: day('2026-12-01'), weekdays: [1] }, ['no-such-weekday']],
  ])('%s', (_what, changes, expected) => {
    expect(findProblems(wish(changes), { workers, deputyships: [], today })).toEqual(expected);
  });
});

describe('what a person should know about it', () => {
  const warningsOf = (changes: Partial<WishedDeputyship>, deputyships: readonly Deputyship[]) =>
    findWarnings(wish(changes), { deputyships }).map((warning) => `${warning.kind} ${warning.day}`);
  const firstAway = standing({
    id: deputyshipId.parse(uuid('b')),
    absentWorkerId: first,
    deputyIds: [second],
    from: toCalendarDate('2026-12-02'),
    until: toCalendarDate('2026-12-20'),
  });

  it('says from which day on nobody of the order is there', () => {
    expect(warningsOf({}, [firstAway])).toEqual(['everybody-away 2026-12-02']);
    expect(warningsOf({ deputyIds: [first, second] }, [firstAway])).toEqual([]);
    expect(warningsOf({ until: toCalendarDate('2026-12-01') }, [firstAway])).toEqual([]);
  });

  it('tells of another one of the same scope at the same time', () => {
    const teams = [teamId.parse(uuid('7'))];
    expect(warningsOf({ from: toCalendarDate('2026-12-03') }, [standing()])).toEqual(['overlap 2026-12-03']);
    expect(warningsOf({ procedures: ['sick-note'] }, [standing()])).toEqual([]);
    expect(warningsOf({ teamIds: teams }, [standing({ teamIds: teams })])).toEqual(['overlap 2026-11-30']);
    expect(warningsOf({ limitedToPersons: true }, [standing({ limitedToPersons: true })])).toEqual([]);
    expect(warningsOf({ weekdays: [1] }, [standing({ weekdays: [5] })])).toEqual([]);
    expect(warningsOf({}, [standing({ revokedAt: toInstant(new Date('2026-11-24T08:00:00Z')) })])).toEqual([]);
    expect(warningsOf({}, [standing({ absentWorkerId: second })])).toEqual([]);
  });

  it('does not count a deputyship as its own overlap', () => {
    expect(findWarnings(wish(), { deputyships: [standing()] }, standing().id)).toEqual([]);
  });
});

describe('the times in which one holds', () => {
  const day = toCalendarDate;
  const spansOf = (changes: Partial<Deputyship>, until: string) =>
    spansUntil(standing({ from: day('2026-11-02'), until: day('2026-11-30'), ...changes }), day(until)).map(
      (span) => `${span.from} ${span.until}`,
    );
  it.each<[string, Partial<Deputyship>, string, readonly string[]]>([
    ['a planned one before its first day', {}, '2026-11-01', []],
    ['a planned one that goes on', {}, '2026-11-04', ['2026-11-02 2026-11-04']],
    ['a planned one that is over', {}, '2026-12-24', ['2026-11-02 2026-11-30']],
    ['every Friday', { weekdays: [5] }, '2026-11-14', ['2026-11-06 2026-11-06', '2026-11-13 2026-11-13']],
    [
      'Friday and Monday',
      { weekdays: [5, 1] },
      '2026-11-09',
      ['2026-11-02 2026-11-02', '2026-11-06 2026-11-06', '2026-11-09 2026-11-09'],
    ],
    ['Thursday to Saturday', { weekdays: [4, 5, 6] }, '2026-11-13', ['2026-11-05 2026-11-07', '2026-11-12 2026-11-13']],
    [
      'ended by hand',
      { revokedAt: toInstant(new Date('2026-11-04T08:00:00Z')) },
      '2026-11-10',
      ['2026-11-02 2026-11-04'],
    ],
    ['taken back before', { revokedAt: toInstant(new Date('2026-11-01T08:00:00Z')) }, '2026-11-10', []],
  ])('%s', (_name, changes, until, spans) => {
    expect(spansOf(changes, until)).toEqual(spans);
  });
});

describe('since when somebody stands in', () => {
  const day = toCalendarDate;
  it('is the first day of a planned one, and the last one without a gap of a recurring one', () => {
    const planned = standing({ from: day('2026-11-20'), until: day('2026-11-27') });
    expect(actingSince(first, planned, [planned], today)).toBe('2026-11-20');
    const recurring = standing({ from: day('2026-11-01'), until: day('2026-12-31'), weekdays: [1, 2] });
    expect(actingSince(first, recurring, [recurring], today)).toBe('2026-11-23');
    expect(actingUntil(first, recurring, [recurring], today)).toBe('2026-11-24');
    expect(actingUntil(first, planned, [planned], today)).toBe('2026-11-27');
    expect(actingSince(first, recurring, [recurring], day('2026-11-25'))).toBeNull();
  });

  it('of the second deputy is the day on which the first one is away', () => {
    const planned = standing({ deputyIds: [first, second], from: day('2026-11-20'), until: day('2026-11-27') });
    const away = standing({
      id: deputyshipId.parse(uuid('b')),
      absentWorkerId: first,
      deputyIds: [second],
      from: day('2026-11-23'),
      until: day('2026-11-24'),
    });
    expect(actingSince(second, planned, [planned, away], today)).toBe('2026-11-23');
    expect(actingUntil(second, planned, [planned, away], today)).toBe('2026-11-24');
    expect(actingSince(first, planned, [planned, away], today)).toBeNull();
  });
});
