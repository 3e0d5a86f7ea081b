import { describe, expect, it } from 'vitest';
import { otherPeriods, reviewedPeriod } from '../../../../electron/evidence/check/sick-periods.ts';
import { toCalendarDate } from '../../../../shared/base/calendar-date.ts';
import { sickNoteSchema } from '../../../../shared/domain/case.ts';
import { sampleCheck } from '../../../helpers/sample-check.ts';
import { sampleContent, sampleId, sampleTask } from '../../../helpers/sample-rows.ts';

const task = sampleTask(1);
const confirmed = { by: sampleId('worker', 1), byName: 'Sabine', at: '2026-11-24T08:00:00.000Z' };

function note(from: string, to: string, changes: object = {}) {
  return sickNoteSchema.parse({
    from,
    to,
    kind: 'INITIAL',
    assessedOn: from,
    contentHash: null,
    personId: task.personId,
    taskId: null,
    isVoided: false,
    ...changes,
  });
}

/** Another task of the same person, confirmed here, with these declared values. */
function localTask(number: number, declared: object, changes: object = {}) {
  const { submission } = sampleTask(number);
  return sampleTask(number, {
    personId: task.personId,
    state: 'confirmed',
    confirmed,
    submission: { ...submission, declared },
    ...changes,
  });
}

const spans = (periods: readonly { from: string; to: string }[]) => periods.map(({ from, to }) => `${from} ${to}`);

describe("the person's other periods", () => {
  it('are those of the case, without voided ones, other people and the task itself', () => {
    const sickNotes = [
      note('2026-11-01', '2026-11-06'),
      note('2026-10-01', '2026-10-02', { isVoided: true }),
      note('2026-09-01', '2026-09-02', { personId: sampleId('person', 9) }),
      note('2026-11-23', '2026-11-27', { taskId: task.id }),
    ];
    expect(spans(otherPeriods(task, { sickNotes }, []))).toEqual(['2026-11-01 2026-11-06']);
  });

  it('have what this workstation has confirmed and the server does not know yet, each once', () => {
    const known = localTask(2, { kind: 'INITIAL', unfitSince: '2026-11-01', unfitUntil: '2026-11-06' });
    const taken = localTask(
      3,
      { kind: 'FOLLOW_UP', unfitSince: '2026-11-07', unfitUntil: '2026-11-30' },
      { takenOver: { unfitUntil: { value: '2026-11-13', reason: 'Nachweis' } } },
    );
    const open = localTask(4, { unfitSince: '2026-11-14', unfitUntil: '2026-11-15' }, { confirmed: null });
    const sickNotes = [note('2026-11-01', '2026-11-06', { taskId: known.id })];
    const periods = otherPeriods(task, { sickNotes }, [known, taken, open, task]);
    expect(spans(periods)).toEqual(['2026-11-01 2026-11-06', '2026-11-07 2026-11-13']);
    expect(periods[1]?.kind).toBe('FOLLOW_UP');
  });

  it('begin where the server will let a follow-up without a start begin: after the one before it', () => {
    const before = note('2026-11-16', '2026-11-20');
    const followUp = localTask(2, { kind: 'FOLLOW_UP', assessedOn: '2026-11-23', unfitUntil: '2026-11-27' });
    const next = localTask(3, { kind: 'FOLLOW_UP', assessedOn: '2026-11-27', unfitUntil: '2026-12-04' });
    const periods = otherPeriods(task, { sickNotes: [before] }, [followUp, next]);
    expect(spans(periods)).toEqual(['2026-11-16 2026-11-20', '2026-11-21 2026-11-27', '2026-11-28 2026-12-04']);
  });

  it('are unknown where the person is', () => {
    const stranger = sampleTask(1, { personId: null });
    expect(otherPeriods(stranger, { sickNotes: [note('2026-11-01', '2026-11-06')] }, [])).toEqual([]);
  });
});

describe('the period under review', () => {
  it('is the declared one until the proof was read, and what the proof says from then on', () => {
    const effective = { from: toCalendarDate('2026-11-24'), to: toCalendarDate('2026-11-25') };
    const check = { ...sampleCheck('red'), effective, proofValues: { kind: 'FOLLOW_UP' } };
    expect(reviewedPeriod(task, null)).toMatchObject({ from: '2026-11-23', to: '2026-11-27', kind: 'INITIAL' });
    expect(reviewedPeriod(task, check)).toMatchObject({
      from: '2026-11-24',
      to: '2026-11-25',
      kind: 'FOLLOW_UP',
      contentHash: sampleContent(3).hash,
    });
  });

  it('does not exist for other procedures, nor where the end is missing', () => {
    const { submission } = task;
    expect(reviewedPeriod(sampleTask(1, { procedure: 'move' }), null)).toBeNull();
    expect(reviewedPeriod(sampleTask(1, { submission: { ...submission, declared: {} } }), null)).toBeNull();
  });
});
