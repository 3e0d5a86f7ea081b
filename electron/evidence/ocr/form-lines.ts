import { type ConnectedPart, findConnectedParts, type InkMask } from './connected-parts.ts';

/**
 * Rules, frames and comb teeth around writing whose digits are `size` pixels high: 1 for each pixel of a line. Three signs
 * tell a line: a run of ink longer than any stroke of a character, an outline with something inside, and a thin upright
 * piece that ends at such a line.
 */
export function findFormLines(mask: InkMask, size: number): Uint8Array {
  const { width, height } = mask;
  const lines = new Uint8Array(mask.ink.length);
  const thickest = Math.max(3, Math.round(size * 0.2));
  const across = { along: 1, across: width, count: height, size: width };
  const down = { along: width, across: 1, count: width, size: height };
  markRuns(mask, lines, { ...across, length: Math.round(size * 1.7), thickest });
  markRuns(mask, lines, { ...down, length: Math.round(size * 1.25), thickest });
  markPieces(mask, lines, size, thickest);
  mendCrossings(mask, lines, thickest);
  return lines;
}

export function without(mask: InkMask, lines: Uint8Array): InkMask {
  return { ...mask, ink: mask.ink.map((value, index) => (lines[index] === 1 ? 0 : value)) };
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
      const end = followRun(ink, way, start, at, path);
      const climb = Math.abs((path[end - 1] ?? start) - start);
      if (end - at < way.length || climb > (end - at) * 0.08) continue;
      for (let step = at; step < end; step += 1) markThickness(ink, lines, way, step, path[step] ?? start);
    }
  }
}

/** Follows ink from one pixel on, over gaps of two, and returns where it ends. */
function followRun(ink: Uint8Array, way: Direction, start: number, at: number, path: Int32Array): number {
  let lane = start;
  let end = at;
  let missing = 0;
  for (; end < way.size && missing <= 2; end += 1) {
    if (isInk(ink, way, end, lane)) missing = 0;
    else if (isInk(ink, way, end, lane - 1)) {
      lane -= 1;
      missing = 0;
    } else if (isInk(ink, way, end, lane + 1)) {
      lane += 1;
      missing = 0;
    } else missing += 1;
    path[end] = lane;
  }
  return end - missing;
}

/** Marks a line's full thickness, but only the line itself where a character crosses it. */
function markThickness(ink: Uint8Array, lines: Uint8Array, way: Direction, at: number, lane: number): void {
  let from = lane;
  let to = lane;
  while (to - from <= way.thickest && isInk(ink, way, at, from - 1)) from -= 1;
  while (to - from <= way.thickest && isInk(ink, way, at, to + 1)) to += 1;
  if (to - from >= way.thickest) {
    from = lane;
    to = lane;
  }
  for (let each = from; each <= to; each += 1) lines[at * way.along + each * way.across] = 1;
}

function isInk(ink: Uint8Array, way: Direction, at: number, lane: number): boolean {
  return at >= 0 && at < way.size && lane >= 0 && lane < way.count && ink[at * way.along + lane * way.across] === 1;
}

function markPieces(mask: InkMask, lines: Uint8Array, size: number, thickest: number): void {
  const members: number[][] = [];
  const parts = findConnectedParts(without(mask, lines), (index, part) => {
    const list = members[part];
    if (list === undefined) members[part] = [index];
    else list.push(index);
  });
  const isLine = parts.map(
    (part) => isOutline(part, parts, size) || isTooth(part, lines, mask.width, mask.height, size, thickest),
  );
  for (const [index, pixels] of members.entries()) {
    if (isLine[index] === true) for (const pixel of pixels) lines[pixel] = 1;
  }
}

/** Larger than a digit, hollow, and with something of its own inside. */
function isOutline(part: ConnectedPart, parts: readonly ConnectedPart[], size: number): boolean {
  const width = part.right - part.left;
  const height = part.bottom - part.top;
  if (height < size * 1.15 || width < size * 0.7 || part.pixels > width * height * 0.45) return false;
  return parts.some(
    (other) =>
      other !== part &&
      other.bottom - other.top > size * 0.5 &&
      other.left > part.left &&
      other.right < part.right &&
      other.top > part.top &&
      other.bottom < part.bottom,
  );
}

/** A digit 1 on a line is as high as a digit; a tooth is shorter, or as high as its cell. */
function isTooth(
  part: ConnectedPart,
  lines: Uint8Array,
  width: number,
  height: number,
  size: number,
  thickest: number,
): boolean {
  if (part.right - part.left > thickest) return false;
  const touches = (row: number) =>
    row >= 0 && row < height && lines.subarray(row * width + part.left, row * width + part.right).includes(1);
  const ends =
    Number(touches(part.top - 1) || touches(part.top - 2)) + Number(touches(part.bottom) || touches(part.bottom + 1));
  const tall = part.bottom - part.top;
  return ends === 2 || (ends === 1 && (tall < size * 0.75 || tall > size * 1.12));
}

/** Where a stroke of writing goes on at both sides of a line, the crossing belongs to the stroke. */
function mendCrossings({ ink, width, height }: InkMask, lines: Uint8Array, thickest: number): void {
  const isWriting = (index: number) => ink[index] === 1 && lines[index] === 0;
  const mended: number[] = [];
  const mend = (count: number, size: number, along: number, across: number) => {
    for (let lane = 0; lane < count; lane += 1) {
      for (let at = 1; at < size; at += 1) {
        const start = lane * across + at * along;
        if (lines[start] !== 1 || !isWriting(start - along)) continue;
        let end = at;
        while (end < size && lines[lane * across + end * along] === 1) end += 1;
        if (end === size || end - at > thickest || !isWriting(lane * across + end * along)) continue;
        for (let step = at; step < end; step += 1) mended.push(lane * across + step * along);
      }
    }
  };
  mend(height, width, 1, width);
  mend(width, height, width, 1);
  for (const index of mended) lines[index] = 0;
}
