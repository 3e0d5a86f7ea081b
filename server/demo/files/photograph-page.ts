import { createCanvas } from '@napi-rs/canvas';
import type { SeededRandom } from '../names/seeded-random.ts';
import { renderPicture } from './canvas-target.ts';
import { type QuarterTurn, withOrientation } from './exif.ts';
import { createGrain } from './grain.ts';
import { homographyToUnitSquare } from './homography.ts';
import type { PageModel, Point } from './surface.ts';

/** Where the corners of the sheet lie in the upright picture: top left, top right, bottom right, bottom left, in pixels. */
export type SheetCorners = readonly [Point, Point, Point, Point];

export interface PhotoWishes {
  /** Pixels of the upright picture; 6 megapixels by default, what phones send when they reduce. */
  readonly width?: number;
  readonly height?: number;
  /** `upright`: stored as it is seen and without an EXIF orientation. */
  readonly orientation?: QuarterTurn | 'upright';
  /** How far the corners stray, in shares of the picture's width. */
  readonly perspective?: number;
  /** In place of corners drawn by chance; turned corners turn the sheet. */
  readonly corners?: SheetCorners;
  /** Of the sheet before the phone saw it; what is finer is lost, as with a lens. */
  readonly sheetDpi?: number;
  /** Standard deviation of the sensor's noise in grey levels of 255. */
  readonly grain?: number;
}

/**
 * A page photographed with a phone on a table: slight perspective, uneven light with the shadow of the hand, grain.
 * Stored lying on its side with an EXIF orientation, as phones do, so that a viewer has to turn it.
 */
export function photographPage(page: PageModel, random: SeededRandom, wishes: PhotoWishes = {}): Uint8Array {
  const upright = { width: wishes.width ?? 2142, height: wishes.height ?? 2856 };
  const orientation = wishes.orientation ?? (random.chance(0.5) ? 6 : 8);
  const stored =
    orientation === 'upright'
      ? createCanvas(upright.width, upright.height)
      : createCanvas(upright.height, upright.width);
  const context = stored.getContext('2d');
  const picture = context.createImageData(stored.width, stored.height);
  const sheet = renderPicture(page, wishes.sheetDpi ?? 230);
  // Read once: on these objects `data` is a call into native code.
  const {
    data: source,
    width: sourceWidth,
    height: sourceHeight,
  } = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height);
  const drawn = cornersOf(page, upright, random, wishes.perspective ?? 0.022);
  const toSheet = homographyToUnitSquare(wishes.corners ?? drawn);
  const light = makeLight(upright, random);
  const table = makeTable(random);
  const grain = createGrain(random, wishes.grain ?? 3.2);

  const { data } = picture;
  let target = 0;
  const { width: columns, height: rows } = stored;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = orientation === 'upright' ? column : orientation === 6 ? upright.width - 1 - row : row;
      const y = orientation === 'upright' ? row : orientation === 6 ? column : upright.height - 1 - column;
      const brightness = light(x, y);
      const add = grain();
      const depth = toSheet.g * x + toSheet.h * y + 1;
      const u = (toSheet.a * x + toSheet.b * y + toSheet.c) / depth;
      const v = (toSheet.d * x + toSheet.e * y + toSheet.f) / depth;
      if (u >= 0 && u < 1 && v >= 0 && v < 1) {
        sampleInto(data, target, source, sourceWidth, u * (sourceWidth - 1), v * (sourceHeight - 1));
        data[target] = (data[target] ?? 0) * brightness + add;
        data[target + 1] = (data[target + 1] ?? 0) * brightness * 0.985 + add;
        data[target + 2] = (data[target + 2] ?? 0) * brightness * 0.95 + add;
      } else {
        const wood = table(x, y) * edgeShadow(u, v);
        data[target] = 150 * wood * brightness + add;
        data[target + 1] = 112 * wood * brightness + add;
        data[target + 2] = 78 * wood * brightness + add;
      }
      data[target + 3] = 255;
      target += 4;
    }
  }
  context.putImageData(picture, 0, 0);
  const jpeg = stored.toBuffer('image/jpeg', 80);
  return orientation === 'upright' ? new Uint8Array(jpeg) : withOrientation(jpeg, orientation);
}

/** Where the four corners of the sheet lie in the upright picture: nearly filling it, none quite where it should be. */
export function cornersOf(
  page: { readonly width: number; readonly height: number },
  upright: { readonly width: number; readonly height: number },
  random: SeededRandom,
  stray: number,
): SheetCorners {
  const share = 0.86 + random.next() * 0.05;
  const scale = Math.min((upright.width * share) / page.width, (upright.height * share) / page.height);
  const half = { x: (page.width * scale) / 2, y: (page.height * scale) / 2 };
  const turn = ((random.next() - 0.5) * 5 * Math.PI) / 180;
  const centre = {
    x: upright.width * (0.49 + random.next() * 0.02),
    y: upright.height * (0.49 + random.next() * 0.02),
  };
  const corner = (right: number, down: number): Point => {
    const x = right * half.x;
    const y = down * half.y;
    const wander = () => (random.next() - 0.5) * 2 * stray * upright.width;
    return {
      x: centre.x + x * Math.cos(turn) - y * Math.sin(turn) + wander(),
      y: centre.y + x * Math.sin(turn) + y * Math.cos(turn) + wander(),
    };
  };
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** Brightness by place: a lamp from one side, darker edges, and the soft shadow of an arm across a corner. */
function makeLight(
  upright: { readonly width: number; readonly height: number },
  random: SeededRandom,
): (x: number, y: number) => number {
  const slopeX = ((random.next() - 0.5) * 0.28) / upright.width;
  const slopeY = ((random.next() - 0.5) * 0.22) / upright.height;
  const side = random.chance(0.5) ? 1 : -1;
  const shadowFrom = upright.width * (0.3 + random.next() * 0.2);
  const softness = upright.width * 0.22;
  const strength = 0.16 + random.next() * 0.12;
  return (x, y) => {
    const fromCentreX = x - upright.width / 2;
    const fromCentreY = y - upright.height / 2;
    const far = (fromCentreX * fromCentreX + fromCentreY * fromCentreY) / (upright.height * upright.height);
    const across = (side * fromCentreX + fromCentreY * 0.6 - shadowFrom) / softness;
    const shadow = across <= 0 ? 0 : Math.min(1, across) * strength;
    return 0.96 + slopeX * fromCentreX + slopeY * fromCentreY - far * 0.22 - shadow;
  };
}

/** Grain of a wooden table top, around 1. */
function makeTable(random: SeededRandom): (x: number, y: number) => number {
  const phase = random.next() * 100;
  const boards = 420 + random.next() * 160;
  return (x, y) => {
    const board = Math.floor((x + phase * 10) / boards);
    const joint = (x + phase * 10) % boards < 5 ? 0.55 : 1;
    const wave = Math.sin(x * 0.045 + Math.sin(y * 0.0021 + board * 1.7) * 6 + phase);
    const fine = Math.sin(x * 0.31 + Math.sin(y * 0.004 + board) * 9);
    return joint * (0.92 + ((board * 37) % 11) * 0.012 + wave * 0.07 + fine * 0.035);
  };
}

/** The sheet's shadow on the table, close to its edge. */
function edgeShadow(u: number, v: number): number {
  const outside = Math.max(-u, u - 1, -v, v - 1);
  return outside < 0.02 ? 0.6 + outside * 20 : 1;
}

/** Bilinear. */
function sampleInto(
  target: Uint8ClampedArray,
  at: number,
  source: Uint8ClampedArray,
  width: number,
  x: number,
  y: number,
): void {
  const left = x | 0;
  const top = y | 0;
  const shareX = x - left;
  const shareY = y - top;
  const first = (top * width + left) * 4;
  const below = first + width * 4;
  for (let channel = 0; channel < 3; channel += 1) {
    const a = source[first + channel] ?? 255;
    const b = source[first + channel + 4] ?? a;
    const c = source[below + channel] ?? a;
    const d = source[below + channel + 4] ?? c;
    target[at + channel] = (a + (b - a) * shareX) * (1 - shareY) + (c + (d - c) * shareX) * shareY;
  }
}
