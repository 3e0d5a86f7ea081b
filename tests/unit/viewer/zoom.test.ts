import { describe, expect, it } from 'vitest';
import { decideCanvasSize } from '../../../renderer/viewer/canvas-size.ts';
import { PAGE_MARGIN, scaleFor, stepZoom } from '../../../renderer/viewer/zoom.ts';

const letter = { width: 794, height: 1123 };

describe('zoom', () => {
  it('fits the width with the margin on both sides', () => {
    expect(scaleFor('fit-width', letter, { width: 794 + 2 * PAGE_MARGIN, height: 300 })).toBe(1);
  });

  it('fits the whole page by the tighter side', () => {
    const wide = { width: 4000, height: 1123 / 2 + 2 * PAGE_MARGIN };

    expect(scaleFor('fit-page', letter, wide)).toBeCloseTo(0.5);
  });

  it('goes to the next step from a fitted scale between two steps', () => {
    expect(stepZoom(0.93, 'in')).toEqual({ scale: 1 });
    expect(stepZoom(0.93, 'out')).toEqual({ scale: 0.9 });
  });

  it('stops at both ends', () => {
    expect(stepZoom(8, 'in')).toEqual({ scale: 8 });
    expect(stepZoom(0.1, 'out')).toEqual({ scale: 0.1 });
  });

  it('survives a window without any size and a page without width', () => {
    expect(scaleFor('fit-width', letter, { width: 0, height: 0 })).toBe(0.1);
    expect(scaleFor('fit-page', { width: 0, height: 0 }, { width: 0, height: 0 })).toBeGreaterThan(0);
  });
});

describe('the canvas of a page', () => {
  it('has one pixel for each device pixel', () => {
    expect(decideCanvasSize(letter, 2)).toEqual({ width: 1588, height: 2246 });
  });

  it('never exceeds 16 million pixels, whatever page a hostile document declares', () => {
    const size = decideCanvasSize({ width: 200_000, height: 300_000 }, 2);

    expect(size.width * size.height).toBeLessThanOrEqual(16_777_216);
    expect(size.width / size.height).toBeCloseTo(2 / 3, 2);
  });

  it('has at least one pixel and no side too long for a browser', () => {
    expect(decideCanvasSize({ width: 1_000_000, height: 0.1 }, 1)).toEqual({ width: 16_384, height: 1 });
  });
});
