import { findConnectedParts, type InkMask } from './connected-parts.ts';
import { findFormLines } from './form-lines.ts';
import type { GrayPicture, PixelBox } from './gray-picture.ts';
import { maskByNeighbourhood } from './threshold.ts';

/** A line of writing without the form around it. */
export interface CleanStrip {
  /** White paper, dark writing, no rules and no comb teeth. */
  readonly picture: GrayPicture;
  /** Characters and points from the left. */
  readonly glyphs: readonly Glyph[];
  /** Lines of the form were found and taken out. */
  readonly hadLines: boolean;
}

export interface Glyph extends PixelBox {
  readonly isPoint: boolean;
}

/** Takes rules, comb teeth and specks out of a strip that is about one line of writing high. */
export function cleanStrip(strip: GrayPicture): CleanStrip {
  const { width, height } = strip;
  const { paper, ink } = contrastOf(strip);
  const contrast = Math.min(0.6, Math.max(0.08, ((paper - ink) / Math.max(1, paper)) * 0.4));
  const mask = maskByNeighbourhood(strip, Math.round(height / 2), contrast);
  const lines = findFormLines(mask);
  const writing: InkMask = { ...mask, ink: mask.ink.map((value, index) => (lines[index] === 1 ? 0 : value)) };

  const partOf = new Int32Array(mask.ink.length).fill(-1);
  const parts = findConnectedParts(writing, (index, part) => {
    partOf[index] = part;
  });
  const isKept = parts.map((part) => isWriting(part, width, height));
  const keep = new Uint8Array(mask.ink.length);
  for (let index = 0; index < keep.length; index += 1) {
    const part = partOf[index] ?? -1;
    if (part >= 0 && isKept[part] === true) keep[index] = 1;
  }
  return {
    picture: paintInk(strip, grow(keep, width, height, 2), lines, paper, ink),
    glyphs: joinGlyphs(
      parts.filter((_, index) => isKept[index] === true),
      height,
    ),
    hadLines: lines.includes(1),
  };
}

/** Grey of the paper and of the darkest writing. */
function contrastOf(strip: GrayPicture): { readonly paper: number; readonly ink: number } {
  const sorted = Uint8Array.from(strip.data).sort();
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { paper: at(0.8), ink: at(0.02) };
}

function isWriting(part: PixelBox & { readonly pixels: number }, width: number, height: number): boolean {
  const partWidth = part.right - part.left;
  const partHeight = part.bottom - part.top;
  if (part.pixels < (height * 0.06) ** 2) return false;
  if (partWidth > height * 1.6) return false;
  // What hangs in from the line above or below.
  if (part.bottom < height * 0.25 || part.top > height * 0.8) return false;
  if ((part.left === 0 || part.right === width) && partWidth < height * 0.12) return false;
  return partHeight < height * 0.98;
}

/** Pieces above each other are one character; what is small and low is a point. */
function joinGlyphs(parts: readonly PixelBox[], height: number): readonly Glyph[] {
  const joined: PixelBox[] = [];
  for (const part of [...parts].sort((one, other) => one.left - other.left)) {
    const last = joined.at(-1);
    const shared = last === undefined ? 0 : Math.min(last.right, part.right) - part.left;
    if (last !== undefined && shared > 0.5 * Math.min(part.right - part.left, last.right - last.left)) {
      joined[joined.length - 1] = {
        left: Math.min(last.left, part.left),
        right: Math.max(last.right, part.right),
        top: Math.min(last.top, part.top),
        bottom: Math.max(last.bottom, part.bottom),
      };
    } else joined.push(part);
  }
  return joined.map(({ left, top, right, bottom }) => ({
    left,
    top,
    right,
    bottom,
    isPoint: bottom - top < height * 0.22,
  }));
}

/** Ink spread by some pixels to each side: its soft edges belong to it. */
function grow(ink: Uint8Array, width: number, height: number, pixels: number): Uint8Array {
  const grown = new Uint8Array(ink.length);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (ink[y * width + x] !== 1) continue;
      for (let row = Math.max(0, y - pixels); row <= Math.min(height - 1, y + pixels); row += 1) {
        grown.fill(1, row * width + Math.max(0, x - pixels), row * width + Math.min(width, x + pixels + 1));
      }
    }
  }
  return grown;
}

function paintInk(strip: GrayPicture, keep: Uint8Array, lines: Uint8Array, paper: number, ink: number): GrayPicture {
  const stretch = 255 / Math.max(1, paper - ink);
  const data = new Uint8Array(strip.data.length).fill(255);
  for (let index = 0; index < data.length; index += 1) {
    if (keep[index] !== 1 || lines[index] === 1) continue;
    data[index] = Math.min(255, Math.max(0, ((strip.data[index] ?? 255) - ink) * stretch));
  }
  return { data, width: strip.width, height: strip.height };
}
