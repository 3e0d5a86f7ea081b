import {
  apply,
  type Corners,
  type Homography,
  type Point,
  squareTo,
} from '../../../shared/domain/evidence/homography.ts';
import { type GrayPicture, resizePicture } from '../ocr/gray-picture.ts';

/** Outside of the picture there is white paper. */
const outside = 255;
/** Shrinking by more than this makes the picture smaller first, so that thin strokes are not skipped. */
const mostShrink = 1.4;

/** A level picture of the quadrilateral `corners` (in pixels of the source), of the given size. Bilinear. */
export function warpPicture(
  source: GrayPicture,
  corners: Corners,
  size: { readonly width: number; readonly height: number },
): GrayPicture {
  const shrink = Math.min(
    lengthOf(corners[0], corners[1]) / size.width,
    lengthOf(corners[1], corners[2]) / size.height,
  );
  if (shrink > mostShrink) {
    const width = Math.max(1, Math.round(source.width / shrink));
    const height = Math.max(1, Math.round(source.height / shrink));
    const [x, y] = [width / source.width, height / source.height];
    const move = (corner: Point) => ({ x: corner.x * x, y: corner.y * y });
    const [one, two, three, four] = corners;
    return sample(
      resizePicture(source, width, height),
      squareTo([move(one), move(two), move(three), move(four)]),
      size,
    );
  }
  return sample(source, squareTo(corners), size);
}

function sample(
  { data, width, height }: GrayPicture,
  toSource: Homography,
  size: { readonly width: number; readonly height: number },
): GrayPicture {
  const level = new Uint8Array(size.width * size.height);
  const [a, b, c, d, e, f, g, h] = toSource;
  for (let row = 0; row < size.height; row += 1) {
    const v = (row + 0.5) / size.height;
    for (let column = 0; column < size.width; column += 1) {
      const u = (column + 0.5) / size.width;
      const w = g * u + h * v + 1;
      const x = (a * u + b * v + c) / w - 0.5;
      const y = (d * u + e * v + f) / w - 0.5;
      const left = Math.floor(x);
      const top = Math.floor(y);
      const at = row * size.width + column;
      if (left < -1 || top < -1 || left >= width || top >= height) {
        level[at] = outside;
        continue;
      }
      const [x0, x1] = [Math.max(0, left), Math.min(width - 1, left + 1)];
      const [y0, y1] = [Math.max(0, top) * width, Math.min(height - 1, top + 1) * width];
      const [shareX, shareY] = [x - left, y - top];
      const upper = (data[y0 + x0] ?? 0) * (1 - shareX) + (data[y0 + x1] ?? 0) * shareX;
      const lower = (data[y1 + x0] ?? 0) * (1 - shareX) + (data[y1 + x1] ?? 0) * shareX;
      level[at] = upper * (1 - shareY) + lower * shareY + 0.5;
    }
  }
  return { data: level, width: size.width, height: size.height };
}

/** The corners, as one reads the picture after it was turned clockwise by quarters. */
export function turnCorners([a, b, c, d]: Corners, turn: 0 | 90 | 180 | 270): Corners {
  switch (turn) {
    case 0:
      return [a, b, c, d];
    case 90:
      return [d, a, b, c];
    case 180:
      return [c, d, a, b];
    case 270:
      return [b, c, d, a];
  }
}

/** The corners of the frame that holds the whole of a page whose lines descend by `angle`, in the units of `corners`. */
export function levelCorners(
  corners: Corners,
  size: { readonly width: number; readonly height: number },
  angle: number,
): { readonly corners: Corners; readonly width: number; readonly height: number } {
  if (angle === 0) return { corners, ...size };
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const width = size.width * cos + size.height * Math.abs(sin);
  const height = size.height * cos + size.width * Math.abs(sin);
  const map = squareTo(corners);
  const at = (x: number, y: number) =>
    apply(map, {
      x: 0.5 + (x * cos - y * sin) / size.width,
      y: 0.5 + (x * sin + y * cos) / size.height,
    });
  const [x, y] = [width / 2, height / 2];
  return { corners: [at(-x, -y), at(x, -y), at(x, y), at(-x, y)], width, height };
}

export function lengthOf(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
