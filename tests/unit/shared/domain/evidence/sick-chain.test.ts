import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../../../server/demo/names/seeded-random.ts';
import { addDays, toCalendarDate } from '../../../../../shared/base/calendar-date.ts';
import { certifiedDays } from '../../../../../shared/domain/evidence/findings/duration-findings.ts';
import { joinPeriods, overlapOf, spanText } from '../../../../../shared/domain/evidence/sick-chain.ts';
import type { SickPeriod } from '../../../../../shared/domain/evidence/verdict.ts';
import { lasting, period } from './evidence-samples.ts';

const kinds = ['INITIAL', 'FOLLOW_UP'] as const;
const follow = (from: string, to: string) => period(from, to, 'FOLLOW_UP');

/** `from–to (days)` of every chain, gaps and overlaps as `from–to`. */
function joined(periods: readonly SickPeriod[]) {
  const { chains, gaps, overlaps } = joinPeriods(periods, 'NW');
  const short = (span: { from: string; to: string }) => `${span.from.slice(5)}–${span.to.slice(5)}`;
  return {
    chains: chains.map((chain) => `${short(chain)} (${chain.days})`),
    gaps: gaps.map((gap) => `${short(gap)} ${gap.isBridged ? 'bridged' : 'real'}`),
    overlaps: overlaps.map(short),
  };
}

describe('periods of a person', () => {
  it.each<readonly [string, readonly SickPeriod[], ReturnType<typeof joined>]>([
    ['none make nothing', [], { chains: [], gaps: [], overlaps: [] }],
    [
      'of scenario 2 make one chain of 19 days over a weekend',
      [period('2026-11-23', '2026-11-27'), follow('2026-11-28', '2026-12-11')],
      { chains: ['11-23–12-11 (19)'], gaps: [], overlaps: [] },
    ],
    [
      'with a bridged weekend count its days',
      [period('2026-11-23', '2026-11-27'), follow('2026-11-30', '2026-12-11')],
      { chains: ['11-23–12-11 (19)'], gaps: ['11-28–11-29 bridged'], overlaps: [] },
    ],
    [
      'with a working day between make two chains',
      [period('2026-11-09', '2026-11-18'), follow('2026-11-20', '2026-11-27')],
      { chains: ['11-09–11-18 (10)', '11-20–11-27 (8)'], gaps: ['11-19–11-19 real'], overlaps: [] },
    ],
    [
      'begin a new chain with an initial certificate directly after an AU',
      [period('2026-11-16', '2026-11-20'), period('2026-11-23', '2026-11-27')],
      { chains: ['11-16–11-20 (5)', '11-23–11-27 (5)'], gaps: ['11-21–11-22 bridged'], overlaps: [] },
    ],
    [
      'have no gap before a new illness, but time of ability to work',
      [period('2026-03-02', '2026-03-06'), period('2026-11-23', '2026-11-27')],
      { chains: ['03-02–03-06 (5)', '11-23–11-27 (5)'], gaps: [], overlaps: [] },
    ],
    [
      'that overlap are one chain, whatever their kind',
      [period('2026-11-16', '2026-11-27'), period('2026-11-23', '2026-12-04')],
      { chains: ['11-16–12-04 (19)'], gaps: [], overlaps: ['11-23–11-27'] },
    ],
    [
      'inside another one do not end the chain early',
      [period('2026-11-02', '2026-11-27'), follow('2026-11-09', '2026-11-13'), follow('2026-11-28', '2026-12-04')],
      { chains: ['11-02–12-04 (33)'], gaps: [], overlaps: ['11-09–11-13'] },
    ],
    [
      'come in any order',
      [follow('2026-11-28', '2026-12-11'), period('2026-11-23', '2026-11-27')],
      { chains: ['11-23–12-11 (19)'], gaps: [], overlaps: [] },
    ],
  ])('%s', (_name, periods, expected) => {
    expect(joined(periods)).toEqual(expected);
  });

  it('share the days on which both run', () => {
    const one = period('2026-11-02', '2026-11-13');
    expect(overlapOf(one, period('2026-11-13', '2026-11-20'))).toEqual({ from: '2026-11-13', to: '2026-11-13' });
    expect(overlapOf(one, period('2026-11-14', '2026-11-20'))).toBeNull();
  });
});

it('keeps every period in one chain, in order, and no two chains share a day', () => {
  const random = createSeededRandom('chains');
  for (let round = 0; round < 300; round += 1) {
    const periods = Array.from({ length: random.between(1, 12) }, () =>
      lasting(addDays(toCalendarDate('2026-01-01'), random.between(0, 200)), random.between(1, 20), random.pick(kinds)),
    );
    const { chains } = joinPeriods(periods, 'NW');
    expect(new Set(chains.flatMap((chain) => chain.periods))).toEqual(new Set(periods));
    for (const [index, chain] of chains.entries()) {
      expect(chain.days).toBeGreaterThanOrEqual(certifiedDays(chain.periods, chain));
      const next = chains[index + 1];
      if (next !== undefined) expect(next.from > chain.to).toBe(true);
    }
  }
});

it('writes a period as people do', () => {
  const day = toCalendarDate('2026-11-23');
  expect(spanText({ from: day, to: day })).toBe('23.11.2026');
  expect(spanText({ from: day, to: toCalendarDate('2026-11-27') })).toBe('23.11.2026 bis 27.11.2026');
});
