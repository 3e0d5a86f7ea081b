import type { Piece } from './page-layout.ts';

/** One folded letter and where it comes from. */
export interface Glyph {
  readonly letter: string;
  readonly piece: number;
  /** Index within the text of the piece. */
  readonly at: number;
}

const folded: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'i',
  đ: 'd',
  ı: 'i',
  l: 'i',
  j: 'i',
  '|': 'i',
};
const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '5': 's',
  '6': 'b',
  '8': 'b',
  '9': 'g',
  '!': 'i',
};

/**
 * Printed letters in the form in which labels are compared: lower case, marks lost (ä = a, as small print reads), letters
 * that engines mix up made one (i, l, j), digits inside a word taken for the letter they look like. Numbers and signs
 * are left out, so that a value between two lines of a label does no harm.
 */
export function foldPieces(pieces: readonly Piece[]): readonly Glyph[] {
  return pieces.flatMap(({ text }, piece) => foldText(text).map(({ letter, at }) => ({ letter, piece, at })));
}

export function foldText(text: string): readonly { readonly letter: string; readonly at: number }[] {
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  const digits = (text.match(/\d/g) ?? []).length;
  const isWord = letters > 0 && letters >= digits;
  const glyphs: { letter: string; at: number }[] = [];
  let at = 0;
  for (const character of text) {
    const low = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const plain = folded[low] ?? (isWord ? (lookAlikes[low] ?? low) : low);
    if (/^[a-z]+$/.test(plain)) for (const letter of plain) glyphs.push({ letter, at });
    at += character.length;
  }
  return glyphs;
}

export function foldLabel(label: string): string {
  return label
    .split(/\s+/)
    .flatMap((word) => foldText(word))
    .map(({ letter }) => letter)
    .join('');
}
