import type { InkMask } from './connected-parts.ts';
import type { GrayPicture } from './gray-picture.ts';

/** The grey level that best divides dark from light (Otsu 1979): ink is what is at or below it. */
export function otsuLevel(picture: GrayPicture): number {
  const counts = new Float64Array(256);
  for (const grey of picture.data) counts[grey] = (counts[grey] ?? 0) + 1;
  const total = picture.data.length;
  let sum = 0;
  for (let grey = 0; grey < 256; grey += 1) sum += grey * (counts[grey] ?? 0);
  let dark = 0;
  let darkSum = 0;
  let best = -1;
  let [first, last] = [127, 127];
  for (let grey = 0; grey < 255; grey += 1) {
    dark += counts[grey] ?? 0;
    darkSum += grey * (counts[grey] ?? 0);
    if (dark === 0 || dark === total) continue;
    const difference = darkSum / dark - (sum - darkSum) / (total - dark);
    const between = dark * (total - dark) * difference * difference;
    if (between > best * (1 + 1e-12)) {
      best = between;
      first = grey;
      last = grey;
    } else if (between >= best * (1 - 1e-12)) last = grey;
  }
  return Math.round((first + last) / 2);
}

/** Ink by one level for the whole picture. */
export function maskBelow(picture: GrayPicture, level: number): InkMask {
  const ink = new Uint8Array(picture.data.length);
  for (let index = 0; index < ink.length; index += 1) ink[index] = (picture.data[index] ?? 255) <= level ? 1 : 0;
  return { ink, width: picture.width, height: picture.height };
}

/** Ink is what is darker than its surroundings (a window of `2 * reach + 1` pixels) by `contrast` (0 to 1) of their mean. */
export function maskByNeighbourhood(picture: GrayPicture, reach: number, contrast: number): InkMask {
  const { width, height, data } = picture;
  const sums = sumTable(picture);
  const ink = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - reach);
    const bottom = Math.min(height, y + reach + 1);
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - reach);
      const right = Math.min(width, x + reach + 1);
      const row = width + 1;
      const sum =
        (sums[bottom * row + right] ?? 0) -
        (sums[top * row + right] ?? 0) -
        (sums[bottom * row + left] ?? 0) +
        (sums[top * row + left] ?? 0);
      const mean = sum / ((bottom - top) * (right - left));
      ink[y * width + x] = (data[y * width + x] ?? 255) < mean * (1 - contrast) ? 1 : 0;
    }
  }
  return { ink, width, height };
}

/** A clean picture from a mask: ink black, the rest white. */
export function pictureOf(mask: InkMask): GrayPicture {
  return { data: mask.ink.map((value) => (value === 1 ? 0 : 255)), width: mask.width, height: mask.height };
}

/** Sums of all pixels above and left of each place; one row and column more than the picture. */
function sumTable(picture: GrayPicture): Float64Array {
  const { width, height, data } = picture;
  const row = width + 1;
  const sums = new Float64Array(row * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let line = 0;
    for (let x = 0; x < width; x += 1) {
      line += data[y * width + x] ?? 255;
      sums[(y + 1) * row + x + 1] = (sums[y * row + x + 1] ?? 0) + line;
    }
  }
  return sums;
}
