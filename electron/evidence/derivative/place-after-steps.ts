import type { Box } from '../../../shared/domain/evidence/box.ts';
import type { PageSteps } from '../../../shared/domain/evidence/derivative-steps.ts';

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

type Turn = Pick<PageSteps, 'rotation' | 'straighten'>;

/**
 * The smallest upright picture that holds a page after it was turned clockwise by its rotation and then counter-clockwise
 * by the few degrees that straighten it.
 */
export function turnedSize({ width, height }: PageSize, turn: Turn): PageSize {
  const angle = angleOf(turn);
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  return { width: width * cos + height * sin, height: width * sin + height * cos };
}

/** Clockwise, in radians. */
export function angleOf({ rotation, straighten }: Turn): number {
  return ((rotation - straighten) * Math.PI) / 180;
}

/**
 * Where a place of the original page lies on the page after its steps, as the smallest upright box around it; null when
 * it was cropped away. Pure.
 */
export function placeAfterSteps(place: Box, original: PageSize, steps: PageSteps): Box | null {
  const turned = turnedSize(original, steps);
  const angle = angleOf(steps);
  const corners = cornersOf(place).map(({ x, y }) => {
    const [dx, dy] = [(x - 0.5) * original.width, (y - 0.5) * original.height];
    return {
      x: (dx * Math.cos(angle) - dy * Math.sin(angle)) / turned.width + 0.5,
      y: (dx * Math.sin(angle) + dy * Math.cos(angle)) / turned.height + 0.5,
    };
  });
  const crop = steps.crop ?? { left: 0, top: 0, width: 1, height: 1 };
  const inside = corners.map(({ x, y }) => ({ x: (x - crop.left) / crop.width, y: (y - crop.top) / crop.height }));
  return boxAround(inside);
}

function cornersOf({ left, top, width, height }: Box): readonly Point[] {
  return [
    { x: left, y: top },
    { x: left + width, y: top },
    { x: left, y: top + height },
    { x: left + width, y: top + height },
  ];
}

function boxAround(points: readonly Point[]): Box | null {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right] = [Math.max(0, Math.min(...xs)), Math.min(1, Math.max(...xs))];
  const [top, bottom] = [Math.max(0, Math.min(...ys)), Math.min(1, Math.max(...ys))];
  return right <= left || bottom <= top ? null : { left, top, width: right - left, height: bottom - top };
}
