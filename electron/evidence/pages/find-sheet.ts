import type { Corners, Point } from '../../../shared/domain/evidence/homography.ts';
import { findConnectedParts } from '../ocr/connected-parts.ts';
import { type GrayPicture, resizePicture } from '../ocr/gray-picture.ts';
import { fitSide } from './fit-side.ts';
import { hullOf, largestQuadrilateral } from './quadrilateral.ts';
import { lengthOf } from './warp-picture.ts';

/** Long side in pixels: of the picture in which the sheet is looked for, and of the one in which its sides are fitted. */
const searchSide = 320;
const fitSideLength = 1200;
/** Part of the picture that a sheet covers at least. */
const leastArea = 0.2;
/** Part of its quadrilateral that the bright place fills at least. */
const leastFill = 0.88;
/** A side along the picture's edge may be one of the sheet, but a real edge is better. */
const supportOfCut = 0.45;
/** With real edges along all four sides nothing better is looked for. */
const sureSupport = 0.9;
/** Corners of a sheet seen from above a table. */
const leastAngle = (62 * Math.PI) / 180;

/**
 * The corners of a sheet of paper that lies on something darker, in pixels, from the upper left clockwise as they lie in
 * the picture. Null where it is not sure: then the picture is taken as it is. Several brightnesses are tried, because
 * shadows lie over sheet and table alike; what decides is how much of the four sides is a real edge.
 */
export function findSheet(picture: GrayPicture): Corners | null {
  const small = shrink(picture, searchSide);
  const fine = shrink(picture, fitSideLength);
  const blurred = blur(blur(small));
  const tried: Corners[] = [];
  let best: { readonly corners: Corners; readonly worth: number } | null = null;
  for (const threshold of thresholdsOf(blurred)) {
    const rough = brightPlace(blurred, threshold);
    if (rough === null || tried.some((other) => isNear(other, rough))) continue;
    tried.push(rough);
    const scale = fine.width / small.width;
    const fitted = fitCorners(fine, mapCorners(rough, scale));
    if (fitted === null) continue;
    const worth = fitted.support * Math.sqrt(areaOf(fitted.corners));
    if (best === null || worth > best.worth) best = { ...fitted, worth };
    if (fitted.support >= sureSupport) break;
  }
  if (best === null || areaOf(best.corners) < leastArea * fine.width * fine.height) return null;
  return mapCorners(best.corners, picture.width / fine.width);
}

/** The quadrilateral around the largest place brighter than a threshold. */
function brightPlace(picture: GrayPicture, threshold: number): Corners | null {
  const { width, height } = picture;
  const ink = new Uint8Array(width * height);
  for (let index = 0; index < ink.length; index += 1) ink[index] = (picture.data[index] ?? 0) >= threshold ? 1 : 0;
  const mask = closed({ ink, width, height });
  const members: number[][] = [];
  findConnectedParts(mask, (index, part) => {
    const list = members[part];
    if (list === undefined) members[part] = [index];
    else list.push(index);
  });
  const largest = members.reduce<number[]>((most, part) => (part.length > most.length ? part : most), []);
  if (largest.length < leastArea * width * height * 0.8) return null;
  const points = largest.map((index) => ({ x: index % width, y: Math.floor(index / width) }));
  const corners = largestQuadrilateral(hullOf(points));
  if (corners === null || largest.length < areaOf(corners) * leastFill) return null;
  return hasPlainAngles(corners) ? corners : null;
}

/** The sides as lines through their real edges, and the share of the sides where there is one. */
function fitCorners(
  picture: GrayPicture,
  rough: Corners,
): { readonly corners: Corners; readonly support: number } | null {
  const [a, b, c, d] = rough;
  const sides = [
    fitSide(picture, a, b),
    fitSide(picture, b, c),
    fitSide(picture, c, d),
    fitSide(picture, d, a),
  ] as const;
  const [top, right, bottom, left] = sides;
  if (top === null || right === null || bottom === null || left === null) return null;
  const free = [top, right, bottom, left].filter((side) => !side.isCut);
  if (free.length < 2) return null;
  const corners = [meet(left, top), meet(top, right), meet(right, bottom), meet(bottom, left)] as const;
  const [one, two, three, four] = corners;
  if (one === null || two === null || three === null || four === null) return null;
  const fitted: Corners = [one, two, three, four];
  if (!hasPlainAngles(fitted) || !hasPlainSides(fitted)) return null;
  const found = free.reduce((sum, side) => sum + side.support, 0);
  return { corners: fitted, support: (found + supportOfCut * (4 - free.length)) / 4 };
}

interface Line {
  readonly at: Point;
  readonly along: Point;
}

function meet(one: Line, other: Line): Point | null {
  const cross = one.along.x * other.along.y - one.along.y * other.along.x;
  if (Math.abs(cross) < 0.3) return null;
  const [dx, dy] = [other.at.x - one.at.x, other.at.y - one.at.y];
  const step = (dx * other.along.y - dy * other.along.x) / cross;
  return { x: one.at.x + one.along.x * step, y: one.at.y + one.along.y * step };
}

/** Brightnesses that may part sheet and table, the likeliest one (Otsu 1979) first. */
function thresholdsOf({ data }: GrayPicture): readonly number[] {
  const counts = new Float64Array(256);
  for (const value of data) counts[value] = (counts[value] ?? 0) + 1;
  let [below, sumBelow, sum] = [0, 0, 0];
  for (let value = 0; value < 256; value += 1) sum += value * (counts[value] ?? 0);
  let [otsu, most] = [128, -1];
  for (let value = 0; value < 256; value += 1) {
    below += counts[value] ?? 0;
    sumBelow += value * (counts[value] ?? 0);
    const above = data.length - below;
    if (below === 0 || above === 0) continue;
    const between = below * above * (sumBelow / below - (sum - sumBelow) / above) ** 2;
    if (between > most) {
      most = between;
      otsu = value;
    }
  }
  return [0, -12, 12, -25, 25, -40, 40, -55].map((step) => otsu + step).filter((value) => value > 20 && value < 245);
}

function hasPlainAngles(corners: Corners): boolean {
  return corners.every((corner, index) => {
    const before = corners[(index + 3) % 4] ?? corner;
    const after = corners[(index + 1) % 4] ?? corner;
    const angle = Math.abs(
      Math.atan2(before.y - corner.y, before.x - corner.x) - Math.atan2(after.y - corner.y, after.x - corner.x),
    );
    const inner = Math.min(angle, 2 * Math.PI - angle);
    return inner > leastAngle && inner < Math.PI - leastAngle;
  });
}

function hasPlainSides([a, b, c, d]: Corners): boolean {
  const ratio = (one: number, other: number) => Math.max(one, other) / Math.min(one, other);
  const [across, down] = [ratio(lengthOf(a, b), lengthOf(c, d)), ratio(lengthOf(b, c), lengthOf(d, a))];
  return across < 1.6 && down < 1.6;
}

function areaOf(corners: Corners): number {
  let sum = 0;
  for (const [index, { x, y }] of corners.entries()) {
    const next = corners[(index + 1) % 4];
    if (next !== undefined) sum += x * next.y - next.x * y;
  }
  return Math.abs(sum) / 2;
}

function isNear(one: Corners, other: Corners): boolean {
  return one.every((corner, index) => lengthOf(corner, other[index] ?? corner) < 3);
}

function mapCorners([a, b, c, d]: Corners, scale: number): Corners {
  const move = ({ x, y }: Point) => ({ x: x * scale, y: y * scale });
  return [move(a), move(b), move(c), move(d)];
}

function shrink(picture: GrayPicture, longSide: number): GrayPicture {
  const scale = longSide / Math.max(picture.width, picture.height);
  if (scale >= 1) return picture;
  return resizePicture(
    picture,
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
}

/** Mean of three by three pixels. */
function blur({ data, width, height }: GrayPicture): GrayPicture {
  const soft = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy += 1) {
        const row = Math.min(height - 1, Math.max(0, y + dy)) * width;
        for (let dx = -1; dx <= 1; dx += 1) sum += data[row + Math.min(width - 1, Math.max(0, x + dx))] ?? 0;
      }
      soft[y * width + x] = sum / 9;
    }
  }
  return { data: soft, width, height };
}

interface Mask {
  readonly ink: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Grown and shrunken again, so that writing leaves no holes at the edges. */
function closed(mask: Mask): Mask {
  let result = mask;
  for (let round = 0; round < 3; round += 1) result = spread(result, 1);
  for (let round = 0; round < 3; round += 1) result = spread(result, 0);
  return result;
}

/** Every pixel beside one of `value` gets it, too. */
function spread({ ink, width, height }: Mask, value: 0 | 1): Mask {
  const next = ink.slice();
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (ink[at] === value) continue;
      const isBeside =
        (x > 0 && ink[at - 1] === value) ||
        (x < width - 1 && ink[at + 1] === value) ||
        (y > 0 && ink[at - width] === value) ||
        (y < height - 1 && ink[at + width] === value);
      if (isBeside) next[at] = value;
    }
  }
  return { ink: next, width, height };
}
