import { addDays, type CalendarDate, daysBetween, weekday } from '../../../../shared/base/calendar-date.ts';
import { earlier, later } from '../../../../shared/domain/evidence/sick-chain.ts';
import type { Timeline } from '../../../../shared/domain/evidence/timeline.ts';

/** Left edge and width on the band, in per cent. */
export interface Place {
  readonly left: number;
  readonly width: number;
}

export interface Month {
  readonly day: CalendarDate;
  readonly left: number;
}

type Frame = Pick<Timeline, 'from' | 'to'>;
type Span = { readonly from: CalendarDate; readonly to: CalendarDate };

/** Labels closer together than this, in per cent, would run into each other. */
const CLOSEST_LABELS = 9;

/** Where a span of whole days lies on the band; what lies outside is cut off. Undefined where nothing is left. Pure. */
export function placeSpan(frame: Frame, span: Span): Place | undefined {
  const from = later(span.from, frame.from);
  const to = earlier(span.to, frame.to);
  if (from > to) return undefined;
  const days = daysBetween(frame.from, frame.to) + 1;
  return {
    left: (daysBetween(frame.from, from) / days) * 100,
    width: ((daysBetween(from, to) + 1) / days) * 100,
  };
}

/** The first days of the months on the band, for the labels below it. Pure. */
export function listMonths(frame: Frame): readonly Month[] {
  const months: Month[] = [];
  for (let day = frame.from; day <= frame.to; day = addDays(day, 1)) {
    if (!day.endsWith('-01') && day !== frame.from) continue;
    const { left } = placeSpan(frame, { from: day, to: day }) ?? { left: 0 };
    // the broken month at the beginning gives way to the first whole one
    if (months.length === 1 && left < CLOSEST_LABELS) months.pop();
    if (left <= 100 - CLOSEST_LABELS / 2) months.push({ day, left });
  }
  return months;
}

/** Saturdays with their Sundays. Pure. */
export function listWeekends(frame: Frame): readonly Span[] {
  const toSaturday = (6 - weekday(frame.from) + 7) % 7;
  const weekends: Span[] = [];
  for (let day = addDays(frame.from, toSaturday); day <= frame.to; day = addDays(day, 7)) {
    weekends.push({ from: day, to: addDays(day, 1) });
  }
  return weekends;
}
