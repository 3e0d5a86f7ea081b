import { foldLabel, foldPieces } from './fold-print.ts';
import { sharedWidth, union } from './geometry.ts';
import { allowedEdits, type LabelHit, type LabelPattern, type Line, makeHit, type PlacedGlyph } from './label-hit.ts';
import { canStandIn, findApproximately, trigramsOf } from './match-text.ts';
import type { PageLayout, Piece } from './page-layout.ts';

interface Found<Name extends string> {
  readonly hit: LabelHit<Name>;
  readonly keys: readonly string[];
  readonly weight: number;
}

const mostLines = 5;

/** Where the labels stand, each place for the one label that fits best. Small print, OCR slips and line breaks are expected. */
export function findLabels<Name extends string>(
  layout: PageLayout,
  patterns: readonly LabelPattern<Name>[],
): readonly LabelHit<Name>[] {
  const lines = layout.segments.map((segment) => ({ segment, glyphs: foldPieces(segment.pieces) }));
  const next = lines.map((line) => lineBelow(line, lines));
  const indexOf = new Map(lines.map((line, index) => [line, index]));
  const folded = patterns.flatMap((pattern) => pattern.wordings.map((wording) => foldWording(pattern, wording)));
  const heads = folded.filter(({ pattern }) => pattern.startsLine === true).map(({ label }) => label);
  const found: Found<Name>[] = [];
  for (const line of lines) {
    const chain: Line[] = [];
    for (let current: Line | null = line; current !== null && chain.length < mostLines; ) {
      chain.push(current);
      found.push(...matchChain(chain, indexOf, folded, heads));
      current = next[indexOf.get(current) ?? -1] ?? null;
    }
  }
  return joinLines(withoutRivals(found));
}

interface Wording<Name extends string> {
  readonly pattern: LabelPattern<Name>;
  readonly label: string;
  /** `Person 1`: the number that must follow. */
  readonly number: string | null;
  readonly maxEdits: number;
  readonly trigrams: ReadonlySet<string>;
}

function foldWording<Name extends string>(pattern: LabelPattern<Name>, wording: string): Wording<Name> {
  const label = foldLabel(wording);
  const number = / (\d+)$/.exec(wording)?.[1] ?? null;
  return { pattern, label, number, maxEdits: allowedEdits(label.length), trigrams: trigramsOf(label) };
}

/** The line that goes on where this one ends: close below, in the same column. */
function lineBelow(line: Line, lines: readonly Line[]): Line | null {
  const { rect, lineHeight } = line.segment;
  let best: Line | null = null;
  for (const other of lines) {
    const below = other.segment;
    const gap = below.rect.top - rect.bottom;
    if (other === line || gap < -0.45 * lineHeight || gap > 0.95 * lineHeight) continue;
    if (
      Math.abs(below.rect.left - rect.left) > 2.5 * lineHeight &&
      sharedWidth(below.rect, rect) < 0.3 * (below.rect.right - below.rect.left)
    )
      continue;
    if (below.lineHeight > 1.7 * lineHeight || lineHeight > 1.7 * below.lineHeight) continue;
    if (below.rect.top <= rect.top + 0.3 * lineHeight) continue;
    if (best === null || below.rect.top < best.segment.rect.top) best = other;
  }
  return best;
}

/** Matches that begin in the first and end in the last line of the chain. */
function matchChain<Name extends string>(
  chain: readonly Line[],
  indexOf: ReadonlyMap<Line, number>,
  wordings: readonly Wording<Name>[],
  heads: readonly string[],
): readonly Found<Name>[] {
  const glyphs = chain.flatMap((line) => line.glyphs.map((glyph) => ({ glyph, line })));
  const before = chain.slice(0, -1).reduce((sum, line) => sum + line.glyphs.length, 0);
  const first = chain[0]?.glyphs.length ?? 0;
  const text = glyphs.map(({ glyph }) => glyph.letter).join('');
  const trigrams = trigramsOf(text);
  const found: Found<Name>[] = [];
  for (const { pattern, label, number, maxEdits, trigrams: own } of wordings) {
    // what stands between the first and the last line must fit into the label
    if (chain.length > 1 && (label.length <= 6 || before - first > label.length)) continue;
    if (!canStandIn(trigrams, own, maxEdits)) continue;
    for (const match of findApproximately(text, label, maxEdits)) {
      if (match.from >= first || match.to <= before) continue;
      const part = glyphs.slice(match.from, match.to);
      const hit = makeHit(part, glyphs, match.from, pattern, match.edits / label.length, heads);
      if (hit === null) continue;
      const following = number === null ? null : numberAfter(number, part.at(-1));
      if (number !== null && following === null) continue;
      const keys = part.map(({ glyph, line }) => `${indexOf.get(line)}:${glyph.piece}:${glyph.at}`);
      const whole =
        following === null
          ? hit
          : { ...hit, rect: union(hit.rect, following.rect), pieces: new Set([...hit.pieces, following]) };
      found.push({ hit: whole, keys, weight: label.length - 3 * match.edits });
    }
  }
  return found;
}

function numberAfter(number: string, end: PlacedGlyph | undefined): Piece | null {
  const piece = end?.line.segment.pieces[end.glyph.piece + 1];
  return piece?.text.replace(/[.:]$/, '') === number ? piece : null;
}

/** Each printed letter belongs to one label: the longest with the fewest slips. */
function withoutRivals<Name extends string>(found: readonly Found<Name>[]): readonly LabelHit<Name>[] {
  const taken = new Set<string>();
  const kept: LabelHit<Name>[] = [];
  for (const { hit, keys } of [...found].sort((one, other) => other.weight - one.weight)) {
    if (keys.filter((key) => taken.has(key)).length > 0.2 * keys.length) continue;
    for (const key of keys) taken.add(key);
    kept.push(hit);
  }
  return kept.sort((one, other) => one.rect.top - other.rect.top || one.rect.left - other.rect.left);
}

/** Two wordings of one label, one below the other, are one label that was broken where neither ends. */
function joinLines<Name extends string>(hits: readonly LabelHit<Name>[]): readonly LabelHit<Name>[] {
  const joined: LabelHit<Name>[] = [];
  for (const hit of hits) {
    const index = joined.findIndex((other) => {
      const height = Math.max(hit.lineHeight, other.lineHeight);
      const gap = Math.max(hit.rect.top - other.rect.bottom, other.rect.top - hit.rect.bottom);
      const aside = Math.max(hit.rect.left - other.rect.right, other.rect.left - hit.rect.right);
      return other.name === hit.name && gap < 0.9 * height && aside < 0.9 * height && !startsAgain(hit, other);
    });
    const other = joined[index];
    if (other === undefined) joined.push(hit);
    else {
      joined[index] = {
        ...other,
        rect: union(other.rect, hit.rect),
        pieces: new Set([...other.pieces, ...hit.pieces]),
        distortion: Math.min(other.distortion, hit.distortion),
        text: `${other.text} ${hit.text}`.slice(0, 120),
      };
    }
  }
  return joined;
}

/** The same wording twice is the label twice, for example of cells side by side. */
function startsAgain<Name extends string>(one: LabelHit<Name>, other: LabelHit<Name>): boolean {
  return foldLabel(one.text) === foldLabel(other.text);
}
