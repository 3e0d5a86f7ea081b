import { describe, expect, it } from 'vitest';
import {
  anchorAt,
  heightOf,
  pageAt,
  pagesNear,
  placeOf,
  planPages,
  planSection,
  topOf,
} from '../../../renderer/viewer/plan-pages.ts';

const letter = () => ({ width: 794, height: 1123 });
const all = (count: number) => ({ first: 1, count });

describe('the layout of pages', () => {
  it('stacks pages with a gap before, between and after', () => {
    const layout = planPages(all(3), () => ({ width: 100, height: 200 }), 10);

    expect([...layout.tops]).toEqual([10, 220, 430]);
    expect(layout.total).toBe(640);
    expect(layout.widest).toBe(100);
  });

  it('finds the page at any height, also in a gap, before the first and after the last page', () => {
    const layout = planPages(all(3), () => ({ width: 100, height: 200 }), 10);

    expect([-50, 0, 10, 215, 220, 429, 430, 9999].map((y) => pageAt(layout, y))).toEqual([1, 1, 1, 1, 2, 2, 3, 3]);
  });

  it('keeps only the pages around the window', () => {
    const layout = planPages(all(400), letter, 14);

    expect(pagesNear(layout, topOf(layout, 200), 800, 0.5)).toEqual([199, 200, 201]);
    expect(pagesNear(layout, 0, 800, 0.5)).toEqual([1, 2]);
  });

  it('finds the same place again after the scale has changed', () => {
    const small = planPages(all(20), letter, 14);
    const large = planPages(all(20), () => ({ width: 1588, height: 2246 }), 14);
    const anchor = anchorAt(small, topOf(small, 7) + heightOf(small, 7) * 0.25);

    expect(anchor.page).toBe(7);
    expect(placeOf(large, anchor)).toBeCloseTo(topOf(large, 7) + 2246 * 0.25, 0);
  });
});

describe('sections of long documents', () => {
  it('take an ordinary document whole', () => {
    expect(planSection(undefined, 1, 12)).toEqual({ first: 1, count: 12 });
  });

  it('stay far below the height that a browser can lay out, at any page and the largest zoom', () => {
    const section = planSection(undefined, 5000, 10_000);
    const layout = planPages(section, () => ({ width: 794 * 8, height: 1123 * 8 }), 14);

    expect(layout.total).toBeLessThan(5_000_000);
    expect(pageAt(layout, topOf(layout, 5000))).toBe(5000);
  });

  it('are kept while there is reserve around the page, and moved before the end is reached', () => {
    const section = planSection(undefined, 1, 10_000);

    expect(planSection(section, 300, 10_000)).toBe(section);
    const next = planSection(section, section.count - 10, 10_000);
    expect(next.first).toBeGreaterThan(1);
    expect(planSection(next, section.count - 10, 10_000)).toBe(next);
  });

  it.each([1, 2, 49, 50, 499, 500, 501, 9_999, 10_000])('always contain page %i, and settle at once', (page) => {
    const section = planSection(undefined, page, 10_000);

    expect(page).toBeGreaterThanOrEqual(section.first);
    expect(page).toBeLessThan(section.first + section.count);
    expect(section.first + section.count - 1).toBeLessThanOrEqual(10_000);
    expect(planSection(section, page, 10_000)).toBe(section);
  });
});
