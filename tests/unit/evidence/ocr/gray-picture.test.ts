import { describe, expect, it } from 'vitest';
import {
  cropPicture,
  cutStrip,
  type GrayPicture,
  padPicture,
  resizePicture,
  toParts,
  toPixels,
  turnPicture,
} from '../../../../electron/evidence/ocr/gray-picture.ts';

/** 1 2 3 / 4 5 6 */
const six: GrayPicture = { data: Uint8Array.of(1, 2, 3, 4, 5, 6), width: 3, height: 2 };

describe('grey pictures', () => {
  it.each([
    [0, [1, 2, 3, 4, 5, 6], 3],
    [90, [4, 1, 5, 2, 6, 3], 2],
    [180, [6, 5, 4, 3, 2, 1], 3],
    [270, [3, 6, 2, 5, 1, 4], 2],
  ] as const)('are turned clockwise by %i degrees', (turn, data, width) => {
    const turned = turnPicture(six, turn);
    expect([...turned.data]).toEqual(data);
    expect(turned.width).toBe(width);
  });

  it('are cut at their own edges', () => {
    const cut = cropPicture(six, { left: 1, top: -3, right: 9, bottom: 1 });
    expect([...cut.data]).toEqual([2, 3]);
  });

  it('have at least one pixel, however empty the rectangle is', () => {
    expect(cropPicture(six, { left: 40, top: 40, right: 40, bottom: 40 })).toMatchObject({ width: 1, height: 1 });
  });

  it('get white paper around them', () => {
    const padded = padPicture(six, 1);
    expect([...padded.data.subarray(5, 10)]).toEqual([255, 1, 2, 3, 255]);
  });

  it('keep their mean grey when they shrink', () => {
    const stripes = { data: Uint8Array.from({ length: 64 }, (_, at) => (at % 2) * 200), width: 8, height: 8 };
    const small = resizePicture(stripes, 2, 2);
    for (const grey of small.data) expect(Math.abs(grey - 100)).toBeLessThan(15);
  });

  it('stay plain when they grow', () => {
    const plain = { data: new Uint8Array(12).fill(77), width: 4, height: 3 };
    expect(new Set(resizePicture(plain, 11, 7).data)).toEqual(new Set([77]));
  });

  it('give a line that lies askew as an upright strip', () => {
    const side = 60;
    const data = new Uint8Array(side * side).fill(255);
    for (let x = 10; x < 50; x += 1) data[(10 + x) * side + x] = 0;
    const strip = cutStrip(
      { data, width: side, height: side },
      { x: 30, y: 40, width: 50, height: 9, angle: Math.PI / 4 },
      50,
      9,
    );
    const darkness = (row: number) =>
      strip.data.subarray(row * 50 + 5, row * 50 + 45).reduce((sum, grey) => sum + 255 - grey, 0);
    expect(darkness(4)).toBeGreaterThan(10 * (darkness(0) + darkness(8)));
  });

  it('take boxes from parts to pixels and back', () => {
    const box = { left: 0.25, top: 0.5, width: 0.5, height: 0.25 };
    const page = { width: 400, height: 800 };
    expect(toParts(toPixels(box, page), page)).toEqual(box);
  });
});
