import { addDays, type CalendarDate, daysBetween, formatGermanDay } from '../../base/calendar-date.ts';
import { isBridged } from './holidays.ts';
import type { FederalState } from './rules.ts';
import type { SickPeriod } from './verdict.ts';

/** Days, both ends included. */
export interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** What lies between two certificates that follow each other. */
export interface Gap extends Span {
  /** Only Saturdays, Sundays and public holidays: counts as if it had been certified (DOMAIN C11). */
  readonly isBridged: boolean;
}

/** AU-Kette: certificates without a real gap. */
export interface SickChain extends Span {
  readonly periods: readonly SickPeriod[];
  /** Calendar days from the first to the last, bridged days included. */
  readonly days: number;
}

export interface JoinedPeriods {
  readonly chains: readonly SickChain[];
  readonly gaps: readonly Gap[];
  readonly overlaps: readonly Span[];
}

/**
 * A person's periods as chains, in order of time. A chain goes on over a bridged gap; a real gap ends it, and so does an
 * initial certificate after an AU: a new illness (DOMAIN C13). An initial certificate within a running period does not,
 * because the days overlap. Voided notes must have been left out by the caller.
 */
export function joinPeriods(periods: readonly SickPeriod[], state: FederalState): JoinedPeriods {
  const sorted = [...periods].sort(
    (one, other) => one.from.localeCompare(other.from) || one.to.localeCompare(other.to),
  );
  const chains: SickChain[] = [];
  const gaps: Gap[] = [];
  const overlaps: Span[] = [];
  let reached: CalendarDate | null = null; // the last day that any period so far covers
  for (const period of sorted) {
    const current = chains.at(-1);
    if (current === undefined || reached === null) {
      chains.push(chainOf([period]));
      reached = period.to;
      continue;
    }
    if (period.from <= reached) {
      overlaps.push({ from: period.from, to: earlier(period.to, reached) });
      chains[chains.length - 1] = chainOf([...current.periods, period]);
    } else {
      const gap = gapBetween(reached, period.from, state);
      // before an initial certificate a working day between is no gap but a time of ability to work
      if (gap !== null && (gap.isBridged || period.kind === 'FOLLOW_UP')) gaps.push(gap);
      const continues = (gap === null || gap.isBridged) && period.kind === 'FOLLOW_UP';
      if (continues) chains[chains.length - 1] = chainOf([...current.periods, period]);
      else chains.push(chainOf([period]));
    }
    reached = later(reached, period.to);
  }
  return { chains, gaps, overlaps };
}

/** The days strictly between; null where the one follows the other at once, or they overlap. */
export function gapBetween(previousEnd: CalendarDate, start: CalendarDate, state: FederalState): Gap | null {
  const from = addDays(previousEnd, 1);
  if (from >= start) return null;
  return { from, to: addDays(start, -1), isBridged: isBridged(previousEnd, start, state) };
}

/** The chain in which a period lies, for example the one under review after it was joined with the others. */
export function chainWith(period: SickPeriod, chains: readonly SickChain[]): SickChain | undefined {
  return chains.find((chain) => chain.periods.includes(period));
}

/** Calendar days, both ends included. */
export function daysOf(span: Span): number {
  return daysBetween(span.from, span.to) + 1;
}

/** `28.11.2026 bis 11.12.2026`, a single day alone. */
export function spanText(span: Span): string {
  const [first, last] = [formatGermanDay(span.from), formatGermanDay(span.to)];
  return first === last ? first : `${first} bis ${last}`;
}

export function overlapOf(one: Span, other: Span): Span | null {
  const span = { from: later(one.from, other.from), to: earlier(one.to, other.to) };
  return span.from <= span.to ? span : null;
}

export function earlier(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one <= other ? one : other;
}

export function later(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one >= other ? one : other;
}

function chainOf(periods: readonly SickPeriod[]): SickChain {
  const [first] = periods;
  if (first === undefined) throw new Error('a chain has at least one period');
  const to = periods.reduce((last, period) => later(last, period.to), first.to);
  return { from: first.from, to, periods, days: daysOf({ from: first.from, to }) };
}
