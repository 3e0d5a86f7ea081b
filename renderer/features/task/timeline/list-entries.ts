import { formatGermanDay } from '../../../../shared/base/calendar-date.ts';
import type { Timeline } from '../../../../shared/domain/evidence/timeline.ts';
import { timelineText } from '../../../text/timeline.ts';

export interface Entry {
  readonly key: string;
  readonly text: string;
}

/** Everything on the band in words, from the earliest to the latest. Pure. */
export function listEntries(timeline: Timeline): readonly Entry[] {
  const entries = [
    ...timeline.periods.map(({ from, to, kind, state }) => ({
      from,
      to,
      what: timelineText[state](timelineText.kind[kind]),
    })),
    ...timeline.gaps.map(({ from, to, isBridged }) => ({
      from,
      to,
      what: isBridged ? timelineText.bridgedGap : timelineText.gap,
    })),
    ...timeline.overlaps.map(({ from, to }) => ({ from, to, what: timelineText.overlap })),
    ...timeline.events.map(({ from, to, kind }) => ({ from, to, what: timelineText.event[kind] })),
  ];
  return entries
    .toSorted((one, other) => one.from.localeCompare(other.from) || one.to.localeCompare(other.to))
    .map(({ from, to, what }) => ({
      key: `${from} ${to} ${what}`,
      text: timelineText.entry(describeSpan(from, to), what),
    }));
}

export function describeSpan(from: Timeline['from'], to: Timeline['to']): string {
  return from === to ? formatGermanDay(from) : timelineText.span(formatGermanDay(from), formatGermanDay(to));
}
