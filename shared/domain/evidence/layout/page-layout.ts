import type { PageReading } from '../reading.ts';
import { heightOf, middleOf, type Rect, sharedHeight, sharedWidth, toRect, union } from './geometry.ts';

/** A word without blanks. */
export interface Piece {
  readonly text: string;
  readonly rect: Rect;
  readonly confidence: number;
}

/** Pieces on one line without a wide gap: a label, a value, a line of a column. */
export interface Segment {
  readonly pieces: readonly Piece[];
  readonly rect: Rect;
  /** Of a usual piece of it. */
  readonly lineHeight: number;
}

export interface PageLayout {
  readonly page: PageReading;
  /** Of the level sheet, in the units of all rectangles. */
  readonly size: { readonly width: number; readonly height: number };
  /** From the left to the right, then from the top: the order in which segments are built. */
  readonly pieces: readonly Piece[];
  /** From the top to the bottom. */
  readonly segments: readonly Segment[];
}

/** Line heights from which a gap parts two segments. */
const wideGap = 1.15;

/** The words of a page as lines. Not the order of the reading but the place decides: engines order columns differently. */
export function layOut(page: PageReading): PageLayout {
  const pieces = page.words.flatMap((word) =>
    splitAtBlanks(normalPrint(word.text), toRect(word.box, page), word.confidence),
  );
  const fromLeft = [...pieces].sort((one, other) => one.rect.left - other.rect.left || one.rect.top - other.rect.top);
  const rows = joinRows(fromLeft, wideGap);
  const segments = rows.map(makeSegment).sort((one, other) => one.rect.top - other.rect.top);
  const { width, height } = page.sheet ?? page;
  return { page, size: { width, height }, pieces: fromLeft, segments };
}

/** Joins pieces whose gap is narrower than so many line heights, each to the row it lies best in. */
export function joinRows(fromLeft: readonly Piece[], gapLimit: number): readonly (readonly Piece[])[] {
  const rows: Piece[][] = [];
  for (const piece of fromLeft) {
    let best: { row: Piece[]; fit: number } | null = null;
    for (const row of rows) {
      const last = row.at(-1);
      if (last === undefined) continue;
      const fit = fitOf(last.rect, piece.rect, gapLimit);
      if (fit !== null && (best === null || fit > best.fit)) best = { row, fit };
    }
    if (best === null) rows.push([piece]);
    else best.row.push(piece);
  }
  return rows;
}

/** How well a piece goes on where another one ends; null where it does not. */
function fitOf(last: Rect, next: Rect, gapLimit: number): number | null {
  const [one, other] = [heightOf(last), heightOf(next)];
  const [small, large] = [Math.min(one, other), Math.max(one, other)];
  const gap = next.left - last.right;
  if (gap > gapLimit * large || gap < -0.6 * large) return null;
  const shared = sharedHeight(last, next) / Math.max(small, 1e-9);
  // points and commas are low; everything else of one line has about one height
  if (shared < 0.5 || (large > 2.4 * small && small > 0.5 * large)) return null;
  return shared - Math.max(0, gap) / (large * 10);
}

/** The place around a rectangle, at most so wide and high, into which no other print reaches. */
export function roomAround(layout: PageLayout, rect: Rect, own: ReadonlySet<Piece>, x: number, y: number): Rect {
  const margin = heightOf(rect) * 0.06;
  let { left, right, top, bottom } = {
    left: rect.left - x,
    right: rect.right + x,
    top: rect.top - y,
    bottom: rect.bottom + y,
  };
  for (const piece of layout.pieces) {
    if (own.has(piece)) continue;
    const other = piece.rect;
    const middle = middleOf(other);
    if (sharedHeight(other, rect) >= 0.3 * Math.min(heightOf(rect), heightOf(other))) {
      if (middle.x < rect.left) left = Math.max(left, Math.min(other.right + margin, rect.left));
      else if (middle.x > rect.right) right = Math.min(right, Math.max(other.left - margin, rect.right));
    } else if (sharedWidth(other, rect) > 0) {
      if (middle.y < rect.top) top = Math.max(top, Math.min(other.bottom, rect.top - margin));
      else if (middle.y > rect.bottom) bottom = Math.min(bottom, Math.max(other.top, rect.bottom + margin));
    }
  }
  return { left, right, top, bottom };
}

function makeSegment(pieces: readonly Piece[]): Segment {
  const [first, ...others] = pieces.map(({ rect }) => rect);
  if (first === undefined) throw new Error('a segment has at least one piece');
  const heights = pieces.map(({ rect }) => heightOf(rect)).sort((one, other) => one - other);
  return { pieces, rect: union(first, ...others), lineHeight: heights[Math.floor(heights.length / 2)] ?? 0 };
}

/** Full-width signs, ligatures and composed marks in their usual form. */
export function normalPrint(text: string): string {
  return text.normalize('NFKC');
}

/** Engines return whole lines as one word, too; the place of a part is estimated by its characters. */
function splitAtBlanks(text: string, rect: Rect, confidence: number): readonly Piece[] {
  const width = rect.right - rect.left;
  return [...text.matchAll(/\S+/gu)].map((match) => ({
    text: match[0],
    confidence,
    rect: partOf(rect, width, match.index / text.length, (match.index + match[0].length) / text.length),
  }));
}

function partOf(rect: Rect, width: number, from: number, to: number): Rect {
  return { ...rect, left: rect.left + width * from, right: rect.left + width * to };
}

/** Line heights below which a gap is no blank: some engines part a word at a letter of another font. */
const noBlank = 0.08;

export function textOf(pieces: readonly Piece[]): string {
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const last = pieces[index - 1];
    const isApart = last !== undefined && piece.rect.left - last.rect.right > noBlank * heightOf(piece.rect);
    text += isApart ? ` ${piece.text}` : piece.text;
  }
  return text;
}
