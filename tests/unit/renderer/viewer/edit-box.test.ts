import { describe, expect, it } from 'vitest';
import { boxBetween, moveBox, resizeBox } from '../../../../renderer/viewer/edit-box.ts';
import { turnedSize } from '../../../../renderer/viewer/turned-size.ts';
import { scaleFor, zoomToBox } from '../../../../renderer/viewer/zoom.ts';

const box = { left: 0.5, top: 0.5, width: 0.25, height: 0.25 };

describe('a box that is edited', () => {
  it('moves within the page and keeps its size', () => {
    expect(moveBox(box, { x: 0.125, y: -0.25 })).toEqual({ ...box, left: 0.625, top: 0.25 });
    expect(moveBox(box, { x: 1, y: -1 })).toEqual({ ...box, left: 0.75, top: 0 });
  });

  it('never becomes too small to be taken hold of, nor larger than the page', () => {
    expect(resizeBox(box, { x: -1, y: 1 })).toEqual({ ...box, width: 0.01, height: 0.5 });
  });

  it('is drawn in any direction, but not by a click', () => {
    expect(boxBetween({ x: 0.75, y: 1.5 }, { x: 0.5, y: 0.5 })).toEqual({
      left: 0.5,
      top: 0.5,
      width: 0.25,
      height: 0.5,
    });
    expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.501, y: 0.7 })).toBeUndefined();
  });
});

it('makes room for a turned page', () => {
  expect(turnedSize({ width: 100, height: 200 }, 90)).toMatchObject({
    width: expect.closeTo(200),
    height: expect.closeTo(100),
  });
});

describe('going to a place', () => {
  const page = { width: 800, height: 1100 };
  const window = { width: 800, height: 500 };
  const scaleTo = (width: number) => scaleFor(zoomToBox({ ...box, width, height: 0.01 }, page, window), page, window);

  it('makes small print readable, but keeps the words around it in sight', () => {
    const fitted = scaleFor('fit-width', page, window);

    expect(scaleTo(0.3)).toBeGreaterThan(fitted);
    expect(scaleTo(0.01)).toBeCloseTo(1.75 * fitted);
  });

  it('never makes the page smaller than fitted', () => {
    expect(scaleTo(0.9)).toBeCloseTo(scaleFor('fit-width', page, window));
  });
});
