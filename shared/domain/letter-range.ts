import { foldName, nameWords } from './fold-name.ts';
import type { LetterRange } from './responsibility-rule.ts';

/**
 * Whether a family name begins within a range. Null where that cannot be said: the name has no Latin letter that a range
 * could name. Pure.
 */
export function isInLetterRange(familyName: string, { from, to }: LetterRange): boolean | null {
  const [first = ''] = nameWords(familyName);
  if (!/^[a-z]/.test(first)) return null;
  const [low, high] = [foldName(from), foldName(to)];
  return first.slice(0, low.length) >= low && first.slice(0, high.length) <= high;
}
