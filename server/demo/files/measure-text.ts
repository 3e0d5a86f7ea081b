import { breakLines } from '../../documents/break-lines.ts';
import { faceFor, fontFaces } from '../../documents/font-files.ts';
import type { TextStyle } from '../../documents/typesetter.ts';

const known = new Map<string, number>();
const most = 20_000;

/** Width of a text in points, the same for every target; words are remembered because letters repeat them. */
export function textWidth(text: string, style: TextStyle): number {
  const words = text.split(/(?<= )/);
  return words.reduce((width, word) => width + wordWidth(word, style.family, style.weight), 0) * style.size;
}

export function textLines(text: string, style: TextStyle, width: number): readonly string[] {
  return breakLines(text, width, (part) => textWidth(part, style));
}

/** For a size of one point. */
function wordWidth(word: string, family: TextStyle['family'], weight: number): number {
  const key = `${family}/${weight}/${word}`;
  const remembered = known.get(key);
  if (remembered !== undefined) return remembered;
  const faces = fontFaces(family, weight);
  let width = 0;
  for (const character of word) {
    const font = faceFor(faces, character)?.font;
    if (font === undefined) continue;
    width += font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm;
  }
  if (known.size >= most) known.clear();
  known.set(key, width);
  return width;
}
