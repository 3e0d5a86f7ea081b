import type { Word } from '../../../shared/domain/evidence/reading.ts';
import type { ReadCharacter } from './ctc.ts';
import type { WritingLine } from './find-lines.ts';
import { cutStrip, type GrayPicture, toParts } from './gray-picture.ts';

/**
 * The words of a line that was read: characters are divided at spaces, and where the picture shows a gap that the reader
 * left out. Boxes in parts of the picture.
 */
export function splitWords(
  characters: readonly ReadCharacter[],
  line: WritingLine,
  gaps: readonly Gap[],
  picture: Pick<GrayPicture, 'width' | 'height'>,
): readonly Word[] {
  const words: Word[] = [];
  let word: ReadCharacter[] = [];
  let start = 0;
  const finish = (end: number) => {
    const text = word.map((character) => character.text).join('');
    if (text !== '') {
      const sum = word.reduce((total, character) => total + character.confidence, 0);
      const least = Math.min(...word.map((character) => character.confidence));
      // One doubtful character makes the word doubtful, however sure the others are.
      const confidence = Math.min(1, (sum / word.length + least) / 2);
      words.push({ text: text.slice(0, 400), box: toParts(boxOf(line, start, end), picture), confidence });
    }
    word = [];
  };
  let before = 0;
  for (const character of characters) {
    const gap = gaps.find(({ from, to }) => (from + to) / 2 > before && (from + to) / 2 < character.at);
    if (word.length > 0 && gap !== undefined) {
      finish(gap.from);
      start = gap.to;
    } else if (word.length === 0) {
      start = gap?.to ?? start;
    }
    if (character.text === ' ') {
      if (word.length > 0) finish(character.at);
      start = character.at;
    } else word.push(character);
    before = character.at;
  }
  finish(gaps.findLast(({ to }) => to >= 1)?.from ?? 1);
  return words;
}

/** In heights of the line's strip; the gap between letters is about a third of it. */
const wordGap = 0.25;
const stripHeight = 48;

/** The words of a line with the gaps that the picture itself shows. */
export function splitLine(
  characters: readonly ReadCharacter[],
  line: WritingLine,
  picture: GrayPicture,
): readonly Word[] {
  const width = Math.max(16, Math.round((line.width / line.height) * stripHeight));
  return splitWords(characters, line, findGaps(cutStrip(picture, line, width, stripHeight), wordGap), picture);
}

/** A stretch without ink, in parts (0 to 1) of a line. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Stretches without ink in a strip of writing that are at least `share` of its height wide; those at the ends always. */
export function findGaps(strip: GrayPicture, share: number): readonly Gap[] {
  const { data, width, height } = strip;
  const middle = { from: Math.floor(height * 0.12), to: Math.ceil(height * 0.88) };
  const darkest = new Uint8Array(width).fill(255);
  for (let row = middle.from; row < middle.to; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const grey = data[row * width + column] ?? 255;
      if (grey < (darkest[column] ?? 255)) darkest[column] = grey;
    }
  }
  const sorted = Uint8Array.from(data).sort();
  const paper = sorted[Math.floor(sorted.length * 0.75)] ?? 255;
  const ink = sorted[Math.floor(sorted.length * 0.02)] ?? 0;
  const level = paper - (paper - ink) * 0.35;
  const gaps: Gap[] = [];
  let from = 0;
  for (let column = 0; column <= width; column += 1) {
    if (column < width && (darkest[column] ?? 255) >= level) continue;
    const isAtEnd = from === 0 || column === width;
    if (column > from && (isAtEnd || column - from >= share * height))
      gaps.push({ from: from / width, to: column / width });
    from = column + 1;
  }
  return gaps;
}

/** The upright box around a stretch of a line that may lie askew. */
function boxOf(line: WritingLine, from: number, to: number) {
  const cos = Math.cos(line.angle);
  const sin = Math.sin(line.angle);
  const near = (from - 0.5) * line.width;
  const far = (to - 0.5) * line.width;
  // Half of what the line was grown by belongs to the paper around it.
  const half = line.height * 0.38;
  return {
    left: line.x + near * cos,
    right: line.x + far * cos,
    top: line.y + Math.min(near * sin, far * sin) - half,
    bottom: line.y + Math.max(near * sin, far * sin) + half,
  };
}
