import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, isCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import {
  findDays,
  parseComb,
  readDay,
  toBirthDate,
  toCertificateDay,
} from '../../../../../shared/domain/evidence/parse-date.ts';

const dayOf = (text: string) => {
  const printed = readDay(text);
  return printed === null ? null : toCertificateDay(printed);
};

describe('reading a printed day', () => {
  it.each([
    ['23.11.2026', '2026-11-23'],
    ['23.11.26', '2026-11-23'],
    ['3.1.26', '2026-01-03'],
    ['23. November 2026', '2026-11-23'],
    ['23.Nov.26', '2026-11-23'],
    ['1. März 2026', '2026-03-01'],
    ['1. Maerz 2026', '2026-03-01'],
    ['231126', '2026-11-23'],
    ['23112026', '2026-11-23'],
    ['2 3 1 1 2 6', '2026-11-23'],
    ['2 3 . 1 1 . 2 6', '2026-11-23'],
    ['2 3 . 1 1 . 2 0 2 6', '2026-11-23'],
    ['23 .11 .26', '2026-11-23'],
    ['23/11/2026', '2026-11-23'],
    ['23-11-2026', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['20261123', '2026-11-23'],
    ['| 23.11.26 |', '2026-11-23'],
    ['29.02.28', '2028-02-29'],
  ])('takes %s for a clean %s', (text, day) => {
    expect(dayOf(text)).toBe(day);
    expect(readDay(text)?.isClean).toBe(true);
  });

  it.each([
    ['23,11.26', '2026-11-23'],
    ['23.11,26', '2026-11-23'],
    ['2O.11.26', '2026-11-20'],
    ['23.ll.26', '2026-11-23'],
    ['2S.11.26', '2026-11-25'],
    ['0B.11.26', '2026-11-08'],
    ['Z3.11.26', '2026-11-23'],
    ['2 3 I 1 2 6', '2026-11-23'],
    ['23.11.26 7', '2026-11-23'],
  ])('reads %s, but not surely', (text, day) => {
    expect(dayOf(text)).toBe(day);
    expect(readDay(text)?.isClean).toBe(false);
  });

  it.each([
    ['31.11.26'],
    ['29.02.26'],
    ['00.11.26'],
    ['12.13.26'],
    ['45.67.89'],
    ['(10.2026)'],
    ['1.2.1'],
    ['23.11.'],
    ['2311'],
    ['23112'],
    ['2 3 1 1 2'],
    ['271234500'],
    ['A123456780'],
    ['31302BG0001234'],
    ['52349'],
    ['SS.SS.SS'],
    ['Bl.Ol.OO'],
    ['23.11.26 und 27.11.26'],
    ['23. Nebel 2026'],
    [''],
  ])('finds no day in "%s"', (text) => {
    expect(readDay(text)).toBeNull();
  });

  it('finds every day in running text, with its place', () => {
    const text = 'vom 23.11.2026 bis zum 27. November 2026, Druck: 24.11.26 08:12';
    expect(findDays(text).map((day) => text.slice(day.from, day.to))).toEqual([
      '23.11.2026',
      '27. November 2026',
      '24.11.26',
    ]);
  });

  it.each([['02421 231126'], ['IK 231126'], ['231126']])(
    'takes the bare digits of "%s" in running text for no day',
    (text) => {
      expect(findDays(text)).toEqual([]);
    },
  );

  it('takes digits in cells for a day only if they are all there', () => {
    expect(parseComb('2 3 1 1 2 6')).not.toBeNull();
    expect(parseComb('2 3 1 1 2')).toBeNull();
    expect(parseComb('2 3 1 1 2 6 7')).toBeNull();
    expect(parseComb('2 3 x 1 1 2 6')).toBeNull();
  });
});

describe('the century of a birth date', () => {
  const received = '2026-11-24' as CalendarDate;
  it.each([
    ['12.03.85', '1985-03-12'],
    ['24.11.11', '2011-11-24'],
    ['25.11.11', '2011-11-25'], // 14 tomorrow 15: no century fits, the last one that is past
    ['01.01.60', '1960-01-01'],
    ['01.01.58', '1958-01-01'],
    ['01.07.19', '2019-07-01'],
    ['29.02.00', '2000-02-29'],
    ['12.03.1985', '1985-03-12'],
    ['12.03.2019', '2019-03-12'],
  ])('makes %s a birth on %s', (text, day) => {
    const printed = readDay(text);
    expect(printed === null ? null : toBirthDate(printed, received)).toBe(day);
  });
});

describe('days as a property', () => {
  const days = fc
    .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10) as CalendarDate);
  const forms: readonly ((day: CalendarDate) => string)[] = [
    (day) => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`,
    (day) => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(2, 4)}`,
    (day) => `${day.slice(8)}${day.slice(5, 7)}${day.slice(2, 4)}`,
    (day) => Array.from(`${day.slice(8)}${day.slice(5, 7)}${day.slice(2, 4)}`).join(' '),
    (day) => Array.from(`${day.slice(8)}.${day.slice(5, 7)}.${day.slice(2, 4)}`).join(' '),
    (day) => day,
  ];

  it('reads back every day in every form', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...forms), (day, form) => {
        expect(dayOf(form(day))).toBe(day);
      }),
    );
  });

  it('never reads the same day from two different ones', () => {
    fc.assert(
      fc.property(days, days, fc.constantFrom(...forms), fc.constantFrom(...forms), (one, other, form, otherForm) => {
        if (one !== other) expect(dayOf(form(one))).not.toBe(dayOf(otherForm(other)));
      }),
    );
  });

  it('gives only days that exist, whatever stands there', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'0123456789.,- OIlSB/'), maxLength: 14 });
    fc.assert(
      fc.property(noise, (text) => {
        for (const printed of findDays(text)) {
          const day = toCertificateDay(printed);
          if (day !== null) expect(isCalendarDate(day)).toBe(true);
        }
      }),
    );
  });
});
