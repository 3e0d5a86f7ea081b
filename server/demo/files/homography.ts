import type { Point } from './surface.ts';

/** u = (a x + b y + c) / (g x + h y + 1), v = (d x + e y + f) / (g x + h y + 1). */
export interface Homography {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly g: number;
  readonly h: number;
}

/** Maps the corners (top left, top right, bottom right, bottom left) to (0,0), (1,0), (1,1), (0,1). */
export function homographyToUnitSquare(corners: readonly [Point, Point, Point, Point]): Homography {
  const goals = [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 1, y: 1 },
    { x: 0, y: 1 },
  ];
  const equations = corners.flatMap((from, index) => {
    const to = goals[index] ?? { x: 0, y: 0 };
    return [
      [from.x, from.y, 1, 0, 0, 0, -from.x * to.x, -from.y * to.x, to.x],
      [0, 0, 0, from.x, from.y, 1, -from.x * to.y, -from.y * to.y, to.y],
    ];
  });
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solve(equations);
  return { a, b, c, d, e, f, g, h };
}

/** Gauss with pivots; each row is the coefficients and then the right side. */
function solve(rows: number[][]): readonly number[] {
  const count = rows.length;
  for (let column = 0; column < count; column += 1) {
    const rest = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const best = column + rest.indexOf(Math.max(...rest));
    const pivot = rows[best];
    const current = rows[column];
    if (pivot === undefined || current === undefined || pivot[column] === 0) throw new Error('corners lie on one line');
    rows[best] = current;
    rows[column] = pivot;
    for (const row of rows) {
      if (row === pivot) continue;
      const share = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let index = column; index <= count; index += 1) row[index] = (row[index] ?? 0) - share * (pivot[index] ?? 0);
    }
  }
  return rows.map((row, index) => (row[count] ?? 0) / (row[index] ?? 1));
}
