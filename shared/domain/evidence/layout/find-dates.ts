import { findDays, type PrintedDay, parseComb } from '../parse-date.ts';
import { heightOf, type Rect, union } from './geometry.ts';
import { joinRows, type PageLayout, type Piece } from './page-layout.ts';

/** A day that stands on the page, whatever it is the day of. */
export interface DateOnPage {
  readonly printed: PrintedDay;
  readonly rect: Rect;
  readonly pieces: readonly Piece[];
  /** Of the least sure part. */
  readonly confidence: number;
}

/** Digits of cells stand further apart than words. */
const combGap = 2.4;

/** All days on the page, also those whose digits stand in cells of their own. Digits of longer numbers are none. */
export function findDates(layout: PageLayout): readonly DateOnPage[] {
  const found: DateOnPage[] = [];
  const used = new Set<Piece>();
  for (const segment of layout.segments) addDays(found, used, segment.pieces);
  // runs of digits only: months and labels on the same line would be in the way
  const digits = layout.pieces
    .filter((piece) => !used.has(piece))
    .map(withoutFrames)
    .filter(({ text }) => isDigits(text));
  for (const row of joinRows(digits, combGap)) {
    const before = found.length;
    addDays(found, used, row);
    if (found.length > before) continue;
    for (const run of combRuns(row)) {
      const text = run.map((piece) => piece.text).join(' ');
      const printed = parseComb(text) ?? parseComb(text.replace(/[.,·]/g, ' ').replace(/ +/g, ' ').trim());
      if (printed !== null) add(found, used, printed, run);
    }
  }
  return found.sort((one, other) => one.rect.top - other.rect.top || one.rect.left - other.rect.left);
}

function addDays(found: DateOnPage[], used: Set<Piece>, pieces: readonly Piece[]): void {
  const starts: number[] = [];
  let text = '';
  for (const piece of pieces) {
    if (text.length > 0) text += ' ';
    starts.push(text.length);
    text += piece.text;
  }
  for (const printed of findDays(text)) {
    const parts = pieces.flatMap((piece, index) => {
      const start = starts[index] ?? 0;
      const from = Math.max(printed.from, start) - start;
      const to = Math.min(printed.to, start + piece.text.length) - start;
      if (to <= from) return [];
      const width = (piece.rect.right - piece.rect.left) / piece.text.length;
      return [
        { piece, rect: { ...piece.rect, left: piece.rect.left + from * width, right: piece.rect.left + to * width } },
      ];
    });
    add(
      found,
      used,
      printed,
      parts.map(({ piece }) => piece),
      parts.map(({ rect }) => rect),
    );
  }
}

function add(
  found: DateOnPage[],
  used: Set<Piece>,
  printed: PrintedDay,
  pieces: readonly Piece[],
  rects: readonly Rect[] = pieces.map(({ rect }) => rect),
): void {
  const [first, ...others] = rects;
  if (first === undefined) return;
  for (const piece of pieces) used.add(piece);
  found.push({
    printed,
    rect: union(first, ...others),
    pieces,
    confidence: Math.min(...pieces.map(({ confidence }) => confidence)),
  });
}

/** Parts of a row that can be one date: signs at the ends belong to none, a far wider gap than the others ends it. */
function combRuns(row: readonly Piece[]): readonly (readonly Piece[])[] {
  const trimmed = row.filter((piece, index) => /[0-9A-Za-z]/.test(piece.text) || (index > 0 && index < row.length - 1));
  const gaps = trimmed
    .slice(1)
    .map((piece, index) => piece.rect.left - (trimmed[index]?.rect.right ?? piece.rect.left));
  const usual = [...gaps].sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
  const height = Math.max(...trimmed.map(({ rect }) => heightOf(rect)));
  const runs: Piece[][] = [];
  for (const [index, piece] of trimmed.entries()) {
    const gap = index === 0 ? 0 : (gaps[index - 1] ?? 0);
    const last = runs.at(-1);
    if (last === undefined || gap > usual * 2.5 + height) runs.push([piece]);
    else last.push(piece);
  }
  return runs;
}

/** Frames of cells come out as brackets and strokes. */
function withoutFrames(piece: Piece): Piece {
  return /[[\](){}|_]/.test(piece.text) ? { ...piece, text: piece.text.replace(/[[\](){}|_]/g, '') } : piece;
}

/** Digits, or letters that are read in their place, and the signs between them. */
function isDigits(text: string): boolean {
  if (/^[.,·/:-]$/.test(text)) return true;
  return /^[0-9OoQDIl±SsBZz.,·/-]+$/.test(text) && (/\d/.test(text) || text.length === 1);
}
