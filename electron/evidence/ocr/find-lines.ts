import { findConnectedParts } from './connected-parts.ts';
import type { PixelBox } from './gray-picture.ts';

/** A line of writing: middle, size and direction (radians, clockwise, around 0) in pixels of the page. */
export interface WritingLine {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
  /** Mean probability that this is writing, 0 to 1. */
  readonly score: number;
}

/** Where the network sees the core of writing: one probability (0 to 1) a pixel. */
export interface WritingMap {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
}

const isWritingFrom = 0.3;
const scoreFrom = 0.5;
/** The network marks shrunken lines (DB, Liao 2020); they grow again by this share of area to perimeter. */
const growth = 1.7;
const steepest = Math.PI / 10;

/** Lines of writing from the map of a detector, in the map's pixels, unordered. */
export function findWritingLines(map: WritingMap): readonly WritingLine[] {
  const ink = new Uint8Array(map.values.length);
  for (let index = 0; index < ink.length; index += 1) ink[index] = (map.values[index] ?? 0) > isWritingFrom ? 1 : 0;
  const mask = { ink, width: map.width, height: map.height };
  const sums: number[] = [];
  const members: number[][] = [];
  const parts = findConnectedParts(mask, (index, part) => {
    sums[part] = (sums[part] ?? 0) + (map.values[index] ?? 0);
    const list = members[part];
    if (list === undefined) members[part] = [index];
    else list.push(index);
  });
  return parts.flatMap((part, index): readonly WritingLine[] => {
    const score = (sums[index] ?? 0) / part.pixels;
    if (score < scoreFrom || part.pixels < 8) return [];
    const angle = angleOf(part);
    const { x, y, width, height } = extentOf(members[index] ?? [], map.width, angle);
    if (Math.min(width, height) < 2) return [];
    const grow = (width * height * growth) / (2 * (width + height));
    return [{ x, y, width: width + 2 * grow, height: height + 2 * grow, angle, score }];
  });
}

/** Direction of the long axis; 0 for parts that are too short to tell. */
function angleOf(part: { readonly xx: number; readonly yy: number; readonly xy: number }): number {
  if (part.xx < part.yy * 16) return 0;
  const angle = 0.5 * Math.atan2(2 * part.xy, part.xx - part.yy);
  return Math.abs(angle) > steepest ? 0 : angle;
}

/** The rectangle around pixels, lying at an angle. */
function extentOf(pixels: readonly number[], width: number, angle: number) {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const index of pixels) {
    const y = Math.floor(index / width);
    const x = index - y * width;
    const u = x * cos + y * sin;
    const v = y * cos - x * sin;
    if (u < left) left = u;
    if (u > right) right = u;
    if (v < top) top = v;
    if (v > bottom) bottom = v;
  }
  const u = (left + right + 1) / 2;
  const v = (top + bottom + 1) / 2;
  return { x: u * cos - v * sin, y: u * sin + v * cos, width: right - left + 1, height: bottom - top + 1 };
}

/** The upright box around a line, in the same pixels; what the line was grown by above and below is mostly left out. */
export function boxOfLine({ x, y, width, height, angle }: WritingLine): PixelBox {
  const across = (Math.cos(angle) * width) / 2;
  const down = Math.abs((Math.sin(angle) * width) / 2) + height * 0.38;
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}
