/** A point in any unit. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Upper left, upper right, lower right, lower left. */
export type Corners<P extends Point = Point> = readonly [P, P, P, P];

/** A perspective map of the plane: nine numbers, row by row, the last one scaled to 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

/** The unit square onto a quadrilateral (Heckbert 1989, 2.2.2). The corners must not lie on one line. */
export function squareTo([a, b, c, d]: Corners): Homography {
  const [sumX, sumY] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y];
  const [rightX, rightY, lowX, lowY] = [b.x - c.x, b.y - c.y, d.x - c.x, d.y - c.y];
  const area = rightX * lowY - lowX * rightY;
  const g = (sumX * lowY - lowX * sumY) / area;
  const h = (rightX * sumY - sumX * rightY) / area;
  return [b.x - a.x + g * b.x, d.x - a.x + h * d.x, a.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y, a.y, g, h, 1];
}

/** The map back (the adjugate; its scale does not matter). */
export function inverseOf([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  const scale = a * e - b * d;
  return [
    (e * i - f * h) / scale,
    (c * h - b * i) / scale,
    (b * f - c * e) / scale,
    (f * g - d * i) / scale,
    (a * i - c * g) / scale,
    (c * d - a * f) / scale,
    (d * h - e * g) / scale,
    (b * g - a * h) / scale,
    1,
  ];
}

export function apply([a, b, c, d, e, f, g, h, i]: Homography, { x, y }: Point): Point {
  const w = g * x + h * y + i;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

/** How far a small step to the right and a small step down lead, at one point. */
export function stepsAt(map: Homography, { x, y }: Point): { readonly right: Point; readonly down: Point } {
  const [a, b, , d, e, , g, h, i] = map;
  const w = g * x + h * y + i;
  const at = apply(map, { x, y });
  return {
    right: { x: (a - g * at.x) / w, y: (d - g * at.y) / w },
    down: { x: (b - h * at.x) / w, y: (e - h * at.y) / w },
  };
}
