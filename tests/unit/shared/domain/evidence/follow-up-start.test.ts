import { expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { followUpStart } from '../../../../../shared/domain/evidence/follow-up-start.ts';
import type { SickPeriod } from '../../../../../shared/domain/evidence/verdict.ts';
import { period } from './evidence-samples.ts';

it.each<readonly [string, readonly SickPeriod[], string, string | null, string]>([
  [
    'the day after the one before, over a weekend',
    [period('2026-11-23', '2026-11-27')],
    '2026-11-30',
    null,
    '2026-11-28',
  ],
  [
    'the day after the one before, assessed early',
    [period('2026-10-12', '2026-11-20')],
    '2026-11-20',
    '2026-12-04',
    '2026-11-21',
  ],
  ['the day of assessment after a working day', [period('2026-11-09', '2026-11-18')], '2026-11-20', null, '2026-11-20'],
  ['the day of assessment where nothing came before', [], '2026-11-20', null, '2026-11-20'],
  [
    'the day of assessment where only later ones are known',
    [period('2026-11-23', '2026-11-27')],
    '2026-11-02',
    null,
    '2026-11-02',
  ],
  [
    'the day of assessment within what is certified already',
    [period('2026-11-02', '2026-11-30')],
    '2026-11-16',
    '2026-11-20',
    '2026-11-16',
  ],
  [
    'the day after the latest of several',
    [period('2026-11-23', '2026-11-27'), period('2026-11-02', '2026-11-06')],
    '2026-11-27',
    null,
    '2026-11-28',
  ],
])('a follow-up without "seit" begins on %s', (_name, previous, assessedOn, until, expected) => {
  const last = until === null ? null : toCalendarDate(until);
  expect(followUpStart(previous, toCalendarDate(assessedOn), last, 'NW').from).toBe(expected);
});
