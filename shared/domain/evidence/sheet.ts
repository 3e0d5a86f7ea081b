import { z } from 'zod';
import type { Box, Span } from './box.ts';
import { apply, type Homography, inverseOf, type Point, squareTo, stepsAt } from './homography.ts';

const point = z.object({ x: z.number(), y: z.number() });

/**
 * Where the sheet of paper lies on a page as the viewer shows it: on photos it is tilted and in perspective, scans lie a
 * little askew, pictures may lie on their side. What asks for "left of" and "on the same line" has to ask on the sheet.
 */
export const sheetSchema = z.object({
  /** Upper left, upper right, lower right, lower left as one reads; in parts of the page, also a little outside of it. */
  corners: z.tuple([point, point, point, point]),
  /** Of the sheet, level; only the ratio matters. */
  width: z.number().positive(),
  height: z.number().positive(),
});
export type Sheet = z.infer<typeof sheetSchema>;

/** The smallest upright box on the page around a place on the sheet, not cut at the page's edges. */
export function sheetToPage(sheet: Sheet, { left, top, right, bottom }: Span): Span {
  const map = squareTo(sheet.corners);
  const points = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ].map((corner) => apply(map, corner));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/**
 * The place on the sheet around which a box of the page was drawn by `sheetToPage`. Boxes around tilted places are larger
 * than these; the surplus is taken off again, so that going there and back does not let a box grow.
 */
export function pageToSheet(sheet: Sheet, box: Box): Span {
  const toPage = squareTo(sheet.corners);
  const middle = apply(inverseOf(toPage), { x: box.left + box.width / 2, y: box.top + box.height / 2 });
  const { width, height } = sizeBefore(toPage, middle, box);
  return {
    left: middle.x - width / 2,
    right: middle.x + width / 2,
    top: middle.y - height / 2,
    bottom: middle.y + height / 2,
  };
}

/** Least part of the box that is left when the surplus was taken off: boxes of others need not fit the tilt. */
const least = 0.2;

/** Solves |right| w + |down| h = size of the box for both directions. */
function sizeBefore(toPage: Homography, middle: Point, box: Box): { readonly width: number; readonly height: number } {
  const { right, down } = stepsAt(toPage, middle);
  const [a, b, c, d] = [Math.abs(right.x), Math.abs(down.x), Math.abs(right.y), Math.abs(down.y)];
  const area = a * d - b * c;
  // lying on its side, the page's width is the sheet's height
  const isLying = area < 0;
  const most = isLying
    ? { width: box.height / c, height: box.width / b }
    : { width: box.width / a, height: box.height / d };
  const width = (box.width * d - box.height * b) / area;
  const height = (box.height * a - box.width * c) / area;
  return {
    width: Math.min(most.width, Math.max(most.width * least, width)),
    height: Math.min(most.height, Math.max(most.height * least, height)),
  };
}
