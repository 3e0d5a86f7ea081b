import { type ConnectedPart, findConnectedParts, type InkMask } from './connected-parts.ts';
import { contrastOf } from './contrast.ts';
import { findFormLines, without } from './form-lines.ts';
import { cropPicture, type GrayPicture } from './gray-picture.ts';
import { type DigitRow, groupRows } from './group-rows.ts';
import { maskBelow } from './threshold.ts';

export interface CleanRow extends DigitRow {
  /** A line of the form runs into the writing; taking it out may have taken a part of a character with it. */
  readonly isCrossed: boolean;
}

export interface DigitRows {
  readonly rows: readonly CleanRow[];
  /** The picture with white paper, stretched contrast, and nothing of the form. */
  readonly clean: GrayPicture;
  /** Lines of the form were taken out: the picture as it was would mislead a reader. */
  readonly hadLines: boolean;
}

/** Fainter writing than this many grey levels is no writing. */
const leastContrast = 45;
const nothing = (picture: GrayPicture): DigitRows => ({ rows: [], clean: picture, hadLines: false });

/**
 * Rows of digit-like characters in a small part of a page, in which digits are between 12 and 70 pixels high.
 * What stands right of `focus` (a column) does not decide what counts as writing; it may only go on with a row.
 */
export function findDigitRows(picture: GrayPicture, focus: number = picture.width): DigitRows {
  const { paper, ink } = contrastOf(cropPicture(picture, { left: 0, top: 0, right: focus, bottom: picture.height }));
  if (paper - ink < leastContrast) return nothing(picture);
  const mask = maskBelow(picture, ink + (paper - ink) * 0.6);
  const size = digitSize(
    findConnectedParts(mask).filter(({ left }) => left < focus),
    mask.height,
  );
  if (size === null) return nothing(picture);
  const lines = findFormLines(mask, size);
  const partOf = new Int32Array(mask.ink.length).fill(-1);
  const parts = findConnectedParts(without(mask, lines), (index, part) => {
    partOf[index] = part;
  });
  const touching = touchedBy(lines, partOf, mask.width);
  const rows = groupRows(parts, size);
  const used = new Set(rows.flatMap(({ members }) => members));
  const keep = partOf.map((part) => (part >= 0 && used.has(parts[part] as ConnectedPart) ? 1 : 0));
  const clean = paintWriting(picture, { ...mask, ink: Uint8Array.from(keep) }, lines, { paper, ink });
  return {
    rows: rows.map(({ row, members }) => ({
      ...row,
      isCrossed: members.some((part) => touching.has(parts.indexOf(part))),
    })),
    clean,
    hadLines: lines.includes(1),
  };
}

/** Parts of the writing that touch a line. */
function touchedBy(lines: Uint8Array, partOf: Int32Array, width: number): ReadonlySet<number> {
  const touching = new Set<number>();
  for (let index = 0; index < lines.length; index += 1) {
    if (lines[index] !== 1) continue;
    for (const next of [index - 1, index + 1, index - width, index + width]) touching.add(partOf[next] ?? -1);
  }
  touching.delete(-1);
  return touching;
}

/** The usual height of what is shaped like a digit; null where there is too little to tell. */
function digitSize(parts: readonly ConnectedPart[], height: number): number | null {
  const shaped = parts.filter((part) => part.top > 0 && part.bottom < height && isDigitShaped(part, parts));
  // The label above is often cut into; what is looked for stands in the middle.
  const central = shaped.filter((part) => part.y > height * 0.25 && part.y < height * 0.75);
  const heights = (central.length >= 4 ? central : shaped)
    .map((part) => part.bottom - part.top)
    .sort((one, other) => one - other);
  // Digits are as high as capitals; small letters and fragments are the lower ones.
  return heights[Math.floor(heights.length * 0.6)] ?? null;
}

/** A cell with a digit in it is a frame, whatever its shape. */
function isDigitShaped(part: ConnectedPart, parts: readonly ConnectedPart[]): boolean {
  const width = part.right - part.left;
  const height = part.bottom - part.top;
  if (height < 12 || height > 70 || width > height * 1.05 || width < height * 0.12) return false;
  if (part.pixels < width * height * 0.16) return false;
  return !parts.some(
    (other) =>
      other !== part &&
      other.left > part.left &&
      other.right < part.right &&
      other.top > part.top &&
      other.bottom < part.bottom &&
      other.bottom - other.top > height * 0.4,
  );
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
