import type { GrayPicture } from '../ocr/gray-picture.ts';

/** Side of the fields in which the brightness of the paper is taken, in parts of the long side. */
const fieldPart = 1 / 48;
/** The paper is the brightness that so many of the pixels of a field stay below. */
const paperShare = 0.85;
/** Darker than this is no paper in a shadow but something black: it must stay black. */
const darkestPaper = 40;

/**
 * Paper becomes white and writing dark wherever it lies: shadows, uneven light and coloured paper go. Each pixel is
 * divided by the brightness of the paper around it.
 */
export function flattenLight(picture: GrayPicture): GrayPicture {
  const { data, width, height } = picture;
  const field = Math.max(16, Math.round(Math.max(width, height) * fieldPart));
  const [columns, rows] = [Math.ceil(width / field), Math.ceil(height / field)];
  const paper = smooth(withoutDark(paperOf(picture, field, columns, rows), columns, rows), columns, rows);
  const flat = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const rowPlace = clamp((y + 0.5) / field - 0.5, 0, rows - 1);
    const upper = Math.floor(rowPlace);
    const lower = Math.min(rows - 1, upper + 1);
    const shareY = rowPlace - upper;
    for (let x = 0; x < width; x += 1) {
      const columnPlace = clamp((x + 0.5) / field - 0.5, 0, columns - 1);
      const left = Math.floor(columnPlace);
      const right = Math.min(columns - 1, left + 1);
      const shareX = columnPlace - left;
      const above =
        (paper[upper * columns + left] ?? 255) * (1 - shareX) + (paper[upper * columns + right] ?? 255) * shareX;
      const below =
        (paper[lower * columns + left] ?? 255) * (1 - shareX) + (paper[lower * columns + right] ?? 255) * shareX;
      const white = above * (1 - shareY) + below * shareY;
      flat[y * width + x] = Math.min(255, ((data[y * width + x] ?? 255) * 250) / white);
    }
  }
  return { data: flat, width, height };
}

function paperOf({ data, width, height }: GrayPicture, field: number, columns: number, rows: number): Float32Array {
  const paper = new Float32Array(columns * rows);
  const counts = new Uint32Array(256);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      counts.fill(0);
      let pixels = 0;
      for (let y = row * field; y < Math.min(height, (row + 1) * field); y += 2) {
        for (let x = column * field; x < Math.min(width, (column + 1) * field); x += 2) {
          const value = data[y * width + x] ?? 255;
          counts[value] = (counts[value] ?? 0) + 1;
          pixels += 1;
        }
      }
      let below = 0;
      let value = 0;
      while (value < 255 && below + (counts[value] ?? 0) < pixels * paperShare) {
        below += counts[value] ?? 0;
        value += 1;
      }
      paper[row * columns + column] = value;
    }
  }
  return paper;
}

/** Fields of something dark (a bar, a table beside the sheet) take the brightness of the paper near them. */
function withoutDark(paper: Float32Array, columns: number, rows: number): Float32Array {
  const usual = [...paper].sort((one, other) => one - other)[Math.floor(paper.length / 2)] ?? 255;
  const isDark = (value: number) => value < Math.max(darkestPaper, usual * 0.35);
  const filled = paper.map((value) => (isDark(value) ? 0 : value));
  for (let round = 0; round < Math.max(columns, rows) && filled.includes(0); round += 1) {
    const before = filled.slice();
    for (let index = 0; index < before.length; index += 1) {
      if (before[index] !== 0) continue;
      const near = neighbours(before, index, columns, rows).filter((value) => value !== 0);
      if (near.length > 0) filled[index] = near.reduce((sum, value) => sum + value, 0) / near.length;
    }
  }
  return filled.map((value) => (value === 0 ? 255 : value));
}

/** The middle of three by three fields: a black heading in one of them does not count. */
function smooth(paper: Float32Array, columns: number, rows: number): Float32Array {
  return paper.map((_, index) => {
    const sorted = neighbours(paper, index, columns, rows).sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length * 0.6)] ?? 255;
  });
}

function neighbours(paper: Float32Array, index: number, columns: number, rows: number): number[] {
  const [row, column] = [Math.floor(index / columns), index % columns];
  const values: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
      values.push(paper[y * columns + x] ?? 255);
    }
  }
  return values;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
