import { describe, expect, it } from 'vitest';
import { boxOfLine, findWritingLines, type WritingMap } from '../../../../electron/evidence/ocr/find-lines.ts';

/** A map with one bar of writing, `thick` pixels high, climbing by `slope`. */
function barMap(thick: number, slope: number, value = 0.9): WritingMap {
  const [width, height] = [200, 100];
  const values = new Float32Array(width * height);
  for (let x = 30; x < 170; x += 1) {
    const middle = Math.round(50 + (x - 100) * slope);
    for (let y = middle - thick / 2; y < middle + thick / 2; y += 1) values[y * width + x] = value;
  }
  return { values, width, height };
}

describe('finding lines of writing in the map of a detector', () => {
  it('lets the shrunken core of a line grow to the size of its letters', () => {
    const [line, ...others] = findWritingLines(barMap(8, 0));
    expect(others).toEqual([]);
    expect(line?.angle).toBe(0);
    expect(line?.height).toBeGreaterThan(16);
    expect(line?.height).toBeLessThan(24);
    expect(line?.x).toBeCloseTo(100, 0);
  });

  it('follows a line that climbs', () => {
    const [line] = findWritingLines(barMap(8, 0.05));
    expect(line?.angle).toBeCloseTo(0.05, 2);
    expect(line?.height).toBeLessThan(26);
  });

  it('ignores what the detector is not sure of', () => {
    expect(findWritingLines(barMap(8, 0, 0.35))).toEqual([]);
  });

  it('gives the upright box around a climbing line', () => {
    const box = boxOfLine({ x: 100, y: 50, width: 100, height: 10, angle: 0.1, score: 1 });
    expect(box.bottom - box.top).toBeGreaterThan(17);
    expect(box.left).toBeCloseTo(50.2, 0);
  });
});
