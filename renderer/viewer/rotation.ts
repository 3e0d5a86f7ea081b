import type { Box, Size } from './view-types.ts';

/** Degrees clockwise by which the view (never the document) is turned. */
export type Rotation = 0 | 90 | 180 | 270;

export function turnRight(rotation: Rotation): Rotation {
  switch (rotation) {
    case 0:
      return 90;
    case 90:
      return 180;
    case 180:
      return 270;
    case 270:
      return 0;
  }
}

export function rotateSize(size: Size, rotation: Rotation): Size {
  return rotation === 0 || rotation === 180 ? size : { width: size.height, height: size.width };
}

/** Where a box of the upright page lies on the turned page, again in parts of that page. */
export function rotateBox(box: Box, rotation: Rotation): Box {
  const { left, top, width, height } = box;
  switch (rotation) {
    case 0:
      return box;
    case 90:
      return { left: 1 - top - height, top: left, width: height, height: width };
    case 180:
      return { left: 1 - left - width, top: 1 - top - height, width, height };
    case 270:
      return { left: top, top: 1 - left - width, width: height, height: width };
  }
}
