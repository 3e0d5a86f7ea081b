import type { InkMask } from './connected-parts.ts';
import type { PixelBox } from './gray-picture.ts';

export interface Square extends PixelBox {
  /** Share (0 to 1) of its worst side on which a line was seen. */
  readonly outline: number;
}

const outlineFrom = 0.9;
/** Pixels beside a square that are looked at, and the share of ink there that a tick may leave. */
const clearance = 4;
const besideAtMost = 0.4;

/**
 * The drawn or filled square in a small mask whose sides are between `smallest` and `largest` pixels long: each side has
 * ink along nearly all of it. Of those that fit as well the largest one, so that of a thick frame the outer edge is meant.
 * What sticks out of it or crosses it does not matter. Null where there is none.
 */
export function findSquare(mask: InkMask, smallest: number, largest: number): Square | null {
  const across = runningSums(spread(mask, 0, 1), 'across');
  const down = runningSums(spread(mask, 1, 0), 'down');
  const { width, height } = mask;
  let best: Square | null = null;
  for (let side = largest; side >= smallest; side -= 1) {
    for (const tall of [side, side + 1, side - 1, Math.round(side * 1.12), Math.round(side * 0.9)]) {
      for (let y = 1; y + tall < height - 1; y += 1) {
        for (let x = 1; x + side < width - 1; x += 1) {
          const bottom = y + tall - 1;
          const right = x + side - 1;
          const top = share(across, y * (width + 1) + x, side, 1);
          if (top < outlineFrom) continue;
          const outline = Math.min(
            top,
            share(across, bottom * (width + 1) + x, side, 1),
            share(down, y * width + x, tall, width),
            share(down, y * width + right, tall, width),
          );
          if (outline < outlineFrom || outline < (best?.outline ?? 0) + 0.04) continue;
          const found = { left: x, top: y, right: right + 1, bottom: bottom + 1, outline };
          if (isFreeAround(across, down, mask, found)) best = found;
        }
      }
    }
  }
  return best;
}

/** Beside a square is paper, but for ends of a tick; the bow of a letter bulges out. */
function isFreeAround(across: Uint16Array, down: Uint16Array, { width, height }: InkMask, square: PixelBox): boolean {
  const { left, top, right, bottom } = square;
  const rows = [top - clearance, bottom - 1 + clearance].filter((y) => y >= 0 && y < height);
  const columns = [left - clearance, right - 1 + clearance].filter((x) => x >= 0 && x < width);
  return (
    rows.every((y) => share(across, y * (width + 1) + left, right - left, 1) < besideAtMost) &&
    columns.every((x) => share(down, top * width + x, bottom - top, width) < besideAtMost)
  );
}

/** Ink spread by one pixel along or across, so that a line that is a little askew still counts as one. */
function spread({ ink, width, height }: InkMask, x: number, y: number): InkMask {
  const grown = new Uint8Array(ink.length);
  const step = y * width + x;
  for (let index = 0; index < ink.length; index += 1) {
    grown[index] = ink[index] === 1 || ink[index - step] === 1 || ink[index + step] === 1 ? 1 : 0;
  }
  return { ink: grown, width, height };
}

/** Sums of ink along rows (each with one more entry than pixels) or down columns (with one more row). */
function runningSums({ ink, width, height }: InkMask, way: 'across' | 'down'): Uint16Array {
  if (way === 'down') {
    const sums = new Uint16Array(width * (height + 1));
    for (let index = 0; index < ink.length; index += 1) sums[index + width] = (sums[index] ?? 0) + (ink[index] ?? 0);
    return sums;
  }
  const sums = new Uint16Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      sums[y * (width + 1) + x + 1] = (sums[y * (width + 1) + x] ?? 0) + (ink[y * width + x] ?? 0);
    }
  }
  return sums;
}

function share(sums: Uint16Array, from: number, length: number, step: number): number {
  return ((sums[from + length * step] ?? 0) - (sums[from] ?? 0)) / length;
}
