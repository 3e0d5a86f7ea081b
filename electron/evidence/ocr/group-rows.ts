import type { ConnectedPart } from './connected-parts.ts';
import type { PixelBox } from './gray-picture.ts';

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

export interface RowWithParts {
  readonly row: DigitRow;
  readonly members: readonly ConnectedPart[];
}

/** Rows of what stands beside each other and is as high as a digit, with the points and pieces that belong to it. */
export function groupRows(parts: readonly ConnectedPart[], size: number): readonly RowWithParts[] {
  const heightOf = (part: PixelBox) => part.bottom - part.top;
  const tall = parts.filter(
    (part) => heightOf(part) > size * 0.7 && heightOf(part) < size * 1.4 && part.right - part.left < size * 3.5,
  );
  const small = parts.filter((part) => heightOf(part) <= size * 0.7 && part.pixels >= (size * 0.07) ** 2);
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
      const isLevel = part.bottom > near.top && part.bottom < near.bottom + size * 0.25 && part.top < near.bottom;
      // What is no point is a piece of a broken character, or the rest of a comb tooth.
      return isInside && isLevel && (isPoint(part, size) || band.some((other) => isOver(part, other)));
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

function isPoint(part: PixelBox, size: number): boolean {
  const width = part.right - part.left;
  const height = part.bottom - part.top;
  return height < size * 0.4 && width < size * 0.4 && height < width * 2;
}

function isOver(piece: PixelBox, other: PixelBox): boolean {
  const shared = Math.min(piece.right, other.right) - Math.max(piece.left, other.left);
  return shared > 0.4 * (piece.right - piece.left);
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
