import { type Canvas, createCanvas } from '@napi-rs/canvas';

/** How stored pixels lie on the picture: unit vectors of a step to the right and a step down (Exif 2.3, 4.6.4). */
const steps: Readonly<Record<number, readonly [number, number, number, number]>> = {
  2: [-1, 0, 0, 1],
  3: [-1, 0, 0, -1],
  4: [1, 0, 0, -1],
  5: [0, 1, 1, 0],
  6: [0, 1, -1, 0],
  7: [0, -1, -1, 0],
  8: [0, -1, 1, 0],
};

/** Turned and mirrored as an orientation tag says; values that mean nothing change nothing. */
export function orient(stored: Canvas, orientation: number): Canvas {
  const [a, b, c, d] = steps[orientation] ?? [1, 0, 0, 1];
  if (steps[orientation] === undefined) return stored;
  const isLying = a === 0;
  const canvas = createCanvas(isLying ? stored.height : stored.width, isLying ? stored.width : stored.height);
  const context = canvas.getContext('2d');
  context.translate(canvas.width / 2, canvas.height / 2);
  context.transform(a, b, c, d, 0, 0);
  context.drawImage(stored, -stored.width / 2, -stored.height / 2);
  return canvas;
}
