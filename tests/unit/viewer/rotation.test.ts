import { describe, expect, it } from 'vitest';
import { type Rotation, rotateBox, rotateSize, turnRight } from '../../../renderer/viewer/rotation.ts';

const box = { left: 0.1, top: 0.2, width: 0.3, height: 0.05 };

describe('rotation of the view', () => {
  it('comes back after four turns to the right', () => {
    expect(turnRight(turnRight(turnRight(turnRight(0))))).toBe(0);
  });

  it('swaps the sides of a page only for a quarter turn', () => {
    const size = { width: 210, height: 297 };

    expect(rotateSize(size, 90)).toEqual({ width: 297, height: 210 });
    expect(rotateSize(size, 180)).toEqual(size);
  });

  it('brings the upper left corner of the page to the upper right by a turn to the right', () => {
    const turned = rotateBox({ left: 0, top: 0, width: 0.1, height: 0.2 }, 90);

    expect(turned).toEqual({ left: 0.8, top: 0, width: 0.2, height: 0.1 });
  });

  it.each<Rotation>([0, 90, 180, 270])('moves a mark by %i degrees as the same number of quarter turns', (rotation) => {
    let expected = box;
    for (let turned: Rotation = 0; turned !== rotation; turned = turnRight(turned)) expected = rotateBox(expected, 90);
    const actual = rotateBox(box, rotation);

    for (const side of ['left', 'top', 'width', 'height'] as const) expect(actual[side]).toBeCloseTo(expected[side]);
  });
});
