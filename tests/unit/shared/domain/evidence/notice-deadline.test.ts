import { expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { noticeDeadline } from '../../../../../shared/domain/evidence/notice-deadline.ts';

it.each([
  ['2026-11-23', '2026-11-26'], // Monday: Thursday (DOMAIN 1.3)
  ['2026-11-25', '2026-11-30'], // Wednesday: Saturday moves to Monday (DOMAIN 1.3)
  ['2026-11-20', '2026-11-23'], // Friday: Monday (scenario 8)
  ['2026-11-26', '2026-11-30'], // Thursday: Sunday moves to Monday
  ['2026-12-22', '2026-12-28'], // Christmas, then a Sunday
  ['2026-03-31', '2026-04-07'], // Good Friday moves over Easter
])('an onset on %s makes the certificate due until %s', (onset, expected) => {
  expect(noticeDeadline(toCalendarDate(onset), { noticeDays: 3, holidaysOf: 'NW' })).toBe(expected);
});

it('knows the holidays of the office', () => {
  const onset = toCalendarDate('2026-11-15'); // the third day after it is Buß- und Bettag in Saxony
  expect(noticeDeadline(onset, { noticeDays: 3, holidaysOf: 'SN' })).toBe('2026-11-19');
  expect(noticeDeadline(onset, { noticeDays: 3, holidaysOf: 'NW' })).toBe('2026-11-18');
});
