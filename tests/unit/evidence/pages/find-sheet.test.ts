import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { findSheet } from '../../../../electron/evidence/pages/find-sheet.ts';
import { grayOf } from '../../../../electron/evidence/pages/gray-of.ts';
import type { Corners } from '../../../../shared/domain/evidence/homography.ts';
import { drawSheet, photographSheet } from './draw-sheet.ts';

describe('a sheet is left as it is', () => {
  it('where it fills the picture', () => {
    const sheet = grayOf(drawSheet());
    const found = findSheet(sheet);
    // the edge of the picture may be named; it changes nothing
    for (const corner of found ?? []) {
      expect(Math.min(corner.x, sheet.width - corner.x)).toBeLessThan(4);
      expect(Math.min(corner.y, sheet.height - corner.y)).toBeLessThan(4);
    }
  });

  it('where it lies on a table as white as itself', () => {
    const photo = createCanvas(600, 800);
    const context = photo.getContext('2d');
    context.fillStyle = '#f4f2ec';
    context.fillRect(0, 0, 600, 800);
    context.drawImage(drawSheet(), 40, 40, 480, 680);
    expect(findSheet(grayOf(photo))).toBeNull();
  });

  it('where there is no sheet but a bright round lamp', () => {
    const photo = createCanvas(600, 800);
    const context = photo.getContext('2d');
    context.fillStyle = '#333333';
    context.fillRect(0, 0, 600, 800);
    context.fillStyle = '#ffffff';
    context.beginPath();
    context.arc(300, 400, 250, 0, 2 * Math.PI);
    context.fill();
    expect(findSheet(grayOf(photo))).toBeNull();
  });
});

it('the corners of a sheet are found to the pixel, in the shadow as well', () => {
  const corners: Corners = [
    { x: 0.1, y: 0.07 },
    { x: 0.91, y: 0.12 },
    { x: 0.88, y: 0.94 },
    { x: 0.05, y: 0.9 },
  ];
  const found = findSheet(grayOf(photographSheet(drawSheet(), corners)));
  for (const [index, corner] of (found ?? []).entries()) {
    expect(Math.abs(corner.x - (corners[index]?.x ?? 0) * 720)).toBeLessThan(3);
    expect(Math.abs(corner.y - (corners[index]?.y ?? 0) * 960)).toBeLessThan(3);
  }
  expect(found).not.toBeNull();
});
