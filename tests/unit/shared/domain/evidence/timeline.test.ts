import { describe, expect, it } from 'vitest';
import { toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { buildTimeline, type TimelineInput, timelineSchema } from '../../../../../shared/domain/evidence/timeline.ts';
import { period } from './evidence-samples.ts';

const day = toCalendarDate;

function timeline(changes: Partial<TimelineInput> = {}) {
  return timelineSchema.parse(
    buildTimeline({
      previous: [period('2026-11-16', '2026-11-18')],
      review: period('2026-11-20', '2026-11-27', 'FOLLOW_UP'),
      events: [],
      holidaysOf: 'NW',
      endOn: day('2026-11-24'),
      ...changes,
    }),
  );
}

describe('the band over the months', () => {
  it('ends with the period under review and reaches half a year back', () => {
    expect(timeline()).toMatchObject({ from: '2026-05-29', to: '2026-11-27' });
    expect(timeline({ review: null })).toMatchObject({ from: '2026-05-26', to: '2026-11-24' });
  });

  it('draws the period under review apart from the filed ones', () => {
    expect(timeline().periods.map(({ from, state }) => [from, state])).toEqual([
      ['2026-11-16', 'filed'],
      ['2026-11-20', 'review'],
    ]);
  });

  it('shows the gap before it, and the overlap', () => {
    expect(timeline().gaps).toEqual([{ from: '2026-11-19', to: '2026-11-19', isBridged: false }]);
    expect(timeline({ previous: [period('2026-11-09', '2026-11-23')] }).overlaps).toEqual([
      { from: '2026-11-20', to: '2026-11-23' },
    ]);
  });

  it('leaves out what ended before it', () => {
    const old = period('2026-01-05', '2026-01-09');
    expect(timeline({ previous: [old] }).periods.map(({ from }) => from)).toEqual(['2026-11-20']);
  });

  it('shows a long period under review whole', () => {
    expect(timeline({ review: period('2026-01-05', '2026-11-27') }).from).toBe('2026-01-05');
  });

  it('names the holidays of the state and shows appointments and absences in order', () => {
    const result = timeline({
      events: [
        { kind: 'absence', from: day('2026-11-23'), to: day('2026-11-24') },
        { kind: 'missed-appointment', from: day('2026-10-05'), to: day('2026-10-05') },
        { kind: 'appointment', from: day('2025-10-05'), to: day('2025-10-05') },
      ],
    });
    expect(result.holidays.map(({ name }) => name)).toEqual([
      'Fronleichnam',
      'Tag der Deutschen Einheit',
      'Allerheiligen',
    ]);
    expect(result.events.map(({ kind }) => kind)).toEqual(['missed-appointment', 'absence']);
  });
});
