import type { Word } from '../../../shared/domain/evidence/reading.ts';
import type { Paint } from './inspect-paint.ts';

/** A picture that covers this much of a page, or nearly as much of the paper on it, may hold what matters. */
const pictureFrom = 0.2;
/** Letters beside a picture that are more than a page number or the stamp of a portal. */
const writingFrom = 150;
/** Letters of a page without pictures. */
const leastLetters = 3;

/**
 * Whether a text layer can stand for its page. It cannot where it is hidden (the layer that a scanner guessed under its
 * picture, or anything that a person does not see), where a picture holds most of the page and little is written beside
 * it, and where its characters have no meaning because the font does not say which ones they are. Pure.
 */
export function decideTrust(words: readonly Word[], paint: Paint): boolean {
  const text = words.map((word) => word.text).join('');
  if (text.length < leastLetters || !isMeaningful(text)) return false;
  if (paint.hiddenLetters > Math.max(2, paint.seenLetters * 0.02)) return false;
  return paint.largestImage < pictureFrom || paint.seenLetters >= writingFrom;
}

/** Fonts without a table to Unicode give private, control and replacement characters, or signs in place of letters. */
function isMeaningful(text: string): boolean {
  const usual = text.match(/[\p{Script=Latin}\p{Nd}]/gu)?.length ?? 0;
  const broken = text.match(/[\p{Co}\p{Cn}\p{Cc}\uFFFD]/gu)?.length ?? 0;
  return usual >= text.length * 0.4 && broken <= text.length * 0.05;
}
