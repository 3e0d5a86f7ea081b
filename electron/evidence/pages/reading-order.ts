import type { Word } from '../../../shared/domain/evidence/reading.ts';

/** Lines from the top, words from the left, as one reads after the page was turned. */
export function inReadingOrder(words: readonly Word[], turned: 0 | 90 | 180 | 270): readonly Word[] {
  const placed = words.map((word) => ({ word, ...standing(word.box, turned) }));
  const rows: (typeof placed)[] = [];
  for (const entry of placed.sort((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    const isSameRow = first !== undefined && Math.abs(entry.y - first.y) < Math.min(entry.height, first.height) * 0.5;
    if (row !== undefined && isSameRow) row.push(entry);
    else rows.push([entry]);
  }
  return rows.flatMap((row) => row.sort((one, other) => one.x - other.x).map(({ word }) => word));
}

/** Middle and height of a word on the turned page. */
function standing({ left, top, width, height }: Word['box'], turned: 0 | 90 | 180 | 270) {
  const [x, y] = [left + width / 2, top + height / 2];
  switch (turned) {
    case 0:
      return { x, y, height };
    case 90:
      return { x: 1 - y, y: x, height: width };
    case 180:
      return { x: 1 - x, y: 1 - y, height };
    case 270:
      return { x: y, y: 1 - x, height: width };
  }
}
