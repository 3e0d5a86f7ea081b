export interface TextMatch {
  /** Index of the first letter, and after the last one. */
  readonly from: number;
  readonly to: number;
  /** Letters changed, missing or too many (Levenshtein). */
  readonly edits: number;
}

/**
 * Every place where the pattern stands in the text with at most so many edits (Sellers): of overlapping places only the
 * one with the fewest edits.
 */
export function findApproximately(text: string, pattern: string, maxEdits: number): readonly TextMatch[] {
  const size = pattern.length;
  if (size === 0 || text.length < size - maxEdits) return [];
  let edits = Array.from({ length: size + 1 }, (_, index) => index);
  let starts = new Array<number>(size + 1).fill(0);
  const ends: TextMatch[] = [];
  for (let at = 1; at <= text.length; at += 1) {
    const nextEdits = [0];
    const nextStarts = [at];
    for (let row = 1; row <= size; row += 1) {
      const changed = (edits[row - 1] ?? 0) + (text[at - 1] === pattern[row - 1] ? 0 : 1);
      const extra = (edits[row] ?? 0) + 1;
      const missing = (nextEdits[row - 1] ?? 0) + 1;
      const least = Math.min(changed, extra, missing);
      nextEdits.push(least);
      if (least === changed) nextStarts.push(starts[row - 1] ?? 0);
      else if (least === extra) nextStarts.push(starts[row] ?? 0);
      else nextStarts.push(nextStarts[row - 1] ?? 0);
    }
    edits = nextEdits;
    starts = nextStarts;
    const found = edits[size] ?? size;
    if (found <= maxEdits) ends.push({ from: starts[size] ?? 0, to: at, edits: found });
  }
  return withoutOverlaps(ends);
}

function withoutOverlaps(matches: readonly TextMatch[]): readonly TextMatch[] {
  const best = [...matches].sort((one, other) => one.edits - other.edits || one.to - other.to);
  const kept: TextMatch[] = [];
  for (const match of best) {
    if (kept.every((other) => match.to <= other.from || match.from >= other.to)) kept.push(match);
  }
  return kept.sort((one, other) => one.from - other.from);
}

/** All runs of three letters, to rule out soon that a pattern stands in a text. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at += 1) trigrams.add(text.slice(at, at + 3));
  return trigrams;
}

/** Each edit spoils at most three trigrams: with fewer left, the pattern cannot stand there. */
export function canStandIn(trigrams: ReadonlySet<string>, pattern: ReadonlySet<string>, maxEdits: number): boolean {
  let missing = 0;
  for (const trigram of pattern) {
    if (trigrams.has(trigram)) continue;
    missing += 1;
    if (missing > 3 * maxEdits) return false;
  }
  return true;
}

/** Levenshtein distance, with a swap of two neighbours as one edit. */
export function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      let least = Math.min(
        (rows[row - 1]?.[column - 1] ?? 0) + (isSame ? 0 : 1),
        (rows[row - 1]?.[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
      );
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (isSwapped) least = Math.min(least, (rows[row - 2]?.[column - 2] ?? 0) + 1);
      line.push(least);
    }
    rows.push(line);
  }
  return rows[one.length]?.[other.length] ?? 0;
}
