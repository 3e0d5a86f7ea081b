import type { Corners } from '../../../shared/domain/evidence/homography.ts';
import type { Sheet } from '../../../shared/domain/evidence/sheet.ts';
import type { GrayPicture, QuarterTurn } from '../ocr/gray-picture.ts';
import { resizePicture } from '../ocr/gray-picture.ts';
import { findSheet } from './find-sheet.ts';
import { findSkew } from './find-skew.ts';
import { flattenLight } from './flatten-light.ts';
import { lengthOf, levelCorners, turnCorners, warpPicture } from './warp-picture.ts';

/** A page made ready for recognition. */
export interface PreparedPage {
  /** Level, upright, white paper; the sheet alone where one was found. */
  readonly picture: GrayPicture;
  readonly turned: QuarterTurn;
  /** Where `picture` lies on the page as it is shown. */
  readonly sheet: Sheet;
  /** Whether `picture` is the page as it is, so that boxes need no map. */
  readonly isAsShown: boolean;
}

/** Long side in pixels of what is recognised: about 200 dpi of A4, 290 dpi of A5. */
const preparedSide = 2400;
const sideForTurn = 1100;
/** Radians; a sheet that lies this straight is not worth a copy, and nothing beside it is lost. */
const straight = (0.25 * Math.PI) / 180;

/**
 * Prepares a working copy: the sheet is found and seen from straight above, turned until its writing stands upright, its
 * lines are made level and its light even. All of it is one map back to the page, whose pixels are read only once.
 */
export async function preparePage(
  shown: GrayPicture,
  detectTurn: (picture: GrayPicture) => Promise<QuarterTurn>,
): Promise<PreparedPage> {
  const whole = cornersOf(shown);
  const found = findSheet(shown);
  const outline = found !== null && !isStraight(found) ? found : whole;
  const level = levelSize(outline);
  const draft = flattenLight(warpPicture(shown, outline, scaled(level, sideForTurn)));
  const turned = await detectTurn(draft);
  const upright = turnCorners(outline, turned);
  const uprightSize = turned % 180 === 0 ? level : { width: level.height, height: level.width };
  const skew = findSkew(turned === 0 ? draft : warpPicture(shown, upright, scaled(uprightSize, sideForTurn)));
  const frame = levelCorners(upright, uprightSize, skew);
  const size = scaled(frame, preparedSide);
  const isAsShown = outline === whole && turned === 0 && skew === 0;
  const picture = isAsShown ? resizePicture(shown, size.width, size.height) : warpPicture(shown, frame.corners, size);
  return { picture: flattenLight(picture), turned, sheet: sheetOf(frame.corners, shown, size), isAsShown };
}

function cornersOf({ width, height }: GrayPicture): Corners {
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
}

function isStraight([a, b, c, d]: Corners): boolean {
  const tilt = (one: number, other: number) => Math.abs(Math.atan2(one, other));
  return (
    tilt(b.y - a.y, b.x - a.x) < straight &&
    tilt(c.y - d.y, c.x - d.x) < straight &&
    tilt(d.x - a.x, d.y - a.y) < straight &&
    tilt(c.x - b.x, c.y - b.y) < straight
  );
}

/** The size of the sheet in pixels of the picture: of the longer of two sides, so that nothing gets coarser. */
function levelSize([a, b, c, d]: Corners): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(lengthOf(a, b), lengthOf(d, c)),
    height: Math.max(lengthOf(b, c), lengthOf(a, d)),
  };
}

function scaled({ width, height }: { readonly width: number; readonly height: number }, longSide: number) {
  const scale = Math.min(1, longSide / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function sheetOf(
  corners: Corners,
  shown: GrayPicture,
  size: { readonly width: number; readonly height: number },
): Sheet {
  const part = ({ x, y }: Corners[number]) => ({ x: x / shown.width, y: y / shown.height });
  const [a, b, c, d] = corners;
  return { corners: [part(a), part(b), part(c), part(d)], ...size };
}
