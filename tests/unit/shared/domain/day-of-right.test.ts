import { describe, expect, it } from 'vitest';
import { dayInBerlin, instant, toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import { dayOfRight, type LateStep } from '../../../../shared/domain/policy/day-of-right.ts';
import { sampleDeputyship } from '../../../helpers/sample-deputyship.ts';
import { sampleId, sampleTask, sampleWorker } from '../../../helpers/sample-rows.ts';

/** Worker 1 stands in for worker 2 from Monday 23 to Friday 27 November 2026; in Berlin the day ends at 23:00 UTC. */
const deputyship = sampleDeputyship();
const worker = sampleWorker(1);
const task = sampleTask(1, { assigneeId: sampleWorker(2).id, deputyshipIds: [deputyship.id] });

interface Situation extends Partial<Record<keyof LateStep, unknown>> {
  readonly changes?: Parameters<typeof sampleDeputyship>[1];
  readonly isNotCovered?: boolean;
}

/** Taken on Friday afternoon, come on Monday morning. */
function dayOf({ changes = {}, isNotCovered = false, ...step }: Situation): string {
  const late = {
    takenAt: '2026-11-27T15:00:00.000Z',
    cameAt: '2026-11-30T07:00:00.000Z',
    heardAt: '2026-11-27T08:00:00.000Z',
    graceHours: 72,
    leaseHours: 72,
    ...step,
  } as LateStep;
  const person = {
    worker,
    deputyships: [sampleDeputyship(1, changes)],
    today: dayInBerlin(instant.parse(late.cameAt)),
  };
  return dayOfRight(person, isNotCovered ? { ...task, deputyshipIds: [] } : task, late);
}

describe('the day on which the policy judges a step of a deputy', () => {
  it.each<[string, Situation, string]>([
    ['taken in time and sent after the weekend', {}, '2026-11-27'],
    ['taken on an earlier day of the same time', { takenAt: '2026-11-25T09:00:00.000Z' }, '2026-11-25'],
    ['taken in the last minute', { takenAt: '2026-11-27T22:59:59.000Z' }, '2026-11-27'],
    ['in the last hour of the grace', { cameAt: '2026-11-30T22:59:59.000Z' }, '2026-11-27'],
    ['of every Friday', { changes: { from: '2026-11-02', until: '2026-12-31', weekdays: [5] } }, '2026-11-27'],
    ['heard of a last time as the day ended', { heardAt: '2026-11-27T23:10:00.000Z' }, '2026-11-27'],
  ])('is that of the click: %s', (_name, situation, day) => {
    expect(dayOf(situation)).toBe(day);
  });

  it.each<[string, Situation]>([
    ['taken after the end', { takenAt: '2026-11-27T23:00:00.000Z' }],
    ['taken before the beginning', { takenAt: '2026-11-20T09:00:00.000Z' }],
    ['taken in the future, by a clock that is wrong', { takenAt: '2026-12-04T09:00:00.000Z' }],
    ['come after the grace', { cameAt: '2026-11-30T23:00:00.000Z' }],
    ['the office gives no grace', { graceHours: 0 }],
    ['the workstation was in contact after the end', { heardAt: '2026-11-28T09:00:00.000Z' }],
    ['the workstation was never heard', { heardAt: null }],
    ['the workstation was heard too long ago to hold the data still', { heardAt: '2026-11-24T14:59:59.000Z' }],
    ['ended by hand, even afterwards', { changes: { revokedAt: '2026-11-27T17:00:00.000Z' } }],
    ['shortened meanwhile', { changes: { until: '2026-11-26' } }],
    ['somebody else stands in meanwhile', { changes: { deputyIds: [sampleId('worker', 3)] } }],
    ['not covered, or personal by now', { isNotCovered: true }],
    [
      'a weekday on which it does not hold',
      { changes: { until: '2026-12-31', weekdays: [1] }, cameAt: '2026-12-01T07:00:00.000Z' },
    ],
  ])('is today: %s', (_name, situation) => {
    const cameAt = (situation.cameAt as string | undefined) ?? '2026-11-30T07:00:00.000Z';
    expect(dayOf(situation)).toBe(dayInBerlin(instant.parse(cameAt)));
  });

  it('is today for whoever stands in today as well', () => {
    expect(dayOf({ changes: { until: toCalendarDate('2026-12-04') } })).toBe('2026-11-30');
  });
});
