/**
 * Text from outside as it may stand on paper: nothing is lost and nothing can mislead. Characters without a shape
 * (controls, direction marks, emojis the font lacks) are written out by their code, for example `[U+202E]`.
 * Line breaks are kept, a tab becomes a blank, letters are composed (NFC) so that the fonts have them.
 */
export function printableText(text: string, hasGlyph: (character: string) => boolean): string {
  const composed = text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u00a0\u202f]/g, ' ');
  return Array.from(composed, (character) => {
    if (character === '\n' || character === ' ') return character;
    return unprintable.test(character) || !hasGlyph(character) ? codeOf(character) : character;
  }).join('');
}

/** Controls, format and direction characters, lone surrogates, private and unassigned code points, separators. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/u;

function codeOf(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0;
  return `[U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}]`;
}
