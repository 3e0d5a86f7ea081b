import {
  addDays,
  type CalendarDate,
  dayInBerlin,
  type Instant,
  toInstant,
  weekday,
} from '../../shared/base/calendar-date.ts';

const hourMs = 3_600_000;

/** The moment at which clocks in the office show this time; `time` is `08:12`. */
export function berlinMoment(day: CalendarDate, time: string): Instant {
  const asIfUtc = Date.parse(`${day}T${time}:00.000Z`);
  const summer = new Date(asIfUtc - 2 * hourMs);
  return toInstant(berlinClock.format(summer) === time ? summer : new Date(asIfUtc - hourMs));
}

const berlinClock = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * The scenarios are written for Tuesday, 24 November 2026. They are moved by whole weeks to the last Tuesday that has
 * had its morning, so that weekdays stay what they are and nothing lies in the future.
 */
export function scenarioDay(now: Date): (writtenDay: string) => CalendarDate {
  const today = dayInBerlin(now);
  const tuesdayOfWeek = addDays(today, 2 - weekday(today));
  const hasBegun = Date.parse(berlinMoment(tuesdayOfWeek, '08:30')) <= now.getTime();
  const tuesday = hasBegun ? tuesdayOfWeek : addDays(tuesdayOfWeek, -7);
  return (writtenDay) => {
    const distance = (Date.parse(writtenDay) - Date.parse('2026-11-24')) / (24 * hourMs);
    return addDays(tuesday, Math.round(distance));
  };
}

/** The first Friday after today. */
export function nextFriday(today: CalendarDate): CalendarDate {
  return addDays(today, ((5 - weekday(today) + 6) % 7) + 1);
}
