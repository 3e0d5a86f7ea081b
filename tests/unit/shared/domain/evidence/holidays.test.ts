import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import {
  easterSunday,
  holidayName,
  holidaysBetween,
  holidaysOfYear,
  isBridged,
  isWorkday,
  nextWorkday,
} from '../../../../../shared/domain/evidence/holidays.ts';
import { federalStates } from '../../../../../shared/domain/evidence/rules.ts';

const day = toCalendarDate;

describe('Easter', () => {
  it.each([
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2019, '2019-04-21'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('of %i is %s', (year, expected) => {
    expect(easterSunday(year)).toBe(expected);
  });
});

describe('the public holidays', () => {
  it('of North Rhine-Westphalia in 2026', () => {
    expect(holidaysOfYear(2026, 'NW').map((holiday) => `${holiday.day} ${holiday.name}`)).toEqual([
      '2026-01-01 Neujahr',
      '2026-04-03 Karfreitag',
      '2026-04-06 Ostermontag',
      '2026-05-01 Tag der Arbeit',
      '2026-05-14 Christi Himmelfahrt',
      '2026-05-25 Pfingstmontag',
      '2026-06-04 Fronleichnam',
      '2026-10-03 Tag der Deutschen Einheit',
      '2026-11-01 Allerheiligen',
      '2026-12-25 1. Weihnachtsfeiertag',
      '2026-12-26 2. Weihnachtsfeiertag',
    ]);
  });

  it.each([
    ['BW', 12],
    ['BY', 13],
    ['BE', 10],
    ['BB', 12],
    ['HB', 10],
    ['HH', 10],
    ['HE', 10],
    ['MV', 11],
    ['NI', 10],
    ['NW', 11],
    ['RP', 11],
    ['SL', 12],
    ['SN', 11],
    ['ST', 11],
    ['SH', 10],
    ['TH', 11],
  ] as const)('of %s are %i in 2026', (state, count) => {
    expect(holidaysOfYear(2026, state)).toHaveLength(count);
  });

  it.each([
    ['2026-11-18', 'SN', 'Buß- und Bettag'],
    ['2026-11-18', 'NW', null],
    ['2025-11-19', 'SN', 'Buß- und Bettag'],
    ['2022-11-16', 'SN', 'Buß- und Bettag'],
    ['2026-03-08', 'BE', 'Internationaler Frauentag'],
    ['2022-03-08', 'MV', null],
    ['2023-03-08', 'MV', 'Internationaler Frauentag'],
    ['2017-10-31', 'NW', 'Reformationstag'],
    ['2018-10-31', 'NW', null],
    ['2018-10-31', 'NI', 'Reformationstag'],
    ['2016-10-31', 'NI', null],
    ['2026-09-20', 'TH', 'Weltkindertag'],
    ['2026-08-15', 'SL', 'Mariä Himmelfahrt'],
  ] as const)('say of %s in %s: %s', (date, state, name) => {
    expect(holidayName(day(date), state)).toBe(name);
  });

  it.each(federalStates)('of %s stand in order and come once each', (state) => {
    for (const year of [2017, 2025, 2026, 2027, 2028]) {
      const days = holidaysOfYear(year, state).map((holiday) => holiday.day);
      expect(days).toEqual([...new Set(days)].sort());
    }
  });

  it('are found over the turn of a year, both ends included', () => {
    expect(holidaysBetween(day('2026-12-25'), day('2027-01-01'), 'NW').map((holiday) => holiday.day)).toEqual([
      '2026-12-25',
      '2026-12-26',
      '2027-01-01',
    ]);
  });
});

describe('a gap', () => {
  it.each([
    ['2026-11-27', '2026-11-28', 'NW', true], // no day between
    ['2026-11-27', '2026-11-30', 'NW', true], // Saturday and Sunday
    ['2026-11-18', '2026-11-20', 'NW', false], // a Thursday
    ['2026-04-02', '2026-04-07', 'NW', true], // Easter
    ['2026-04-01', '2026-04-07', 'NW', false], // Maundy Thursday is a working day
    ['2026-12-24', '2026-12-28', 'NW', true], // Christmas on Friday and Saturday, then Sunday
    ['2026-06-03', '2026-06-05', 'NW', true], // Fronleichnam, kept here
    ['2026-06-03', '2026-06-05', 'BE', false], // and not there
    ['2026-12-31', '2027-01-04', 'NW', true], // over the turn of the year
    ['2026-11-27', '2026-11-20', 'NW', true], // overlapping periods have none
  ] as const)('from %s to %s in %s is bridged: %s', (end, start, state, expected) => {
    expect(isBridged(day(end), day(start), state)).toBe(expected);
  });
});

it.each([
  ['2026-11-27', '2026-11-27'], // Friday
  ['2026-11-28', '2026-11-30'],
  ['2026-11-29', '2026-11-30'],
  ['2026-12-25', '2026-12-28'],
  ['2026-05-14', '2026-05-15'],
])('the working day from %s on is %s', (from, expected) => {
  expect(nextWorkday(day(from), 'NW')).toBe(expected);
  expect(isWorkday(day(from), 'NW')).toBe(from === expected);
});
