import { type GrayPicture, resizePicture } from '../ocr/gray-picture.ts';

const workSide = 1000;
/** Radians; a page that lies more askew than this was not put on a scanner. */
const steepest = (10 * Math.PI) / 180;
const coarseStep = (0.5 * Math.PI) / 180;
const fineStep = (0.05 * Math.PI) / 180;
/** How much sharper the lines must get before a page is turned at all. */
const betterBy = 1.02;

/**
 * By how much the lines of writing of an upright page descend to the right, in radians. Lines that lie level make rows
 * with much ink beside rows with none; the angle at which they do so most is taken. 0 where there is little to tell from.
 */
export function findSkew(page: GrayPicture): number {
  const scale = workSide / Math.max(page.width, page.height);
  const small = scale < 1 ? resizePicture(page, Math.round(page.width * scale), Math.round(page.height * scale)) : page;
  const ink = inkOf(small);
  if (ink.length < 400) return 0;
  const coarse = best(ink, small, -steepest, steepest, coarseStep);
  const fine = best(ink, small, coarse - coarseStep, coarse + coarseStep, fineStep);
  return sharpness(ink, small, fine) > sharpness(ink, small, 0) * betterBy ? fine : 0;
}

/** Columns and rows of dark pixels, one after the other. */
function inkOf({ data, width, height }: GrayPicture): Int16Array {
  const places: number[] = [];
  const edge = Math.round(Math.max(width, height) * 0.015);
  for (let y = edge; y < height - edge; y += 1) {
    for (let x = edge; x < width - edge; x += 1) {
      const at = y * width + x;
      // the upper edge of something dark: bars and shadows then weigh no more than a line
      if ((data[at] ?? 255) < 150 && (data[at] ?? 255) < (data[at - 2 * width] ?? 255) - 40) places.push(x, y);
    }
  }
  return Int16Array.from(places);
}

function best(ink: Int16Array, size: GrayPicture, from: number, to: number, step: number): number {
  let angle = 0;
  let most = -1;
  for (let candidate = from; candidate <= to + step / 2; candidate += step) {
    const value = sharpness(ink, size, candidate);
    if (value > most) {
      most = value;
      angle = candidate;
    }
  }
  return angle;
}

function sharpness(ink: Int16Array, { width, height }: GrayPicture, angle: number): number {
  const slope = Math.tan(angle);
  const offset = Math.ceil(Math.abs(slope) * width) + 1;
  const rows = new Float64Array(height + 2 * offset + 2);
  for (let index = 0; index < ink.length; index += 2) {
    const place = (ink[index + 1] ?? 0) - (ink[index] ?? 0) * slope + offset;
    const row = Math.floor(place);
    const share = place - row;
    rows[row] = (rows[row] ?? 0) + 1 - share;
    rows[row + 1] = (rows[row + 1] ?? 0) + share;
  }
  let sum = 0;
  for (const row of rows) sum += row * row;
  return sum;
}
