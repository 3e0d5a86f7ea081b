import { describe, expect, it } from 'vitest';
import { planWindow, scrollToShow } from '../../../../renderer/ui/plan-window.ts';

describe('the window on a long list', () => {
  it('draws what is in sight and a few rows around', () => {
    expect(planWindow(0, 500, 50, 50_000, 8)).toEqual({ start: 0, end: 18 });
    expect(planWindow(100_000, 500, 50, 50_000, 8)).toEqual({ start: 1992, end: 2018 });
  });

  it('stays inside a list that became shorter', () => {
    expect(planWindow(100_000, 500, 50, 10, 8)).toEqual({ start: 9, end: 10 });
    expect(planWindow(0, 500, 50, 0, 8)).toEqual({ start: 0, end: 0 });
  });

  it('scrolls only as far as a row needs', () => {
    expect(scrollToShow(3, 0, 500, 50)).toBe(0);
    expect(scrollToShow(10, 0, 500, 50)).toBe(50);
    expect(scrollToShow(2, 300, 500, 50)).toBe(100);
  });
});
