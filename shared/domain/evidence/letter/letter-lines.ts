import type { ContentHash } from '../../../base/ids.ts';
import type { FormPage } from '../certificate/form-page.ts';
import type { LineReading, TextLine } from '../extraction.ts';
import { grow, type Rect, sharedHeight, sharedWidth, toBox, toRect, union } from '../layout/geometry.ts';
import type { LabelHit } from '../layout/label-hit.ts';
import { type PageLayout, type Piece, textOf } from '../layout/page-layout.ts';
import type { Look, LookResult, PageReading } from '../reading.ts';

/** Print that goes on without a label in it: what can be the value of one. */
export interface LetterRun {
  readonly pieces: readonly Piece[];
  readonly rect: Rect;
}

export interface LetterPage {
  readonly contentHash: ContentHash;
  readonly page: PageReading;
  readonly layout: PageLayout;
  readonly looks: readonly LookResult[];
}

export function toLetterPage(form: FormPage): LetterPage {
  return { contentHash: form.contentHash, page: form.page, layout: form.layout, looks: [...form.looks.values()] };
}

/** Each line of a column, cut where a label stands in it. */
export function runsOf(layout: PageLayout, labels: readonly LabelHit<string>[]): readonly LetterRun[] {
  const taken = new Set(labels.flatMap((label) => [...label.pieces]));
  return layout.segments.flatMap(({ pieces }) => {
    const runs: Piece[][] = [[]];
    for (const piece of pieces) {
      if (taken.has(piece)) runs.push([]);
      else if (/[\p{L}\p{N}]/u.test(piece.text)) runs.at(-1)?.push(piece);
    }
    return runs.filter((run) => run.length > 0).map(makeRun);
  });
}

function makeRun(pieces: readonly Piece[]): LetterRun {
  const [first, ...others] = pieces.map(({ rect }) => rect);
  if (first === undefined) throw new Error('a run has at least one piece');
  return { pieces, rect: union(first, ...others) };
}

/** A run as text, with every closer reading of its place. */
export function toLine(page: LetterPage, run: LetterRun): TextLine {
  const first: LineReading = {
    text: textOf(run.pieces).slice(0, 400),
    confidence: Math.min(...run.pieces.map(({ confidence }) => confidence)),
    engine: page.page.source === 'text-layer' ? 'text-layer' : 'page',
  };
  const closer = page.looks
    .filter(({ look }) => look.kind === 'text' && isPlaceOf(run.rect, toRect(look.box, page.page)))
    .flatMap(({ readings }) => readings.map(({ text, confidence, engine }) => ({ text, confidence, engine })));
  return {
    contentHash: page.contentHash,
    page: page.page.page,
    box: toBox(run.rect, page.page),
    readings: [first, ...closer],
  };
}

/** The look was planned for this run: it covers it and not much more. */
function isPlaceOf(run: Rect, look: Rect): boolean {
  const width = run.right - run.left;
  return (
    sharedHeight(run, look) > 0.6 * (run.bottom - run.top) &&
    sharedWidth(run, look) > 0.8 * width &&
    look.right - look.left < width * 1.6 + (look.bottom - look.top) * 2
  );
}

const mostLooks = 40;

/**
 * On a scanned letter nobody knows here what will be compared: lines with a date, an amount, a postal code or a house
 * number, the line above those, and lines of two to four capitalised words, which may be a name.
 */
export function lookAtLines(page: LetterPage): readonly Look[] {
  const segments = page.layout.segments.filter(({ pieces }) => pieces.length <= 14);
  const isTelling = (text: string) =>
    /\d{1,2}\s?[.,]\s?\d{1,2}\s?[.,]\s?\d{2,4}|\b\d{5}\b|\d,\d\d|€|\p{L}{3,}\.? \d{1,3}\b/u.test(text) ||
    /^(?:\p{Lu}[\p{L}'-]+,? ?){2,4}$/u.test(text);
  return segments
    .filter((segment) => isTelling(textOf(segment.pieces)))
    .slice(0, mostLooks)
    .map((segment, index) => ({
      id: `${page.page.page}:line:${index + 1}`,
      page: page.page.page,
      box: toBox(grow(segment.rect, segment.lineHeight * 0.5, segment.lineHeight * 0.25), page.page),
      kind: 'text' as const,
    }));
}
