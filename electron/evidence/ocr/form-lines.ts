import { findConnectedParts, type InkMask } from './connected-parts.ts';

/**
 * Pixels of rules, frames and comb teeth in a strip that is about one line of writing high: 1 for line. A run of ink is a
 * line when no stroke of a character can be that long; what stands upright on such a line and is thin is a tooth.
 */
export function findFormLines(mask: InkMask): Uint8Array {
  const { width, height } = mask;
  const lines = new Uint8Array(mask.ink.length);
  const thickest = Math.max(2, Math.round(height * 0.14));
  markRuns(mask, lines, {
    length: Math.round(height * 0.9),
    thickest,
    along: 1,
    across: width,
    count: height,
    size: width,
  });
  markRuns(mask, lines, {
    length: Math.round(height * 0.72),
    thickest,
    along: width,
    across: 1,
    count: width,
    size: height,
  });
  markTeeth(mask, lines, thickest);
  return lines;
}

interface Direction {
  readonly length: number;
  readonly thickest: number;
  /** Steps in the array to the next pixel of a run, and to the next run. */
  readonly along: number;
  readonly across: number;
  readonly count: number;
  readonly size: number;
}

/** Marks runs that may climb by one pixel from one pixel to the next, as lines on a picture that is a little askew do. */
function markRuns(mask: InkMask, lines: Uint8Array, way: Direction): void {
  const { ink } = mask;
  const path = new Int32Array(way.size);
  for (let start = 0; start < way.count; start += 1) {
    for (let at = 0; at < way.size; at += 1) {
      if (!isInk(ink, way, at, start) || isInk(ink, way, at - 1, start)) continue;
      let lane = start;
      let end = at;
      let missing = 0;
      while (end < way.size && missing <= 2) {
        const next = [lane, lane - 1, lane + 1].find((candidate) => isInk(ink, way, end, candidate));
        if (next === undefined) missing += 1;
        else {
          lane = next;
          missing = 0;
        }
        path[end] = next ?? lane;
        end += 1;
      }
      end -= missing;
      if (end - at < way.length || Math.abs((path[end - 1] ?? start) - start) > (end - at) * 0.12) continue;
      for (let step = at; step < end; step += 1) markThickness(ink, lines, way, step, path[step] ?? start);
    }
  }
}

/** Marks a line's full thickness, but not where a character crosses it: there the ink is thicker than a line. */
function markThickness(ink: Uint8Array, lines: Uint8Array, way: Direction, at: number, lane: number): void {
  let from = lane;
  let to = lane;
  while (to - from <= way.thickest && isInk(ink, way, at, from - 1)) from -= 1;
  while (to - from <= way.thickest && isInk(ink, way, at, to + 1)) to += 1;
  if (to - from >= way.thickest) {
    from = lane;
    to = lane;
  }
  for (let each = from; each <= to; each += 1) {
    if (each >= 0 && each < way.count) lines[at * way.along + each * way.across] = 1;
  }
}

function isInk(ink: Uint8Array, way: Direction, at: number, lane: number): boolean {
  return at >= 0 && at < way.size && lane >= 0 && lane < way.count && ink[at * way.along + lane * way.across] === 1;
}

/** Thin upright pieces that end at a line. */
function markTeeth(mask: InkMask, lines: Uint8Array, thickest: number): void {
  const { width, height } = mask;
  const rest: InkMask = { ...mask, ink: mask.ink.map((value, index) => (lines[index] === 1 ? 0 : value)) };
  const members: number[][] = [];
  const parts = findConnectedParts(rest, (index, part) => {
    const list = members[part];
    if (list === undefined) members[part] = [index];
    else list.push(index);
  });
  for (const [index, part] of parts.entries()) {
    const isThin = part.right - part.left <= thickest;
    const touches = (row: number) => hasLine(lines, width, height, part.left, part.right, row);
    const ends =
      Number(touches(part.top - 1) || touches(part.top - 2)) + Number(touches(part.bottom) || touches(part.bottom + 1));
    if (!isThin || ends === 0) continue;
    for (const pixel of members[index] ?? []) lines[pixel] = 1;
  }
}

function hasLine(lines: Uint8Array, width: number, height: number, left: number, right: number, row: number): boolean {
  if (row < 0 || row >= height) return false;
  return lines.subarray(row * width + left, row * width + right).includes(1);
}
