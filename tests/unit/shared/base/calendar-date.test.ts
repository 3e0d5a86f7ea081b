import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarDate,
  dayInBerlin,
  daysBetween,
  formatGermanDay,
  formatGermanDayShort,
  isCalendarDate,
  startOfDayInBerlin,
  toCalendarDate,
  toInstant,
  weekday,
} from '../../../../shared/base/calendar-date.ts';

describe('a calendar date', () => {
  it.each(['2026-11-24', '2024-02-29', '1985-03-12'])('accepts the day %s', (text) => {
    expect(calendarDate.parse(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '24.11.2026',
    '2026-11-24T00:00:00Z',
    '',
    '1899-12-31',
    '2026-1-1',
  ])('refuses %j, which is no day', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it.each([
    ['2026-11-28', '2026-11-27T23:00:00.000Z'],
    ['2026-07-01', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', '2026-03-28T23:00:00.000Z'], // summer time begins in its night
    ['2026-10-25', '2026-10-24T22:00:00.000Z'], // and ends
    ['2026-10-26', '2026-10-25T23:00:00.000Z'],
  ])('%s begins in Berlin at %s', (day, moment) => {
    expect(startOfDayInBerlin(toCalendarDate(day))).toBe(moment);
  });

  it('counts days across the end of summer time without an hour too many', () => {
    const before = toCalendarDate('2026-10-24');
    expect(addDays(before, 2)).toBe('2026-10-26');
    expect(daysBetween(before, toCalendarDate('2026-10-26'))).toBe(2);
  });

  it('takes the day in Berlin, not in UTC, for something received late in the evening', () => {
    expect(dayInBerlin(toInstant(new Date('2026-11-23T23:30:00Z')))).toBe('2026-11-24');
    expect(dayInBerlin(toInstant(new Date('2026-07-01T21:59:00Z')))).toBe('2026-07-01');
  });

  it('writes days the German way', () => {
    expect(formatGermanDay(toCalendarDate('2026-11-04'))).toBe('04.11.2026');
    expect(formatGermanDayShort(toCalendarDate('2026-11-04'))).toBe('04.11.');
  });

  it('knows that Sunday is the seventh day', () => {
    expect(weekday(toCalendarDate('2026-11-29'))).toBe(7);
    expect(weekday(toCalendarDate('2026-11-23'))).toBe(1);
  });
});
