import type { GrayPicture } from './gray-picture.ts';
import type { DigitRow } from './group-rows.ts';

/** The characters of a row side by side, as in running print: readers know words, not single digits in cells. */
export function closeRanks(clean: GrayPicture, row: DigitRow): GrayPicture {
  const { size, glyphs } = row;
  const gap = Math.max(2, Math.round(size * 0.14));
  const margin = Math.round(size * 0.5);
  const above = Math.round(size * 0.3);
  const width = glyphs.reduce((sum, glyph) => sum + glyph.right - glyph.left + gap, 2 * margin - gap);
  const height = row.bottom - row.top + 2 * above;
  const data = new Uint8Array(width * height).fill(255);
  let x = margin;
  for (const glyph of glyphs) {
    const from = Math.max(0, glyph.left - 1);
    const to = Math.min(clean.width, glyph.right + 1);
    for (let y = Math.max(0, glyph.top - 2); y < Math.min(clean.height, glyph.bottom + 2); y += 1) {
      const target = y - row.top + above;
      if (target < 0 || target >= height) continue;
      data.set(
        clean.data.subarray(y * clean.width + from, y * clean.width + to),
        target * width + x - (glyph.left - from),
      );
    }
    x += glyph.right - glyph.left + gap;
  }
  return { data, width, height };
}
