import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { createLayoutCache, type LayoutCache } from './layout-cache.ts';
import { unpackWoff } from './unpack-woff.ts';

/** The packages bring each family in files by script; a text may need several of them. */
const scripts = ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'] as const;

export type FontFamily = 'fira-sans' | 'arimo' | 'tinos' | 'cousine';

export interface FontFace {
  /** Unique, for example `fira-sans-latin-600`; the name under which a document registers the font. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly font: Font;
  /** How words are set with it, from one document to the next: the labels are the same in all of them. */
  readonly layouts: LayoutCache;
}

const loaded = new Map<string, readonly FontFace[]>();

/**
 * The faces of a family from its npm package, in the order in which they are asked for a glyph. Never a font of the
 * operating system: a document must look the same, and have the same bytes, on every machine.
 */
export function fontFaces(family: FontFamily, weight: number): readonly FontFace[] {
  const key = `${family}-${weight}`;
  const known = loaded.get(key);
  if (known !== undefined) return known;
  const require = createRequire(import.meta.url);
  const faces = scripts.map((script) => {
    const path = require.resolve(`@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff`);
    const bytes = unpackWoff(readFileSync(path));
    return { name: `${family}-${script}-${weight}`, bytes, font: openFont(bytes), layouts: createLayoutCache() };
  });
  loaded.set(key, faces);
  return faces;
}

/**
 * A font remembers each glyph with the characters it was first asked for. Asking in a fixed order at the start keeps
 * what one document does (a dotless i inside an ï, a ligature) from changing the text or the bytes of the next.
 */
function openFont(bytes: Buffer): Font {
  const font = create(bytes) as Font;
  font.layout('ff fi fl ffi ffl');
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint);
  return font;
}

const facesByCharacter = new WeakMap<readonly FontFace[], Map<string, FontFace | undefined>>();

/** The first face that has the character, or undefined when none has. */
export function faceFor(faces: readonly FontFace[], character: string): FontFace | undefined {
  const known = facesByCharacter.get(faces) ?? new Map<string, FontFace | undefined>();
  facesByCharacter.set(faces, known);
  if (known.has(character)) return known.get(character);
  const codePoint = character.codePointAt(0);
  const face = codePoint === undefined ? undefined : faces.find(({ font }) => font.hasGlyphForCodePoint(codePoint));
  known.set(character, face);
  return face;
}
