import type { Box } from './view-types.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The least side of a box, in parts of the page: smaller ones could not be taken hold of. */
const SMALLEST = 0.01;

/** Moves a box without changing its size, at most to the edges of the page. Pure. */
export function moveBox(box: Box, by: Point): Box {
  return { ...box, left: limit(box.left + by.x, 0, 1 - box.width), top: limit(box.top + by.y, 0, 1 - box.height) };
}

/** Moves the lower right corner, at most to the edges of the page. Pure. */
export function resizeBox(box: Box, by: Point): Box {
  return {
    ...box,
    width: limit(box.width + by.x, SMALLEST, 1 - box.left),
    height: limit(box.height + by.y, SMALLEST, 1 - box.top),
  };
}

/** The box that a stroke of the pointer draws, in whichever direction; undefined where it was only a click. Pure. */
export function boxBetween(from: Point, to: Point): Box | undefined {
  const [left, right] = [limit(Math.min(from.x, to.x), 0, 1), limit(Math.max(from.x, to.x), 0, 1)];
  const [top, bottom] = [limit(Math.min(from.y, to.y), 0, 1), limit(Math.max(from.y, to.y), 0, 1)];
  if (right - left < SMALLEST || bottom - top < SMALLEST) return undefined;
  return { left, top, width: right - left, height: bottom - top };
}

function limit(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
