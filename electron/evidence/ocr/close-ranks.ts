import type { CleanStrip } from './clean-strip.ts';
import type { GrayPicture } from './gray-picture.ts';

/**
 * The characters of a cleaned strip side by side, as in running print: readers know words, not single digits in cells.
 * Null where nothing stands in the strip.
 */
export function closeRanks({ picture, glyphs }: CleanStrip): GrayPicture | null {
  const digits = glyphs.filter(({ isPoint }) => !isPoint);
  if (digits.length === 0) return null;
  const top = Math.min(...digits.map((glyph) => glyph.top));
  const bottom = Math.max(...digits.map((glyph) => glyph.bottom));
  const size = bottom - top;
  const gap = Math.max(2, Math.round(size * 0.16));
  const margin = Math.round(size * 0.4);
  const width = glyphs.reduce((sum, glyph) => sum + glyph.right - glyph.left + gap, 2 * margin - gap);
  const height = size + 2 * Math.round(size * 0.3);
  const data = new Uint8Array(width * height).fill(255);
  let x = margin;
  for (const glyph of glyphs) {
    for (let row = 0; row < height; row += 1) {
      const source = row + top - Math.round(size * 0.3);
      if (source < Math.max(0, glyph.top - 2) || source >= Math.min(picture.height, glyph.bottom + 2)) continue;
      const from = source * picture.width + glyph.left;
      data.set(picture.data.subarray(from, from + glyph.right - glyph.left), row * width + x);
    }
    x += glyph.right - glyph.left + gap;
  }
  return { data, width, height };
}
