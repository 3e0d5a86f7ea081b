import { foldPieces, type Glyph } from './fold-print.ts';
import { heightOf, type Rect, union } from './geometry.ts';
import { findApproximately } from './match-text.ts';
import type { Piece, Segment } from './page-layout.ts';

/** What a printed label is called, and the wordings under which it stands on forms. */
export interface LabelPattern<Name extends string> {
  readonly name: Name;
  readonly wordings: readonly string[];
  /** A label that only counts where nothing but signs stands before it on its line: not in a sentence. */
  readonly startsLine?: boolean;
  /** A label that only counts where next to nothing follows on its line: a heading or a bar, no sentence. */
  readonly endsLine?: boolean;
  /** Folded text that resembles the label and is something else. */
  readonly not?: RegExp;
}

export interface LabelHit<Name extends string> {
  readonly name: Name;
  readonly rect: Rect;
  /** Of one line of it. */
  readonly lineHeight: number;
  readonly pieces: ReadonlySet<Piece>;
  /** Edits by folded letter, 0 is exact. */
  readonly distortion: number;
  /** What stands before it on its line, for example a ticked box. */
  readonly before: readonly Piece[];
  /** Letters of the first piece before the label, where an engine joined box and label: `XErstbescheinigung`. */
  readonly prefix: string;
  /** As printed. */
  readonly text: string;
}

/** A line of print with its folded letters. */
export interface Line {
  readonly segment: Segment;
  readonly glyphs: readonly Glyph[];
}

/** A folded letter and its line. */
export interface PlacedGlyph {
  readonly glyph: Glyph;
  readonly line: Line;
}

/** About one letter in seven. Short labels must be exact: `Dr. Esser` is nearly an `Adresse`. */
export function allowedEdits(length: number): number {
  return length < 8 ? 0 : Math.max(1, Math.floor(length / 7));
}

/** A match as a label, or null where it is part of a word, of a sentence, or of something that only resembles it. */
export function makeHit<Name extends string>(
  part: readonly PlacedGlyph[],
  all: readonly PlacedGlyph[],
  from: number,
  pattern: LabelPattern<Name>,
  distortion: number,
  heads: readonly string[],
): LabelHit<Name> | null {
  const [start, end] = [part[0], part.at(-1)];
  if (start === undefined || end === undefined) return null;
  const isOfPiece = (item: PlacedGlyph, other: typeof item) =>
    item.line === other.line && item.glyph.piece === other.glyph.piece;
  const head = all.slice(0, from).filter((item) => isOfPiece(item, start));
  const tail = all.slice(from + part.length).filter((item) => isOfPiece(item, end));
  // a label is made of whole words; a letter or two may be a box that the engine joined to it
  const startPiece = start.line.segment.pieces[start.glyph.piece];
  if (startPiece === undefined) return null;
  const prefix = startPiece.text.slice(0, start.glyph.at);
  if (head.length > 2 && !/[^\p{L}\p{N}]$/u.test(prefix)) return null;
  const endPiece = end.line.segment.pieces[end.glyph.piece];
  const following = endPiece?.text.slice(end.glyph.at + 1) ?? '';
  if (tail.length > 1 && /^\p{L}/u.test(following)) return null;
  if (pattern.not?.test([...part, ...tail].map(({ glyph }) => glyph.letter).join('')) === true) return null;
  const after = end.line.segment.pieces.slice(end.glyph.piece + 1).filter(({ text }) => /\p{L}{2}/u.test(text));
  if (pattern.endsLine === true && after.length > 2) return null;
  const before = start.line.segment.pieces.slice(0, start.glyph.piece);
  if (pattern.startsLine === true && !startsLine(before, heads)) return null;
  const pieces = new Set<Piece>();
  const rects: Rect[] = [];
  for (const { glyph, line } of part) {
    const piece = line.segment.pieces[glyph.piece];
    if (piece === undefined) continue;
    pieces.add(piece);
    rects.push(glyphRect(piece, glyph.at));
  }
  const [rect, ...others] = rects;
  if (rect === undefined) return null;
  const heights = [...pieces].map((piece) => heightOf(piece.rect)).sort((one, other) => one - other);
  return {
    name: pattern.name,
    rect: union(rect, ...others),
    lineHeight: heights[Math.floor(heights.length / 2)] ?? 0,
    pieces,
    distortion,
    before,
    prefix,
    text: [...pieces]
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 120),
  };
}

/** Nothing stands before it on its line but signs, misread boxes, or a label of the same sort: no word of a sentence. */
function startsLine(before: readonly Piece[], heads: readonly string[]): boolean {
  const last = before.findLast(({ text }) => /\p{L}{3}/u.test(text));
  if (last === undefined) return true;
  const text = foldPieces(before)
    .map(({ letter }) => letter)
    .join('');
  return heads.some((head) => head.length > 7 && findApproximately(text, head, allowedEdits(head.length)).length > 0);
}

function glyphRect(piece: Piece, at: number): Rect {
  const width = (piece.rect.right - piece.rect.left) / Math.max(1, piece.text.length);
  return { ...piece.rect, left: piece.rect.left + width * at, right: piece.rect.left + width * (at + 1) };
}
