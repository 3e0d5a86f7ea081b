import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { apply, type Corners, inverseOf, type Point, squareTo } from '../../../../shared/domain/evidence/homography.ts';

/** Middles of the squares on the sheet, in parts of it; no turn or mirror of the sheet looks like another. */
export const squares: readonly Point[] = [
  { x: 0.2, y: 0.15 },
  { x: 0.7, y: 0.15 },
  { x: 0.35, y: 0.55 },
  { x: 0.8, y: 0.85 },
];
const squareSide = 0.05;

/** A white sheet with squares and lines that look like writing from afar. */
export function drawSheet(width = 500, height = 707): Canvas {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#f4f2ec';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#1a1a1a';
  for (const { x, y } of squares) {
    const side = squareSide * width;
    context.fillRect(x * width - side / 2, y * height - side / 2, side, side);
  }
  for (let line = 0; line < 16; line += 1) {
    for (let word = 0; word < 7; word += 1) {
      context.fillRect((0.12 + word * 0.11) * width, (0.25 + line * 0.016) * height, 0.08 * width, 2);
    }
  }
  return canvas;
}

/** The middles as they lie on a picture onto whose corners (in parts of it) the sheet is laid. */
export function squaresOn(corners: Corners): readonly Point[] {
  const map = squareTo(corners);
  return squares.map((middle) => apply(map, middle));
}

/** The sheet on a wooden table, lit from one side, with a shadow over one corner. Corners in parts of the picture. */
export function photographSheet(sheet: Canvas, corners: Corners, size = { width: 720, height: 960 }): Canvas {
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(size.width, size.height);
  const { data: source } = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height);
  const toSheet = inverseOf(squareTo(corners));
  const { data } = picture;
  for (let row = 0; row < size.height; row += 1) {
    for (let column = 0; column < size.width; column += 1) {
      const place = { x: (column + 0.5) / size.width, y: (row + 0.5) / size.height };
      const { x, y } = apply(toSheet, place);
      const light = (0.75 + 0.25 * place.x) * (place.x + place.y > 1.45 ? 0.62 : 1);
      const wood = 96 + 14 * Math.sin(column / 9) + ((row * 7 + column * 13) % 11);
      const isPaper = x >= 0 && x < 1 && y >= 0 && y < 1;
      const at = (Math.floor(y * sheet.height) * sheet.width + Math.floor(x * sheet.width)) * 4;
      const value = (isPaper ? (source[at] ?? 0) : wood) * light;
      data.set([value, value, value, 255], (row * size.width + column) * 4);
    }
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}
