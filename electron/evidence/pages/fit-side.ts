import type { Point } from '../../../shared/domain/evidence/homography.ts';
import type { GrayPicture } from '../ocr/gray-picture.ts';

/** A straight side of a sheet. */
export interface Side {
  readonly at: Point;
  /** Unit vector. */
  readonly along: Point;
  /** Share of the side, 0 to 1, at which there is an edge on this line. */
  readonly support: number;
  /** It is the edge of the picture: the sheet goes on beyond it. */
  readonly isCut: boolean;
}

const samples = 72;
/** Parts of the long side: how far from the rough side its edge is looked for, how wide an edge is, how near it must lie. */
const reach = 0.03;
const edgeWidth = 0.004;
const tolerance = 0.002;
/** Grey levels by which paper is brighter than what lies beside it. */
const leastStep = 10;
const leastSupport = 0.45;

interface Edge extends Point {
  readonly step: number;
}

/**
 * The line along which it gets darker from the inside to the outside, near a rough side of a sheet whose inside lies to
 * the right of the way from `from` to `to`. Null where there is no such line.
 */
export function fitSide(picture: GrayPicture, from: Point, to: Point): Side | null {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 20) return null;
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
  const long = Math.max(picture.width, picture.height);
  if (isAtBorder(picture, from, to, long * 0.012)) return { at: from, along, support: 0, isCut: true };
  const outwards = { x: along.y, y: -along.x };
  const edges: Edge[] = [];
  for (let index = 0; index < samples; index += 1) {
    const part = 0.04 + (0.92 * index) / (samples - 1);
    const middle = { x: from.x + along.x * length * part, y: from.y + along.y * length * part };
    const edge = strongestEdge(picture, middle, outwards, long);
    if (edge !== null) edges.push(edge);
  }
  const line = commonLine(edges, along, Math.max(1.2, long * tolerance));
  return line === null || line.support < leastSupport ? null : { ...line, isCut: false };
}

function isAtBorder({ width, height }: GrayPicture, from: Point, to: Point, margin: number): boolean {
  const both = (test: (point: Point) => boolean) => test(from) && test(to);
  return (
    both(({ x }) => x < margin) ||
    both(({ y }) => y < margin) ||
    both(({ x }) => x > width - 1 - margin) ||
    both(({ y }) => y > height - 1 - margin)
  );
}

function strongestEdge(picture: GrayPicture, middle: Point, outwards: Point, long: number): Edge | null {
  const far = Math.round(long * reach);
  const wide = Math.max(2, Math.round(long * edgeWidth));
  const values: number[] = [];
  for (let step = -far - wide; step <= far + wide; step += 1) {
    values.push(valueAt(picture, middle.x + outwards.x * step, middle.y + outwards.y * step));
  }
  let best: { readonly step: number; readonly place: number } | null = null;
  for (let place = wide; place < values.length - wide; place += 1) {
    let [inside, beyond] = [0, 0];
    for (let step = 1; step <= wide; step += 1) {
      inside += values[place - step] ?? 0;
      beyond += values[place + step - 1] ?? 0;
    }
    const step = (inside - beyond) / wide;
    if (step >= leastStep && (best === null || step > best.step)) best = { step, place };
  }
  if (best === null) return null;
  const offset = best.place - far - wide - 0.5;
  return { x: middle.x + outwards.x * offset, y: middle.y + outwards.y * offset, step: best.step };
}

/** Outside of the picture is nothing that could be an edge: its last pixel goes on. */
function valueAt({ data, width, height }: GrayPicture, x: number, y: number): number {
  const column = Math.min(width - 1, Math.max(0, Math.round(x)));
  const row = Math.min(height - 1, Math.max(0, Math.round(y)));
  return data[row * width + column] ?? 0;
}

/** The line with most edges on it, through pairs of edges that lie far apart; then the best line through those. */
function commonLine(edges: readonly Edge[], direction: Point, near: number): Omit<Side, 'isCut'> | null {
  if (edges.length < samples * leastSupport) return null;
  let best: readonly Edge[] = [];
  for (let first = 0; first < edges.length; first += 2) {
    for (let second = first + Math.floor(edges.length / 3); second < edges.length; second += 2) {
      const [one, other] = [edges[first], edges[second]];
      if (one === undefined || other === undefined) continue;
      const length = Math.hypot(other.x - one.x, other.y - one.y);
      const along = { x: (other.x - one.x) / length, y: (other.y - one.y) / length };
      if (along.x * direction.x + along.y * direction.y < 0.98) continue;
      const on = edges.filter(({ x, y }) => Math.abs((x - one.x) * along.y - (y - one.y) * along.x) < near);
      if (on.length > best.length) best = on;
    }
  }
  return best.length === 0 ? null : { ...lineThrough(best, direction), support: best.length / samples };
}

/** The long axis of a cloud of points. */
function lineThrough(points: readonly Point[], direction: Point): { readonly at: Point; readonly along: Point } {
  const at = {
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  };
  let [xx, xy, yy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - at.x) ** 2;
    xy += (x - at.x) * (y - at.y);
    yy += (y - at.y) ** 2;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  const along = { x: Math.cos(angle), y: Math.sin(angle) };
  const isSame = along.x * direction.x + along.y * direction.y > 0;
  return { at, along: isSame ? along : { x: -along.x, y: -along.y } };
}
