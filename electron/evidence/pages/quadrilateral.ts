import type { Corners, Point } from '../../../shared/domain/evidence/homography.ts';

/** The convex hull, clockwise as seen on a page (Andrew 1979). */
export function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((one, other) => one.x - other.x || one.y - other.y);
  const half = (list: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length >= 2 && turnOf(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turnOf(one: Point | undefined, two: Point | undefined, three: Point): number {
  if (one === undefined || two === undefined) return 0;
  return (two.x - one.x) * (three.y - one.y) - (two.y - one.y) * (three.x - one.x);
}

/** The largest quadrilateral with corners on a hull, from its upper left corner clockwise; null for fewer points. */
export function largestQuadrilateral(hull: readonly Point[]): Corners | null {
  if (hull.length < 4) return null;
  let best: { readonly area: number; readonly corners: readonly [Point, Point, Point, Point] } | null = null;
  for (const [from, one] of hull.entries()) {
    for (let to = from + 2; to < hull.length; to += 1) {
      const three = hull[to];
      if (three === undefined) continue;
      const two = farthest(hull.slice(from + 1, to), one, three);
      const four = farthest([...hull.slice(to + 1), ...hull.slice(0, from)], one, three);
      if (two === null || four === null) continue;
      const area = two.distance + four.distance;
      if (best === null || area > best.area) best = { area, corners: [one, two.point, three, four.point] };
    }
  }
  return best === null ? null : fromUpperLeft(best.corners);
}

/** From a diagonal; `distance` is twice the area of the triangle. */
function farthest(points: readonly Point[], one: Point, other: Point) {
  let best: { readonly point: Point; readonly distance: number } | null = null;
  for (const point of points) {
    const distance = Math.abs(turnOf(one, other, point));
    if (best === null || distance > best.distance) best = { point, distance };
  }
  return best;
}

function fromUpperLeft(corners: readonly [Point, Point, Point, Point]): Corners {
  const sums = corners.map(({ x, y }) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  const at = (step: number) => corners[(first + step) % 4] ?? corners[0];
  const inOrder: Corners = [at(0), at(1), at(2), at(3)];
  return turnOf(inOrder[0], inOrder[1], inOrder[2]) > 0 ? inOrder : [at(0), at(3), at(2), at(1)];
}
