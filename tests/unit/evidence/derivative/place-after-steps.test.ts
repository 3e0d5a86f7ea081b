import { describe, expect, it } from 'vitest';
import { placeAfterSteps, turnedSize } from '../../../../electron/evidence/derivative/place-after-steps.ts';
import type { PageSteps } from '../../../../shared/domain/evidence/derivative-steps.ts';

const page = { width: 100, height: 200 };
const place = { left: 0.1, top: 0.2, width: 0.3, height: 0.1 };
const none: PageSteps = { page: 1, rotation: 0, straighten: 0, crop: null, brightness: 0, contrast: 0, blacken: [] };

function close(box: object | null) {
  return box === null
    ? null
    : Object.fromEntries(Object.entries(box).map(([key, value]) => [key, Math.round(value * 1000) / 1000]));
}

describe('a place of the original', () => {
  it.each([
    ['stays where nothing was done', {}, place],
    ['turns right with the page', { rotation: 90 }, { left: 0.7, top: 0.1, width: 0.1, height: 0.3 }],
    ['stands on its head', { rotation: 180 }, { left: 0.6, top: 0.7, width: 0.3, height: 0.1 }],
    ['turns left with the page', { rotation: 270 }, { left: 0.2, top: 0.6, width: 0.1, height: 0.3 }],
    [
      'grows with a crop',
      { crop: { left: 0, top: 0, width: 0.5, height: 0.5 } },
      { left: 0.2, top: 0.4, width: 0.6, height: 0.2 },
    ],
    ['is gone with what was cropped away', { crop: { left: 0.5, top: 0.5, width: 0.5, height: 0.5 } }, null],
  ] as const)('%s', (_name, steps, expected) => {
    expect(close(placeAfterSteps(place, page, { ...none, ...steps }))).toEqual(expected);
  });

  it('has room on the page that was straightened', () => {
    const turned = turnedSize(page, { rotation: 0, straighten: 10 });
    expect(turned.width).toBeGreaterThan(page.width);
    const box = placeAfterSteps({ left: 0, top: 0, width: 1, height: 1 }, page, { ...none, straighten: 10 });
    expect(close(box)).toEqual({ left: 0, top: 0, width: 1, height: 1 });
  });
});
