import { describe, expect, it } from 'vitest';
import { boxOf } from '../../../../shared/domain/evidence/box.ts';
import { apply, type Corners, inverseOf, squareTo } from '../../../../shared/domain/evidence/homography.ts';
import { pageToSheet, type Sheet, sheetToPage } from '../../../../shared/domain/evidence/sheet.ts';

const tilted: Corners = [
  { x: 0.08, y: 0.05 },
  { x: 0.93, y: 0.09 },
  { x: 0.9, y: 0.95 },
  { x: 0.04, y: 0.9 },
];

const sheets: Readonly<Record<string, Sheet>> = {
  'tilted and in perspective': { corners: [...tilted], width: 1000, height: 1414 },
  'lying on its right side': {
    corners: [
      { x: 1, y: 0 },
      { x: 1, y: 1 },
      { x: 0, y: 1 },
      { x: 0, y: 0 },
    ],
    width: 1000,
    height: 1414,
  },
  'upside down': {
    corners: [
      { x: 1, y: 1 },
      { x: 0, y: 1 },
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ],
    width: 1000,
    height: 1414,
  },
};

describe('a sheet on a page', () => {
  it('maps the corners of the square onto the corners of the sheet and back', () => {
    const map = squareTo(tilted);
    const square = [
      { x: 0, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 1 },
      { x: 0, y: 1 },
    ];
    for (const [index, corner] of square.entries()) {
      const there = apply(map, corner);
      expect(there.x).toBeCloseTo(tilted[index]?.x ?? 0, 9);
      expect(there.y).toBeCloseTo(tilted[index]?.y ?? 0, 9);
      const back = apply(inverseOf(map), there);
      expect(back.x).toBeCloseTo(corner.x, 9);
      expect(back.y).toBeCloseTo(corner.y, 9);
    }
  });

  it.each(Object.entries(sheets))('that is %s gives a word back its place', (_, sheet) => {
    for (const [left, top] of [
      [0.1, 0.1],
      [0.6, 0.15],
      [0.2, 0.8],
      [0.7, 0.85],
    ] as const) {
      const word = { left, top, right: left + 0.16, bottom: top + 0.02 };
      const back = pageToSheet(sheet, boxOf(sheetToPage(sheet, word)));
      expect(back.left).toBeCloseTo(word.left, 2);
      expect(back.right).toBeCloseTo(word.right, 2);
      expect(back.top).toBeCloseTo(word.top, 2);
      expect(back.bottom).toBeCloseTo(word.bottom, 2);
      expect((back.bottom - back.top) / 0.02).toBeCloseTo(1, 0);
    }
  });
});
