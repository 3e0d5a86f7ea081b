import { describe, expect, it } from 'vitest';
import { boxOf, photographed, skewed } from '../../fixtures/deliver/place.ts';

const sheet = { width: 400, height: 600 };
const picture = { width: 1000, height: 1400 };
const corners = [
  { x: 120, y: 90 },
  { x: 900, y: 140 },
  { x: 860, y: 1300 },
  { x: 80, y: 1250 },
] as const;

describe('the places of the corpus', () => {
  it('put the corners of a photographed sheet where the photo has them', () => {
    const place = photographed(sheet, picture, corners);
    const ends = [
      [0, 0],
      [400, 0],
      [400, 600],
      [0, 600],
    ] as const;
    for (const [index, [x, y]] of ends.entries()) {
      const at = place({ x, y });
      expect(at.x * picture.width).toBeCloseTo(corners[index]?.x ?? 0, 6);
      expect(at.y * picture.height).toBeCloseTo(corners[index]?.y ?? 0, 6);
    }
  });

  it('keep straight lines straight', () => {
    const place = photographed(sheet, picture, corners);
    const [from, middle, to] = [place({ x: 0, y: 0 }), place({ x: 200, y: 300 }), place({ x: 400, y: 600 })];
    const across = (to.x - from.x) * (middle.y - from.y) - (to.y - from.y) * (middle.x - from.x);
    expect(across).toBeCloseTo(0, 9);
  });

  it('turn a skewed sheet around its middle', () => {
    const place = skewed(sheet, { width: 600, height: 800 }, { x: 100, y: 100 }, 2);
    expect(place({ x: 200, y: 300 })).toEqual({ x: 0.5, y: 0.5 });
    expect(place({ x: 0, y: 0 }).x * 600).toBeGreaterThan(100);
  });

  it('stay within the page', () => {
    const box = boxOf({ x: -20, y: 10, width: 40, height: 10 }, ({ x, y }) => ({ x: x / 400, y: y / 600 }));
    expect(box.left).toBe(0);
    expect(box.width).toBeCloseTo(0.05, 9);
  });
});
