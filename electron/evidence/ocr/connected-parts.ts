import type { PixelBox } from './gray-picture.ts';

/** Which pixels of a picture are ink: 1 for ink. */
export interface InkMask {
  readonly ink: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Pixels that touch each other (also over a corner), with what later steps need to know about them. */
export interface ConnectedPart extends PixelBox {
  readonly pixels: number;
  /** Means and central second moments of the pixels' places: how the part lies. */
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
  /** One pixel of it, as an index: where a flood fill may start again. */
  readonly start: number;
}

/** All connected parts of a mask, in reading order of their first pixels; `visit` is called with each pixel of a part. */
export function findConnectedParts(
  mask: InkMask,
  visit?: (index: number, part: number) => void,
): readonly ConnectedPart[] {
  const { ink, width, height } = mask;
  const isSeen = new Uint8Array(ink.length);
  const stack = new Int32Array(ink.length);
  const parts: ConnectedPart[] = [];
  for (let start = 0; start < ink.length; start += 1) {
    if (ink[start] === 0 || isSeen[start] === 1) continue;
    let size = 0;
    stack[size++] = start;
    isSeen[start] = 1;
    let pixels = 0;
    let [left, top, right, bottom] = [width, height, 0, 0];
    let [sumX, sumY, sumXX, sumYY, sumXY] = [0, 0, 0, 0, 0];
    while (size > 0) {
      size -= 1;
      const index = stack[size] as number;
      const y = Math.floor(index / width);
      const x = index - y * width;
      visit?.(index, parts.length);
      pixels += 1;
      sumX += x;
      sumY += y;
      sumXX += x * x;
      sumYY += y * y;
      sumXY += x * y;
      if (x < left) left = x;
      if (x >= right) right = x + 1;
      if (y < top) top = y;
      if (y >= bottom) bottom = y + 1;
      const firstColumn = x > 0 ? x - 1 : 0;
      const lastColumn = x < width - 1 ? x + 1 : x;
      const lastRow = y < height - 1 ? y + 1 : y;
      for (let row = y > 0 ? y - 1 : 0; row <= lastRow; row += 1) {
        for (let next = row * width + firstColumn; next <= row * width + lastColumn; next += 1) {
          if (ink[next] === 0 || isSeen[next] === 1) continue;
          isSeen[next] = 1;
          stack[size++] = next;
        }
      }
    }
    const x = sumX / pixels;
    const y = sumY / pixels;
    parts.push({
      left,
      top,
      right,
      bottom,
      pixels,
      x,
      y,
      xx: sumXX / pixels - x * x,
      yy: sumYY / pixels - y * y,
      xy: sumXY / pixels - x * y,
      start,
    });
  }
  return parts;
}
