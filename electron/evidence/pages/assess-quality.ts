import type { PageReading, Word } from '../../../shared/domain/evidence/reading.ts';

/** Words that are surely words and not a speck or a line. */
const leastCharacters = 3;
const sureFrom = 0.85;

/**
 * Whether a recognised page can be built on. Blur, small print, poor light and noise all show in the same place: in how
 * surely the words could be read. A page without any writing is `good`: there is nothing on it to misread. Pure.
 */
export function assessQuality(words: readonly Word[], ink: number): PageReading['quality'] {
  const letters = words.filter(({ text }) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= leastCharacters);
  if (letters.length < 5) return ink > 0.01 ? 'unreadable' : 'good';
  const sure = letters.filter(({ confidence }) => confidence >= sureFrom).length / letters.length;
  if (sure < 0.25) return 'unreadable';
  return sure < 0.6 ? 'poor' : 'good';
}
