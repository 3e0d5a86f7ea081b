import type { Box } from '../../../shared/domain/evidence/box.ts';

/** A grey picture, one byte a pixel, upright, writing dark on light. */
export interface GrayPicture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A rectangle in pixels; `right` and `bottom` are the first column and row outside. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type QuarterTurn = 0 | 90 | 180 | 270;

/** The part of a picture inside a rectangle, which is cut at the picture's edges; at least one pixel. */
export function cropPicture(picture: GrayPicture, box: PixelBox): GrayPicture {
  const left = clamp(Math.floor(box.left), 0, picture.width - 1);
  const top = clamp(Math.floor(box.top), 0, picture.height - 1);
  const right = clamp(Math.ceil(box.right), left + 1, picture.width);
  const bottom = clamp(Math.ceil(box.bottom), top + 1, picture.height);
  const width = right - left;
  const data = new Uint8Array(width * (bottom - top));
  for (let row = top; row < bottom; row += 1) {
    const from = row * picture.width + left;
    data.set(picture.data.subarray(from, from + width), (row - top) * width);
  }
  return { data, width, height: bottom - top };
}

/** A white border around a picture: recognisers read characters badly that touch the edge. */
export function padPicture(picture: GrayPicture, pixels: number, grey = 255): GrayPicture {
  const width = picture.width + 2 * pixels;
  const height = picture.height + 2 * pixels;
  const data = new Uint8Array(width * height).fill(grey);
  for (let row = 0; row < picture.height; row += 1) {
    const from = row * picture.width;
    data.set(picture.data.subarray(from, from + picture.width), (row + pixels) * width + pixels);
  }
  return { data, width, height };
}

/** Another size: mean of the covered pixels when it gets smaller, bilinear when it gets larger. */
export function resizePicture(picture: GrayPicture, width: number, height: number): GrayPicture {
  if (width === picture.width && height === picture.height) return picture;
  return resizeRows(resizeColumns(picture, width), height);
}

/** Turned clockwise by quarters. */
export function turnPicture(picture: GrayPicture, turn: QuarterTurn): GrayPicture {
  if (turn === 0) return picture;
  const { width, height } = picture;
  const data = new Uint8Array(width * height);
  let at = 0;
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const target =
        turn === 90
          ? column * height + (height - 1 - row)
          : turn === 180
            ? (height - 1 - row) * width + (width - 1 - column)
            : (width - 1 - column) * height + row;
      data[target] = picture.data[at] ?? 255;
      at += 1;
    }
  }
  return turn === 180 ? { data, width, height } : { data, width: height, height: width };
}

/** A strip of `width` by `height` pixels around a line of writing that runs at `angle` (radians, clockwise). Bilinear. */
export function cutStrip(
  picture: GrayPicture,
  strip: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly angle: number;
  },
  width: number,
  height: number,
): GrayPicture {
  const scale = Math.max(strip.height / height, strip.width / width);
  // Where it gets much smaller, averaging first keeps thin strokes from being skipped.
  if (scale > 1.6 && strip.angle === 0) {
    const box = {
      left: strip.x - strip.width / 2,
      right: strip.x + strip.width / 2,
      top: strip.y - strip.height / 2,
      bottom: strip.y + strip.height / 2,
    };
    return resizePicture(cropPicture(picture, box), width, height);
  }
  const data = new Uint8Array(width * height);
  const cos = Math.cos(strip.angle);
  const sin = Math.sin(strip.angle);
  for (let row = 0; row < height; row += 1) {
    const v = ((row + 0.5) / height - 0.5) * strip.height;
    for (let column = 0; column < width; column += 1) {
      const u = ((column + 0.5) / width - 0.5) * strip.width;
      data[row * width + column] = sampleAt(
        picture,
        strip.x + u * cos - v * sin - 0.5,
        strip.y + u * sin + v * cos - 0.5,
      );
    }
  }
  return { data, width, height };
}

export function toPixels(box: Box, picture: { readonly width: number; readonly height: number }): PixelBox {
  return {
    left: box.left * picture.width,
    top: box.top * picture.height,
    right: (box.left + box.width) * picture.width,
    bottom: (box.top + box.height) * picture.height,
  };
}

/** In parts of the picture, cut at its edges. */
export function toParts(box: PixelBox, picture: { readonly width: number; readonly height: number }): Box {
  const left = clamp(box.left / picture.width, 0, 1);
  const top = clamp(box.top / picture.height, 0, 1);
  return {
    left,
    top,
    width: clamp(box.right / picture.width, left, 1) - left,
    height: clamp(box.bottom / picture.height, top, 1) - top,
  };
}

function sampleAt(picture: GrayPicture, x: number, y: number): number {
  const left = clamp(Math.floor(x), 0, picture.width - 1);
  const top = clamp(Math.floor(y), 0, picture.height - 1);
  const right = Math.min(left + 1, picture.width - 1);
  const below = Math.min(top + 1, picture.height - 1);
  const shareX = clamp(x - left, 0, 1);
  const shareY = clamp(y - top, 0, 1);
  const { data, width } = picture;
  const upper = (data[top * width + left] ?? 255) * (1 - shareX) + (data[top * width + right] ?? 255) * shareX;
  const lower = (data[below * width + left] ?? 255) * (1 - shareX) + (data[below * width + right] ?? 255) * shareX;
  return upper * (1 - shareY) + lower * shareY;
}

function resizeColumns(picture: GrayPicture, width: number): GrayPicture {
  const weights = weightsFor(picture.width, width);
  const data = new Uint8Array(width * picture.height);
  for (let row = 0; row < picture.height; row += 1) {
    const from = row * picture.width;
    for (let column = 0; column < width; column += 1) {
      const { first, shares } = weights[column] as Weights;
      let sum = 0;
      for (let index = 0; index < shares.length; index += 1) {
        sum += (picture.data[from + first + index] ?? 255) * (shares[index] ?? 0);
      }
      data[row * width + column] = sum + 0.5;
    }
  }
  return { data, width, height: picture.height };
}

function resizeRows(picture: GrayPicture, height: number): GrayPicture {
  const { width } = picture;
  const weights = weightsFor(picture.height, height);
  const data = new Uint8Array(width * height);
  const sums = new Float32Array(width);
  for (let row = 0; row < height; row += 1) {
    const { first, shares } = weights[row] as Weights;
    sums.fill(0.5);
    for (let index = 0; index < shares.length; index += 1) {
      const share = shares[index] ?? 0;
      const from = (first + index) * width;
      for (let column = 0; column < width; column += 1) {
        sums[column] = (sums[column] ?? 0) + (picture.data[from + column] ?? 255) * share;
      }
    }
    data.set(sums, row * width);
  }
  return { data, width, height };
}

interface Weights {
  readonly first: number;
  readonly shares: readonly number[];
}

/** For each target pixel the source pixels that make it up; a triangle as wide as one pixel of the coarser grid. */
function weightsFor(source: number, target: number): readonly Weights[] {
  const scale = source / target;
  const reach = Math.max(1, scale);
  return Array.from({ length: target }, (_, index) => {
    const centre = (index + 0.5) * scale - 0.5;
    const first = Math.max(0, Math.ceil(centre - reach));
    const last = Math.min(source - 1, Math.floor(centre + reach));
    const shares: number[] = [];
    let sum = 0;
    for (let at = first; at <= last; at += 1) {
      const share = Math.max(1e-6, 1 - Math.abs(at - centre) / reach);
      shares.push(share);
      sum += share;
    }
    return { first, shares: shares.map((share) => share / sum) };
  });
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
