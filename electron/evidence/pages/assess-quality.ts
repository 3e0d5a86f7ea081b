import type { PageReading, Word } from '../../../shared/domain/evidence/reading.ts';

/** Words that are surely words and not a speck or a line. */
const leastCharacters = 3;
const leastWords = 5;
const sureFrom = 0.85;
/**
 * Share of words that are read surely. Measured on one photo made smaller step by step: with letters of 13 pixels 0.88,
 * of 9 pixels 0.81 and all right, of 6 pixels 0.36 and digits wrong, below that nearly nothing.
 */
const poorBelow = 0.7;
const unreadableBelow = 0.3;
/** Share of dark pixels of a page on which something stands, though no words were found. */
const inkOfWriting = 0.01;

/**
 * Whether a recognised page can be built on. Blur, small print, poor light and noise all show in the same place: in how
 * surely the words could be read. A page without any writing is `good`: there is nothing on it to misread. Pure.
 */
export function assessQuality(words: readonly Word[], ink: number): PageReading['quality'] {
  const letters = words.filter(({ text }) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= leastCharacters);
  const sure = letters.filter(({ confidence }) => confidence >= sureFrom).length;
  if (letters.length < leastWords) {
    const isGuess = letters.length > 0 && sure === 0;
    return isGuess || (letters.length === 0 && ink > inkOfWriting) ? 'unreadable' : 'good';
  }
  if (sure < letters.length * unreadableBelow) return 'unreadable';
  return sure < letters.length * poorBelow ? 'poor' : 'good';
}
