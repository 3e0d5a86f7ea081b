import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../../server/demo/names/seeded-random.ts';
import { toCalendarDate } from '../../../shared/base/calendar-date.ts';
import { foldName } from '../../../shared/domain/fold-name.ts';
import { arrangements } from '../../fixtures/certificate/arrangements.ts';
import {
  contradictions,
  similarName,
  withOneOtherDigit,
  withSwappedDayAndMonth,
} from '../../fixtures/contradictions.ts';
import { formClasses } from '../../fixtures/evidence-case.ts';
import { corpusSize } from '../../fixtures/make-case.ts';
import { paperKinds } from '../../fixtures/papers/papers.ts';
import { planCase } from '../../fixtures/plan-case.ts';
import { truthOf } from '../../fixtures/truth.ts';

const plans = Array.from({ length: corpusSize }, (_, index) => planCase(index));
const random = () => createSeededRandom('contradictions');

describe('the plan of the corpus', () => {
  it('has at least 300 cases, two in five with a contradiction, in every class', () => {
    expect(plans.length).toBeGreaterThanOrEqual(300);
    for (const name of formClasses) {
      const own = plans.filter(({ formClass }) => formClass === name);
      const share = own.filter(({ contradiction }) => contradiction !== null).length / own.length;
      expect(own.length).toBeGreaterThan(80);
      expect(share).toBeGreaterThan(0.35);
      expect(share).toBeLessThan(0.45);
    }
  });

  it('has every contradiction, every arrangement, every copy and every other paper several times', () => {
    const count = (values: readonly unknown[], wanted: unknown) => values.filter((value) => value === wanted).length;
    for (const name of contradictions)
      expect(
        count(
          plans.map((plan) => plan.contradiction),
          name,
        ),
      ).toBeGreaterThan(8);
    for (const name of arrangements)
      expect(
        count(
          plans.map((plan) => plan.arrangement),
          name,
        ),
      ).toBeGreaterThan(15);
    for (const name of paperKinds)
      expect(
        count(
          plans.map((plan) => plan.paper),
          name,
        ),
      ).toBeGreaterThan(1);
    for (const copy of ['employer', 'insured', 'insurer', 'doctor']) {
      expect(
        count(
          plans.map(({ note }) => note.copy),
          copy,
        ),
      ).toBeGreaterThan(15);
    }
  });

  it('calls a field different exactly where another value is printed', () => {
    for (const plan of plans.filter(({ paper }) => paper === null)) {
      const { note, declared } = plan;
      const differs = (field: 'birthDate' | 'unfitUntil' | 'assessedOn') =>
        declared[field] !== undefined && note[field] !== declared[field];
      for (const field of ['birthDate', 'unfitUntil', 'assessedOn'] as const) {
        const truth = truthOf(plan, null).fields[field];
        expect(truth?.[0] === 'differs', `case ${plan.index} ${field}`).toBe(differs(field));
      }
      const names = foldName(note.cardFamilyName.replace(/^Dr\. /, '')) === foldName(plan.person.familyName);
      expect(plan.differing.includes('familyName'), `case ${plan.index} familyName`).toBe(!names);
    }
  });
});

describe('the contradictions', () => {
  it('change exactly one digit', () => {
    const day = toCalendarDate('2026-11-23');
    const other = withOneOtherDigit(day, random());
    expect([...other].filter((digit, place) => digit !== day[place])).toHaveLength(1);
  });

  it('swap day and month only where both are months', () => {
    expect(withSwappedDayAndMonth(toCalendarDate('2026-11-04'))).toBe('2026-04-11');
    expect(withSwappedDayAndMonth(toCalendarDate('2026-11-23'))).toBeNull();
    expect(withSwappedDayAndMonth(toCalendarDate('2026-11-11'))).toBeNull();
  });

  it('make a similar name that is not the same after folding', () => {
    for (const name of ['Mertens', 'Groß-Weiß', 'von Bülow', 'Lê', 'Yıldız', 'Żak']) {
      expect(foldName(similarName(name, random()))).not.toBe(foldName(name));
    }
  });
});
