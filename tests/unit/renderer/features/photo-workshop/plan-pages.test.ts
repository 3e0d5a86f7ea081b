import { describe, expect, it } from 'vitest';
import {
  angleOf,
  changePage,
  isChanged,
  lightOf,
  omitPage,
  shiftPage,
  startPages,
  toSteps,
} from '../../../../../renderer/features/photo-workshop/plan-pages.ts';
import { sampleCopy } from '../task/evidence-samples.ts';

const order = (pages: ReturnType<typeof startPages>) => toSteps(pages).pages.map(({ page }) => page);

describe('the pages of the workshop', () => {
  it('begin as they are, so that there is nothing to take over yet', () => {
    expect(order(startPages(3, undefined))).toEqual([1, 2, 3]);
    expect(isChanged(startPages(3, undefined))).toBe(false);
  });

  it('go on where an earlier copy stopped, with what it removed', () => {
    const pages = startPages(2, sampleCopy().steps);

    expect(pages.map(({ isOmitted }) => isOmitted)).toEqual([false, true]);
    expect(toSteps(pages).pages[0]?.blacken).toHaveLength(1);
  });

  it('change places, and stay at the edges', () => {
    const pages = startPages(3, undefined);

    expect(order(shiftPage(pages, 0, 1))).toEqual([2, 1, 3]);
    expect(order(shiftPage(pages, 0, -1))).toEqual([1, 2, 3]);
    expect(isChanged(shiftPage(pages, 2, -1))).toBe(true);
  });

  it('can be left out, but never all', () => {
    const one = omitPage(startPages(2, undefined), 0, true);

    expect(order(one)).toEqual([2]);
    expect(order(omitPage(one, 1, true))).toEqual([2]);
    expect(order(omitPage(one, 0, false))).toEqual([1, 2]);
  });

  it('keep their steps to themselves', () => {
    const pages = changePage(startPages(2, undefined), 1, { rotation: 90, straighten: 2 });

    expect(toSteps(pages).pages.map(({ rotation }) => rotation)).toEqual([0, 90]);
    expect(pages.map(({ steps }) => angleOf(steps))).toEqual([0, 88]);
  });
});

it('previews light on the same straight line as the copy is made', () => {
  expect(lightOf({ brightness: 0, contrast: 0 })).toEqual({ slope: 1, intercept: 0 });
  expect(lightOf({ brightness: 1, contrast: 0 }).intercept).toBeCloseTo(128 / 255);
  expect(lightOf({ brightness: 0, contrast: -1 })).toEqual({ slope: 0, intercept: 128 / 255 });
});
