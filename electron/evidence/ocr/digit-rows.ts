import { type ConnectedPart, findConnectedParts, type InkMask } from './connected-parts.ts';
import { findFormLines, without } from './form-lines.ts';
import type { GrayPicture, PixelBox } from './gray-picture.ts';
import { maskBelow } from './threshold.ts';

/** A character or a point of a row. */
export interface Glyph extends PixelBox {
  readonly isPoint: boolean;
}

/** Characters beside each other, without the form around them. Boxes in pixels of the picture that was given. */
export interface DigitRow extends PixelBox {
  readonly glyphs: readonly Glyph[];
  /** Height of a digit in pixels. */
  readonly size: number;
}

export interface DigitRows {
  readonly rows: readonly DigitRow[];
  /** The picture with white paper, stretched contrast, and nothing of the form. */
  readonly clean: GrayPicture;
  /** Lines of the form were taken out: the picture as it was would mislead a reader. */
  readonly hadLines: boolean;
}

/** Fainter writing than this many grey levels is no writing. */
const leastContrast = 45;
const nothing = (picture: GrayPicture): DigitRows => ({ rows: [], clean: picture, hadLines: false });

/** Rows of digit-like characters in a small part of a page, in which digits are between 12 and 70 pixels high. */
export function findDigitRows(picture: GrayPicture): DigitRows {
  const { paper, ink } = contrastOf(picture);
  if (paper - ink < leastContrast) return nothing(picture);
  const mask = maskBelow(picture, ink + (paper - ink) * 0.6);
  const size = digitSize(findConnectedParts(mask));
  if (size === null) return nothing(picture);
  const lines = findFormLines(mask, size);
  const partOf = new Int32Array(mask.ink.length).fill(-1);
  const parts = findConnectedParts(without(mask, lines), (index, part) => {
    partOf[index] = part;
  });
  const rows = rowsOf(parts, size);
  const used = new Set(rows.flatMap(({ members }) => members));
  const keep = partOf.map((part) => (part >= 0 && used.has(parts[part] as ConnectedPart) ? 1 : 0));
  const clean = paintWriting(picture, { ...mask, ink: Uint8Array.from(keep) }, lines, { paper, ink });
  return { rows: rows.map(({ row }) => row), clean, hadLines: lines.includes(1) };
}

/** Grey of the paper and of the darkest writing. */
export function contrastOf(picture: GrayPicture): { readonly paper: number; readonly ink: number } {
  const counts = new Uint32Array(256);
  for (const grey of picture.data) counts[grey] = (counts[grey] ?? 0) + 1;
  const at = (share: number) => {
    let left = picture.data.length * share;
    for (let grey = 0; grey < 256; grey += 1) {
      left -= counts[grey] ?? 0;
      if (left < 0) return grey;
    }
    return 255;
  };
  return { paper: at(0.75), ink: at(0.015) };
}

/** The usual height of what is shaped like a digit; null where there is too little to tell. */
function digitSize(parts: readonly ConnectedPart[]): number | null {
  const heights = parts
    .filter((part) => {
      const width = part.right - part.left;
      const height = part.bottom - part.top;
      if (height < 12 || height > 70 || width > height * 1.05 || width < height * 0.12) return false;
      if (part.pixels < width * height * 0.16) return false;
      // A cell with a digit in it is a frame, whatever its shape.
      return !parts.some(
        (other) =>
          other !== part &&
          other.left > part.left &&
          other.right < part.right &&
          other.top > part.top &&
          other.bottom < part.bottom &&
          other.bottom - other.top > height * 0.4,
      );
    })
    .map((part) => part.bottom - part.top)
    .sort((one, other) => one - other);
  // Digits are as high as capitals; small letters and fragments are the lower ones.
  return heights[Math.floor(heights.length * 0.6)] ?? null;
}

interface RowWithParts {
  readonly row: DigitRow;
  readonly members: readonly ConnectedPart[];
}

function rowsOf(parts: readonly ConnectedPart[], size: number): readonly RowWithParts[] {
  const heightOf = (part: PixelBox) => part.bottom - part.top;
  const tall = parts.filter(
    (part) => heightOf(part) > size * 0.62 && heightOf(part) < size * 1.4 && part.right - part.left < size * 3.5,
  );
  const small = parts.filter((part) => heightOf(part) <= size * 0.62 && part.pixels >= (size * 0.07) ** 2);
  const bands: ConnectedPart[][] = [];
  for (const part of [...tall].sort((one, other) => one.left - other.left)) {
    const band = bands.find((candidates) => {
      const last = candidates.at(-1) as ConnectedPart;
      const apart = Math.abs(last.top + last.bottom - part.top - part.bottom) / 2;
      return apart < size * 0.4 && part.left - last.right < size * 4;
    });
    if (band === undefined) bands.push([part]);
    else band.push(part);
  }
  return bands.flatMap((band) => {
    const left = Math.min(...band.map((part) => part.left));
    const right = Math.max(...band.map((part) => part.right));
    const pieces = small.filter((part) => {
      const near = nearestOf(band, part);
      const isInside = part.left > left - size * 0.3 && part.right < right + size * 0.6;
      return isInside && part.bottom > near.top && part.bottom < near.bottom + size * 0.25 && part.top < near.bottom;
    });
    const members = [...band, ...pieces];
    const glyphs = joinGlyphs(members, size);
    if (glyphs.length === 0) return [];
    const row = {
      left: Math.min(...glyphs.map((glyph) => glyph.left)),
      right: Math.max(...glyphs.map((glyph) => glyph.right)),
      top: Math.min(...band.map((part) => part.top)),
      bottom: Math.max(...members.map((part) => part.bottom)),
      glyphs,
      size,
    };
    return [{ row, members }];
  });
}

function nearestOf(band: readonly ConnectedPart[], part: ConnectedPart): ConnectedPart {
  return band.reduce((best, candidate) =>
    Math.abs(candidate.x - part.x) < Math.abs(best.x - part.x) ? candidate : best,
  );
}

/** Pieces above each other are one character; what is small and low is a point. What stands before a colon is a label. */
function joinGlyphs(parts: readonly PixelBox[], size: number): readonly Glyph[] {
  const joined: PixelBox[] = [];
  let afterColon = 0;
  for (const part of [...parts].sort((one, other) => one.left - other.left)) {
    const last = joined.at(-1);
    const shared = last === undefined ? 0 : Math.min(last.right, part.right) - part.left;
    if (last !== undefined && shared > 0.4 * Math.min(part.right - part.left, last.right - last.left)) {
      const whole = {
        left: Math.min(last.left, part.left),
        right: Math.max(last.right, part.right),
        top: Math.min(last.top, part.top),
        bottom: Math.max(last.bottom, part.bottom),
      };
      const isColon = isDot(last, size) && isDot(part, size) && whole.right - whole.left < size * 0.4;
      if (isColon) afterColon = joined.length;
      joined[joined.length - 1] = whole;
    } else joined.push(part);
  }
  return joined.slice(afterColon).map(({ left, top, right, bottom }) => ({
    left,
    top,
    right,
    bottom,
    isPoint: bottom - top < size * 0.5,
  }));
}

function isDot(part: PixelBox, size: number): boolean {
  return part.bottom - part.top < size * 0.35;
}

/** White paper with the ink of the mask and its soft edges, which lie up to two pixels around it. */
function paintWriting(
  picture: GrayPicture,
  keep: InkMask,
  lines: Uint8Array,
  { paper, ink }: { readonly paper: number; readonly ink: number },
): GrayPicture {
  const { width, height } = picture;
  const stretch = 255 / Math.max(1, paper - ink);
  const data = new Uint8Array(picture.data.length).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (keep.ink[y * width + x] !== 1) continue;
      for (let row = Math.max(0, y - 2); row <= Math.min(height - 1, y + 2); row += 1) {
        for (let column = Math.max(0, x - 2); column <= Math.min(width - 1, x + 2); column += 1) {
          const index = row * width + column;
          if (lines[index] === 1) continue;
          data[index] = Math.min(255, Math.max(0, ((picture.data[index] ?? 255) - ink) * stretch));
        }
      }
    }
  }
  return { data, width, height };
}
