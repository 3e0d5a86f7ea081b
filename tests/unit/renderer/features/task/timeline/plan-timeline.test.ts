import { describe, expect, it } from 'vitest';
import { listEntries } from '../../../../../../renderer/features/task/timeline/list-entries.ts';
import {
  listMonths,
  listWeekends,
  placeSpan,
} from '../../../../../../renderer/features/task/timeline/plan-timeline.ts';
import { toCalendarDate as day } from '../../../../../../shared/base/calendar-date.ts';
import { timelineSchema } from '../../../../../../shared/domain/evidence/timeline.ts';

const hundredDays = { from: day('2026-06-01'), to: day('2026-09-08') };

describe('the band', () => {
  it('gives every day its part', () => {
    expect(placeSpan(hundredDays, { from: day('2026-06-01'), to: day('2026-06-01') })).toEqual({ left: 0, width: 1 });
    expect(placeSpan(hundredDays, { from: day('2026-06-11'), to: day('2026-06-20') })).toEqual({ left: 10, width: 10 });
  });

  it('cuts off what lies outside', () => {
    expect(placeSpan(hundredDays, { from: day('2026-05-01'), to: day('2026-06-10') })).toEqual({ left: 0, width: 10 });
    expect(placeSpan(hundredDays, { from: day('2026-10-01'), to: day('2026-10-10') })).toBeUndefined();
  });

  it('labels the months without running into each other', () => {
    expect(listMonths({ from: day('2026-05-29'), to: day('2026-11-27') }).map((month) => month.day)).toEqual([
      '2026-06-01',
      '2026-07-01',
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
      '2026-11-01',
    ]);
  });

  it('knows the weekends', () => {
    expect(listWeekends({ from: day('2026-11-23'), to: day('2026-12-05') })).toEqual([
      { from: '2026-11-28', to: '2026-11-29' },
      { from: '2026-12-05', to: '2026-12-06' },
    ]);
  });
});

it('says everything on the band in words, in the order of the days', () => {
  const timeline = timelineSchema.parse({
    from: '2026-06-01',
    to: '2026-11-27',
    periods: [
      { from: '2026-10-12', to: '2026-10-20', kind: 'INITIAL', assessedOn: null, contentHash: null, state: 'filed' },
      { from: '2026-11-23', to: '2026-11-27', kind: 'INITIAL', assessedOn: null, contentHash: null, state: 'review' },
    ],
    gaps: [{ from: '2026-10-21', to: '2026-11-22', isBridged: false }],
    overlaps: [],
    holidays: [],
    events: [{ kind: 'missed-appointment', from: '2026-10-15', to: '2026-10-15' }],
  });

  expect(listEntries(timeline).map(({ text }) => text)).toEqual([
    '12.10.2026 bis 20.10.2026: Erstbescheinigung, abgelegt',
    '15.10.2026: Meldetermin versäumt',
    '21.10.2026 bis 22.11.2026: Lücke',
    '23.11.2026 bis 27.11.2026: Erstbescheinigung, dieser Vorgang, noch nicht bestätigt',
  ]);
});
